/** Node only: looks at rows on several threads. In the browser a worker calls `matchPeople` as it is. */
import { Worker } from 'node:worker_threads';
import type { PeopleModel } from '../company/people-model.ts';
import type { Wanted } from '../company/row-scan.ts';
import {
  type FoundPairs,
  partsOf,
  roomFor,
  type ScanRows,
  scanParts,
} from '../company/scan-rows.ts';
import { ints } from '../company/shared-arrays.ts';

/** One scan, shared out. All arrays are in shared memory. */
export interface ScanJob {
  /** Null: that of the job before. */
  readonly model: PeopleModel | null;
  readonly wanted: Wanted;
  readonly found: FoundPairs;
  /** See `NEXT_PART` and the others. */
  readonly control: Int32Array;
  readonly parts: number;
}

export const NEXT_PART = 0;
/** Threads that took part, and that are through. */
export const JOINED = 1;
export const DONE = 2;

/** A thread that says nothing for so long is given up, and its rows are looked at here. */
const PATIENCE_MS = 60_000;

export interface ScanThreads {
  readonly scanRows: ScanRows;
  close(): Promise<void>;
}

/**
 * `count` threads in all: this one, which waits for the others (so call it where nothing else is to answer), and
 * `count - 1` workers. The outcome does not depend on `count`.
 */
export function createScanThreads(count: number): ScanThreads {
  const workers = Array.from({ length: count - 1 }, () => {
    const worker = new Worker(new URL('./scan-worker.ts', import.meta.url));
    worker.unref();
    // Whoever does not come is not waited for: its share is done here.
    worker.on('error', () => undefined);
    return worker;
  });
  let sent: PeopleModel | null = null;
  return {
    scanRows: (model, wanted, old) => {
      const found = roomFor(model, wanted.most, old);
      const control = ints(3);
      const parts = partsOf(model);
      const job = { model: model === sent ? null : model, wanted, found, control, parts };
      for (const worker of workers) worker.postMessage(job);
      sent = model;
      scanParts(model, wanted, found, () => takePart(control, parts));
      if (!isEverybodyThrough(control)) {
        let next = 0;
        scanParts(model, wanted, found, () => (next < parts ? next++ : -1));
      }
      return found;
    },
    async close() {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}

export function takePart(control: Int32Array, parts: number): number {
  const part = Atomics.add(control, NEXT_PART, 1);
  return part < parts ? part : -1;
}

/** Whoever took a part joined before; who joins later finds none. */
function isEverybodyThrough(control: Int32Array): boolean {
  const joined = Atomics.load(control, JOINED);
  for (;;) {
    const done = Atomics.load(control, DONE);
    if (done >= joined) return true;
    if (Atomics.wait(control, DONE, done, PATIENCE_MS) === 'timed-out') return false;
  }
}
