import { availableParallelism } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { arePairsListed } from '@ithaca/matching/company';
import { createScanThreads } from '@ithaca/matching/threads';
import { openDesk } from '../app/features/matching/desk.ts';
import type { GroundContent } from '../app/platform/solver.ts';
import type { Asked, Told } from './matching-thread.ts';

const content = workerData as GroundContent;
const { input, policy } = content;
const isListed = arePairsListed(policy, input.mentees.length, input.mentors.length);
const { scanRows } = createScanThreads(isListed ? 1 : Math.min(2, availableParallelism()));
const desk = openDesk(content, { scanRows, memory: process.availableMemory() });
const tell = (message: Told) => parentPort?.postMessage(message);

parentPort?.on('message', ({ id, name, given }: Asked) => {
  try {
    const answer =
      name === 'match'
        ? desk.match((progress) => tell({ id, progress }))
        : desk.answer(name, given);
    tell({ id, answer });
  } catch (thrown) {
    // An error loses its name and its code between threads.
    const { name: kind, message, code } = thrown as Error & { code?: string };
    tell({ id, error: { kind, message, ...(code !== undefined && { code }) } });
  }
});
