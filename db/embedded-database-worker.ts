// Runs on its own thread: PostgreSQL in WebAssembly would otherwise block every request while it works.
import fs from 'node:fs';
import path from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';

export interface EmbeddedDatabaseOrder {
  /** Where the files live; absent: in memory. */
  folder?: string;
  /** A data directory (gzipped tar) to start from, in memory only. */
  snapshotFile?: string;
  socketPath: string;
}

/**
 * PGlite runs PostgreSQL without fsync. After each query this brings what was written to the disk: the write-ahead
 * log where something may have been committed, the data files too when a checkpoint moved pg_control.
 */
class DurableFiles extends NodeFS {
  private readonly synced = new Map<string, number>();
  /** Whether a transaction is open: nothing of it is committed yet. */
  isInTransaction = () => false;

  override async syncToFs(): Promise<void> {
    if (!this.isInTransaction()) this.syncFolder(path.join(this.rootDir, 'pg_wal'));
    if (this.syncFile(path.join(this.rootDir, 'global', 'pg_control'))) {
      for (const folder of ['base', 'global', 'pg_xact', 'pg_multixact']) {
        this.syncFolder(path.join(this.rootDir, folder));
      }
    }
  }

  private syncFolder(folder: string): void {
    for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
      const full = path.join(folder, entry.name);
      if (entry.isDirectory()) this.syncFolder(full);
      else this.syncFile(full);
    }
  }

  private syncFile(file: string): boolean {
    const changed = fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs;
    if (changed === undefined || this.synced.get(file) === changed) return false;
    const descriptor = fs.openSync(file, 'r+');
    try {
      fs.fdatasyncSync(descriptor);
    } finally {
      fs.closeSync(descriptor);
    }
    this.synced.set(file, changed);
    return true;
  }
}

const order = workerData as EmbeddedDatabaseOrder;

const files = order.folder ? new DurableFiles(order.folder) : undefined;
const database = await PGlite.create(
  files
    ? { fs: files }
    : order.snapshotFile
      ? { loadDataDir: new Blob([fs.readFileSync(order.snapshotFile)]) }
      : {},
);

// The socket server runs one message after another, whichever connection each is from; but a query with
// parameters is several messages (parse, bind, execute, sync) that share the one session's unnamed
// statement. Mixed with another connection's they bind the wrong one, or are skipped after its error.
// So until a query's last message has run, the session counts as taken, as in a transaction.
// (Parse, Bind, Describe, Execute, Close, Flush; what else comes, Sync above all, ends a query.)
const middleMessages = new Set([...'PBDECH'].map((letter) => letter.charCodeAt(0)));
let isQueryOpen = false;
const isInTransaction = database.isInTransaction.bind(database);
if (files) files.isInTransaction = isInTransaction;
database.isInTransaction = () => isQueryOpen || isInTransaction();
const exec = database.exec.bind(database);
database.exec = (...args) => {
  // The server rolls back for a connection that went away.
  isQueryOpen = false;
  answers.length = 0;
  return exec(...args);
};

// Answers leave when a query's last message has run, and only after syncToFs: what a client was told is committed is
// on the disk by then. (Flush asks for what there is so far.)
const flush = 'H'.charCodeAt(0);
const answers: Uint8Array[] = [];
const run = database.execProtocolRawStream.bind(database);
database.execProtocolRawStream = async (message, { onRawData, ...options }) => {
  const kind = message[0] ?? 0;
  const endsQuery = !middleMessages.has(kind);
  try {
    await run(message, {
      ...options,
      syncToFs: endsQuery,
      onRawData: (data) => answers.push(data.slice()),
    });
  } catch (error) {
    // Not an SQL error, which is an answer: the engine or the disk failed. End the thread, and with it
    // the process, since the socket server would never answer anybody again.
    setImmediate(() => {
      throw error;
    });
    throw error;
  }
  isQueryOpen = !endsQuery;
  if (endsQuery || kind === flush) onRawData(Buffer.concat(answers.splice(0)));
};

const server = new PGLiteSocketServer({
  db: database,
  path: order.socketPath,
  maxConnections: 20,
});
await server.start();
parentPort?.postMessage('ready');
parentPort?.once('message', async () => {
  await server.stop();
  await database.close();
  parentPort?.postMessage('stopped');
});
