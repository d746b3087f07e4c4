import { createServer } from 'node:http';
import path from 'node:path';
import { getRequestListener } from '@hono/node-server';
import type { ViteDevServer } from 'vite';
import { readSettings, SettingsError } from '../app/platform/settings.ts';
import { startEmbeddedDatabase } from '../db/embedded-database.ts';
import { migrate } from '../db/migrate.ts';
import type * as App from './app.ts';
import { buildIfNeeded } from './build.ts';
import { createThreadedCalendarReader } from './calendar-thread.ts';
import { DataFolderError, openDataFolder, readOrMakeSecret } from './data-folder.ts';
import { createWorkerSolver } from './matching-thread.ts';

export interface ServeOptions {
  /** Fill an empty installation with the example organization. */
  example: boolean;
  /** Serve from the sources, reloading as they change. */
  dev: boolean;
}

const root = path.join(import.meta.dirname, '..');

/** Starts Ithaca: database, jobs and web in one process, until SIGINT or SIGTERM. */
export async function serve({ example, dev }: ServeOptions): Promise<void> {
  // Whatever the process creates (the embedded database's files above all) is this user's only.
  process.umask(0o077);
  // React reads this when it is first imported, which the bundle does.
  process.env.NODE_ENV ??= dev ? 'development' : 'production';
  const say = (line: string) => console.log(line);
  const onTheWay: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (const step of onTheWay.splice(0).reverse()) await step();
  };
  try {
    const settings = readSettings(process.env);
    const folder = await openDataFolder(settings.dataFolder, say);
    onTheWay.push(() => folder.release());

    let vite: ViteDevServer | undefined;
    if (dev) {
      // Only here: an installation without the tools serves all the same.
      const { createServer: createViteServer } = await import('vite');
      vite = await createViteServer({ root, server: { middlewareMode: true }, appType: 'custom' });
      onTheWay.push(() => vite?.close() ?? Promise.resolve());
    } else {
      buildIfNeeded(root, say);
    }
    const load = async (): Promise<typeof App> =>
      (vite
        ? await vite.ssrLoadModule('/server/app.ts')
        : await import(path.join(root, 'build/server/index.js'))) as typeof App;
    const app = await load();

    const database = settings.databaseUrl
      ? { connection: { connectionString: settings.databaseUrl, max: 10 }, stop: async () => {} }
      : await startEmbeddedDatabase({
          dataFolder: settings.dataFolder,
          onCrash(error) {
            // Every query would fail from now on: end, so that whoever watches starts us anew.
            console.error(`The embedded database ended: ${error.message}. Stopping.`);
            process.exit(1);
          },
        });
    onTheWay.push(() => database.stop());
    await migrate(database.connection);

    const solver = createWorkerSolver();
    onTheWay.push(() => solver.stop());
    const calendarReader = createThreadedCalendarReader();
    onTheWay.push(() => calendarReader.stop());
    const running = await app.startWorld({
      settings,
      connection: database.connection,
      origin: settings.origin ?? `http://localhost:${settings.port}`,
      secret: readOrMakeSecret(settings.dataFolder, settings.secret),
      solver,
      calendarReader,
    });
    onTheWay.push(() => running.stop());
    if (example) await app.makeExample(running.world, say);
    await app.startWork(running);

    const serving = {
      clientFolder: path.join(root, 'build/client'),
      trustProxy: settings.trustProxy,
    };
    const web = app.createWeb(running.world, serving);
    const server = createServer(
      vite
        ? // Vite serves sources and reloads them; what it does not know comes from the fresh app.
          (request, response) =>
            vite.middlewares(request, response, async () => {
              const fresh = (await load()).createWeb(running.world, serving);
              await getRequestListener(fresh.fetch)(request, response);
            })
        : getRequestListener(web.fetch),
    );
    server.listen(settings.port, settings.host);
    await new Promise<void>((resolve, reject) => {
      server.once('listening', () => resolve());
      server.once('error', reject);
    });
    onTheWay.push(
      () =>
        new Promise<void>((resolve) => {
          server.close(() => resolve());
          server.closeIdleConnections();
          setTimeout(() => server.closeAllConnections(), 5_000).unref();
        }),
    );
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : settings.port;
    say(`Ithaca is ready: ${settings.origin ?? `http://localhost:${port}`}`);
    if (example) for (const line of app.exampleSignIns()) say(line);
    await untilAskedToStop();
    say('Stopping: finishing what is under way…');
    await stop();
    process.exit(0);
  } catch (error) {
    await stop();
    if (error instanceof SettingsError || error instanceof DataFolderError) {
      console.error(error.message);
      process.exit(2);
    }
    const { code, message, port } = error as NodeJS.ErrnoException & { port?: number };
    if (code === 'EADDRINUSE') {
      console.error(`Port ${port} is taken. Set PORT to another one, e.g. PORT=3001 npm start`);
      process.exit(2);
    }
    console.error(`Ithaca could not start: ${message}`);
    if (process.env.LOG_LEVEL === 'debug') console.error(error);
    process.exit(1);
  }
}

/** SIGINT, SIGTERM, or the end of the npm that started us: npm dies of a SIGTERM without passing it on. */
function untilAskedToStop(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
    if (!process.env.npm_lifecycle_event) return;
    const parent = process.ppid;
    const watch = setInterval(() => {
      if (process.ppid === parent) return;
      clearInterval(watch);
      resolve();
    }, 1_000);
  });
}
