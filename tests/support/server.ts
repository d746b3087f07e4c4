import { type ChildProcess, spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';

const root = path.join(import.meta.dirname, '../..');

export interface RunningServer {
  origin: string;
  dataFolder: string;
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

/** For `test.afterEach`: nothing outlives its test. */
export async function stopServers(): Promise<void> {
  for (const server of running) await server.stop('SIGKILL');
  for (const folder of folders) fs.rmSync(folder, { recursive: true, force: true });
  folders.clear();
}

export interface ServerOptions {
  /** With the example organization. */
  example?: boolean;
  smtpUrl?: string;
  /** Without one: a copy of an installation that journeys share, where there is one. */
  dataFolder?: string;
  /** On nothing at all, as at the very first start. */
  fresh?: boolean;
  /** The folder outlives `stopServers`. */
  keep?: boolean;
  databaseUrl?: string;
}

/** A folder of data for one server. */
function newFolder({ fresh, example, databaseUrl }: ServerOptions): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ithaca-e2e-'));
  const made = process.env.ITHACA_TEST_INSTALLATIONS;
  if (made && !fresh && !databaseUrl) {
    fs.cpSync(path.join(made, example ? 'example' : 'empty'), folder, { recursive: true });
  }
  return folder;
}

/** Starts Ithaca as a user would, in a folder of its own, and waits until it says that it is ready. */
export async function startServer(options: ServerOptions = {}): Promise<RunningServer> {
  const port = await freePort();
  const dataFolder = options.dataFolder ?? newFolder(options);
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
        DATABASE_URL: options.databaseUrl ?? '',
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
