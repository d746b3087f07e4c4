import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { databaseUrl } from './postgres.ts';

const root = path.join(import.meta.dirname, '../..');

export interface RunningServer {
  origin: string;
  dataFolder: string;
  /** How a test reaches its database, for what no browser can do. */
  database: pg.ClientConfig;
  process: ChildProcess;
  /** Everything it printed so far. */
  output(): string;
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

export async function freePort(): Promise<number> {
  const probe = net.createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as net.AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

/** Servers that a test left running, because it failed on the way. */
const running = new Set<RunningServer>();
/** The folders of data made for tests; a test may start a second server on the first one's. */
const folders = new Set<string>();
/** Their databases, by name. */
const databases = new Set<string>();

/** For `test.afterEach`: nothing outlives its test. */
export async function stopServers(): Promise<void> {
  for (const server of running) await server.stop('SIGKILL');
  for (const folder of folders) fs.rmSync(folder, { recursive: true, force: true });
  folders.clear();
  for (const name of databases) await askDatabase(`drop database ${name} with (force)`);
  databases.clear();
}

export interface ServerOptions {
  /** With the example organization. */
  example?: boolean;
  smtpUrl?: string;
  /** On the embedded database: what most journeys find out does not depend on it, and PostgreSQL is faster. */
  embedded?: boolean;
  /** Without one: a copy of an installation that journeys share, where there is one. */
  dataFolder?: string;
  /** On nothing at all, as at the very first start. */
  fresh?: boolean;
  /** The folder outlives `stopServers`. */
  keep?: boolean;
  databaseUrl?: string;
}

/** The installations that browser-setup.ts made: a folder each, and for PostgreSQL a database of its name. */
export const installations = {
  folder: 'ITHACA_TEST_INSTALLATIONS',
  /** The connection, as JSON; unset: the embedded database only. */
  postgres: 'ITHACA_TEST_POSTGRES',
};

export async function askDatabase(query: string): Promise<void> {
  const client = new pg.Client(JSON.parse(process.env[installations.postgres] ?? '{}'));
  await client.connect();
  await client.query(query);
  await client.end();
}

/** Where a server of its own keeps its data: in a new folder, or there and in a new database. */
async function newPlace(options: ServerOptions) {
  const { fresh, example, embedded, databaseUrl: given } = options;
  const dataFolder = fs.mkdtempSync(path.join(os.tmpdir(), 'ithaca-e2e-'));
  const made = process.env[installations.folder];
  if (!made || fresh || given) return { dataFolder, databaseUrl: given };
  const connection = process.env[installations.postgres];
  const kind = example ? 'example' : 'empty';
  if (!connection || embedded) {
    fs.cpSync(path.join(made, kind), dataFolder, { recursive: true });
    return { dataFolder };
  }
  fs.cpSync(path.join(made, 'postgres', kind), dataFolder, { recursive: true });
  const name = `journey_${randomUUID().replaceAll('-', '')}`;
  await askDatabase(`create database ${name} template journeys_${kind}`);
  databases.add(name);
  return { dataFolder, databaseUrl: databaseUrl(JSON.parse(connection), name) };
}

/** Starts Ithaca as a user would, in a folder of its own, and waits until it says that it is ready. */
export async function startServer(options: ServerOptions = {}): Promise<RunningServer> {
  const port = await freePort();
  const place = options.dataFolder
    ? { ...options, dataFolder: options.dataFolder }
    : await newPlace(options);
  const { dataFolder } = place;
  if (!options.keep) folders.add(dataFolder);
  const child = spawn(
    process.execPath,
    [path.join(root, 'bin/ithaca.mjs'), 'serve', ...(options.example ? ['--example'] : [])],
    {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        NODE_ENV: 'production',
        PORT: String(port),
        ITHACA_DATA: dataFolder,
        DATABASE_URL: place.databaseUrl ?? '',
        ITHACA_ORIGIN: '',
        SMTP_URL: options.smtpUrl ?? '',
        LOG_LEVEL: 'warn',
      },
    },
  );
  let output = '';
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  await new Promise<void>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`not ready in 4 minutes:\n${output}`)), 240_000);
    const hear = (chunk: Buffer) => {
      output += chunk;
      if (output.includes('Ithaca is ready')) {
        clearTimeout(late);
        resolve();
      }
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('exit', (code) => {
      clearTimeout(late);
      reject(new Error(`ended with ${code} before it was ready:\n${output}`));
    });
  });
  const server: RunningServer = {
    origin: `http://localhost:${port}`,
    dataFolder,
    database: place.databaseUrl
      ? { connectionString: place.databaseUrl }
      : { host: path.join(dataFolder, 'socket'), user: 'postgres', database: 'postgres' },
    process: child,
    output: () => output,
    async stop(signal = 'SIGTERM') {
      running.delete(server);
      child.kill(signal);
      return ended;
    },
  };
  running.add(server);
  return server;
}
