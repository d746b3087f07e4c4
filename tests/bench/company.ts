import { cpus, loadavg } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { migrate } from '../../db/migrate.ts';
import { buildIfNeeded } from '../../server/build.ts';
import { databaseUrl, startPostgres } from '../support/postgres.ts';
import { startServer, stopServers } from '../support/server.ts';
import { createBrowser } from './browser.ts';

export type Company = Awaited<ReturnType<typeof startCompany>>;

/**
 * An organization of its own to measure with: a PostgreSQL, a server as a user starts it, and its manager signed
 * in. `stop` ends both.
 */
export async function startCompany() {
  // The first build takes longer than a server may to start.
  buildIfNeeded(path.join(import.meta.dirname, '../..'), console.log);
  const database = await startPostgres();
  const client = new pg.Client(database.connection);
  const stop = async () => {
    await stopServers();
    await client.end();
    await database.stop();
  };
  try {
    await migrate(database.connection);
    await client.connect();
    const { origin } = await startServer({ databaseUrl: databaseUrl(database.connection) });
    const browser = createBrowser(origin);
    await browser.post('/set-up', {
      intent: 'own',
      organization: 'Company',
      name: 'Mara Manager',
      email: 'mara@company.example',
      password: 'the long way home',
    });
    const { rows } = await client.query<{ organization: string; person: string; version: string }>(
      `select organization_id as organization, person_id as person,
         current_setting('server_version') as version from membership`,
    );
    const [first] = rows;
    if (!first) throw new Error('nobody was set up');
    const machine = [
      `PostgreSQL ${first.version} as it comes, Node ${process.version}, ${cpus().length} x ${cpus()[0]?.model}`,
      `load of the machine: ${loadavg()[0]?.toFixed(1)}`,
    ];
    return { connection: database.connection, client, browser, ...first, machine, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
