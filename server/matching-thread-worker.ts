import { parentPort, workerData } from 'node:worker_threads';
import { type Problem, solve } from '@ithaca/matching';

parentPort?.postMessage(solve(workerData as Problem));
