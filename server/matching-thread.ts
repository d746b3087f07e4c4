import { Worker } from 'node:worker_threads';
import type { MatchingOutcome, Solver } from '../app/platform/solver.ts';

/** Matches each run on a thread of its own, so that pages keep answering meanwhile. */
export function createWorkerSolver(): Solver & { stop(): Promise<void> } {
  const running = new Set<Worker>();
  return {
    match(input, policy) {
      return new Promise<MatchingOutcome>((resolve, reject) => {
        const worker = new Worker(new URL('./matching-thread-worker.ts', import.meta.url), {
          workerData: { input, policy },
        });
        running.add(worker);
        worker.once('message', resolve);
        worker.once('error', reject);
        worker.once('exit', (code) => {
          running.delete(worker);
          reject(new Error(`the matching thread ended with ${code} and no result`));
        });
      });
    },
    async stop() {
      await Promise.all([...running].map((worker) => worker.terminate()));
    },
  };
}
