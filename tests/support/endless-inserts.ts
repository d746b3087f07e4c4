// Inserts rows into an embedded database and prints each id once it is acknowledged, until killed.
import pg from 'pg';
import { startEmbeddedDatabase } from '../../db/embedded-database.ts';

const folder = process.argv[2];
if (!folder) throw new Error('usage: endless-inserts FOLDER');
const { connection } = await startEmbeddedDatabase({ dataFolder: folder });
const client = new pg.Client(connection);
await client.connect();
await client.query('create table if not exists item (id serial primary key)');
for (let count = 0; count < 5_000; count++) {
  const { rows } = await client.query<{ id: number }>(
    'insert into item default values returning id',
  );
  process.stdout.write(`${rows[0]?.id}\n`);
}
process.exit(0);
