import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { PoolConfig } from 'pg';
import type { EmbeddedDatabaseOrder } from './embedded-database-worker.ts';

export interface EmbeddedDatabase {
  /** How `pg` reaches it. */
  connection: PoolConfig;
  stop(): Promise<void>;
}

/** A Unix socket's address holds 107 bytes; longer data folders get a private one elsewhere. */
const longestSocketPath = 100;

/** Starts PGlite on a thread of its own, behind a Unix socket that only this user can open. */
export async function startEmbeddedDatabase(
  where: { dataFolder: string; onCrash?: (error: Error) => void } | { snapshotFile?: string },
): Promise<EmbeddedDatabase> {
  const inFolder = 'dataFolder' in where;
  const wanted = inFolder ? path.resolve(where.dataFolder, 'socket') : undefined;
  const socketFolder =
    wanted && Buffer.byteLength(wanted) <= longestSocketPath - '/.s.PGSQL.5432'.length
      ? wanted
      : fs.mkdtempSync(path.join(os.tmpdir(), 'ithaca-'));
  fs.mkdirSync(socketFolder, { recursive: true });
  // Whoever opens the socket is the database's owner: also in a folder that was restored from a copy.
  fs.chmodSync(socketFolder, 0o700);
  const socketPath = path.join(socketFolder, '.s.PGSQL.5432');
  fs.rmSync(socketPath, { force: true });

  const order: EmbeddedDatabaseOrder = inFolder
    ? { folder: path.resolve(where.dataFolder, 'database'), socketPath }
    : { snapshotFile: where.snapshotFile, socketPath };
  const worker = new Worker(new URL('./embedded-database-worker.ts', import.meta.url), {
    workerData: order,
  });
  await new Promise<void>((resolve, reject) => {
    worker.once('message', () => resolve());
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`the database thread ended with ${code}`)));
  });
  let stopping = false;
  worker.removeAllListeners();
  worker.once('error', (error: Error) => {
    if (!stopping && inFolder) where.onCrash?.(error);
  });

  return {
    connection: { host: socketFolder, port: 5432, user: 'postgres', database: 'postgres' },
    async stop() {
      stopping = true;
      await new Promise<void>((resolve) => {
        worker.once('message', () => resolve());
        worker.once('exit', () => resolve());
        worker.postMessage('stop');
      });
      await worker.terminate();
      if (socketFolder !== wanted) fs.rmSync(socketFolder, { recursive: true, force: true });
    },
  };
}
