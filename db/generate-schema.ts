// Writes db/schema.gen.ts, the row types, from a database with every migration applied.
// `--verify` writes nothing and fails when the file on disk differs.
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { startEmbeddedDatabase } from './embedded-database.ts';
import { migrate } from './migrate.ts';

const root = path.join(import.meta.dirname, '..');
const database = await startEmbeddedDatabase({});
try {
  await migrate(database.connection);
  const { host, user, database: name } = database.connection;
  const url = `postgres://${user}@localhost/${name}?host=${encodeURIComponent(host ?? '')}`;
  execFileSync(
    process.execPath,
    [
      path.join(root, 'node_modules/kysely-codegen/dist/cli/bin.js'),
      '--dialect=postgres',
      '--out-file=db/schema.gen.ts',
      '--date-parser=string',
      '--numeric-parser=number',
      '--exclude-pattern=schema_migration*',
      '--camel-case=false',
      ...process.argv.slice(2),
    ],
    {
      cwd: root,
      env: { ...process.env, DATABASE_URL: url },
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
} finally {
  await database.stop();
}
