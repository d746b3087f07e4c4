import { execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';

export interface TestConnection {
  host?: string;
  port?: number;
  user?: string;
  password?: string;
  database?: string;
}

/** The address of one of its databases, as DATABASE_URL takes it. */
export function databaseUrl(connection: TestConnection, database = connection.database): string {
  const { host = '', port = 5432, user = '', password } = connection;
  const account = [user, ...(password ? [password] : [])].map(encodeURIComponent).join(':');
  const at = host.startsWith('/')
    ? `localhost/${database}?host=${encodeURIComponent(host)}`
    : `${host}:${port}/${database}`;
  return `postgres://${account}@${at}`;
}

/** The folder of `initdb` and `postgres`: on the PATH, or where Debian puts them. */
export function findPostgres(): string | undefined {
  const debian = '/usr/lib/postgresql';
  const versions = fs.existsSync(debian)
    ? fs
        .readdirSync(debian)
        .sort((a, b) => Number(b) - Number(a))
        .map((version) => path.join(debian, version, 'bin'))
    : [];
  const places = [...versions, ...(process.env.PATH ?? '').split(path.delimiter)];
  return places.find(
    (place) =>
      fs.existsSync(path.join(place, 'initdb')) && fs.existsSync(path.join(place, 'postgres')),
  );
}

/** PostgreSQL refuses to run as root: then it runs as this unprivileged user. */
function unprivilegedUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of ['postgres', 'nobody']) {
    try {
      const id = (flag: string) => Number(execFileSync('id', [flag, name], { encoding: 'utf8' }));
      return { uid: id('-u'), gid: id('-g') };
    } catch {}
  }
  throw new Error('PostgreSQL cannot run as root, and neither user postgres nor nobody exists.');
}

/** A real server: TEST_DATABASE_URL's, else one of our own in a temporary folder, socket only. */
export async function startPostgres(): Promise<{
  connection: TestConnection;
  stop(): Promise<void>;
}> {
  const given = process.env.TEST_DATABASE_URL;
  if (given) {
    const url = new URL(given);
    return {
      connection: {
        host: url.hostname,
        port: Number(url.port || 5432),
        user: decodeURIComponent(url.username),
        password: decodeURIComponent(url.password),
        database: url.pathname.slice(1) || 'postgres',
      },
      stop: async () => {},
    };
  }
  const programs = findPostgres();
  if (!programs) throw new Error('No PostgreSQL here: install it, or set TEST_DATABASE_URL.');
  const who = unprivilegedUser();
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ithaca-pg-'));
  if (who) fs.chownSync(folder, who.uid, who.gid);
  const data = path.join(folder, 'data');
  execFileSync(
    path.join(programs, 'initdb'),
    ['-D', data, '-U', 'postgres', '-A', 'trust', '--no-sync', '-E', 'UTF8', '--locale=C'],
    { ...who, stdio: 'pipe', cwd: folder },
  );
  const server = spawn(
    path.join(programs, 'postgres'),
    [
      '-D',
      data,
      '-k',
      folder,
      '-c',
      'listen_addresses=',
      '-c',
      'fsync=off',
      '-c',
      'max_connections=60',
    ],
    { ...who, stdio: 'ignore', cwd: folder },
  );
  const connection = { host: folder, user: 'postgres', database: 'postgres' };
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  await waitUntilAnswering(connection);
  return {
    connection,
    async stop() {
      server.kill('SIGINT');
      await ended;
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function waitUntilAnswering(connection: TestConnection): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    const client = new pg.Client(connection);
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      if (attempt >= 100) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
