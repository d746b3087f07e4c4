import { parentPort } from 'node:worker_threads';
import type { PeopleModel } from '../company/people-model.ts';
import { scanParts } from '../company/scan-rows.ts';
import { DONE, JOINED, type ScanJob, takePart } from './scan-threads.ts';

let known: PeopleModel | null = null;

parentPort?.on('message', ({ model, wanted, found, control, parts }: ScanJob) => {
  known = model ?? known;
  if (known === null) return;
  Atomics.add(control, JOINED, 1);
  scanParts(known, wanted, found, () => takePart(control, parts));
  Atomics.add(control, DONE, 1);
  Atomics.notify(control, DONE);
});
