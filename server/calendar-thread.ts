import { Worker } from 'node:worker_threads';
import type { BusyReading, CalendarReader } from '../app/platform/calendar-reader.ts';

/**
 * Reads each calendar on a thread of its own with little memory and little time: a rule such as
 * '30 February of every year' keeps some readers busy for ever.
 */
export function createThreadedCalendarReader(
  longestMs = 10_000,
): CalendarReader & { stop(): Promise<void> } {
  const running = new Set<Worker>();
  return {
    read(question) {
      return new Promise<BusyReading | null>((resolve) => {
        const worker = new Worker(new URL('./calendar-thread-worker.ts', import.meta.url), {
          workerData: question,
          resourceLimits: { maxOldGenerationSizeMb: 256 },
        });
        running.add(worker);
        const late = setTimeout(() => void worker.terminate(), longestMs);
        worker.once('message', resolve);
        worker.once('error', () => resolve(null));
        worker.once('exit', () => {
          clearTimeout(late);
          running.delete(worker);
          resolve(null);
        });
      });
    },
    async stop() {
      await Promise.all([...running].map((worker) => worker.terminate()));
    },
  };
}
