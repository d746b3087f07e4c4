import { parentPort, workerData } from 'node:worker_threads';
import { openDesk } from '../app/features/matching/desk.ts';
import type { GroundContent } from '../app/platform/solver.ts';
import type { Asked, Told } from './matching-thread.ts';

const desk = openDesk(workerData as GroundContent);
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
