import { parentPort, workerData } from 'node:worker_threads';
import type { Policy } from '@ithaca/matching';
import { matchPeople } from '../app/features/matching/match-people.ts';
import type { MatchingInput } from '../app/platform/solver.ts';

const { input, policy } = workerData as { input: MatchingInput; policy: Policy };
parentPort?.postMessage(matchPeople(input, policy));
