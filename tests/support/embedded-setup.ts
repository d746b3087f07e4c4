import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import type { TestProject } from 'vitest/node';
import { startEmbeddedDatabase } from '../../db/embedded-database.ts';
import { migrate } from '../../db/migrate.ts';

/** Migrates one embedded database; each test file starts from a copy of its files. */
export default async function setUp(project: TestProject) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ithaca-test-'));
  const database = await startEmbeddedDatabase({ dataFolder: folder });
  await migrate(database.connection);
  await database.stop();
  const template = await PGlite.create(path.join(folder, 'database'));
  // Not packed: unpacking takes longer than reading, for every test file.
  const dump = await template.dumpDataDir('none');
  await template.close();
  const snapshotFile = path.join(folder, 'snapshot.tar');
  fs.writeFileSync(snapshotFile, Buffer.from(await dump.arrayBuffer()));
  project.provide('database', { kind: 'embedded', snapshotFile });
  return () => fs.rmSync(folder, { recursive: true, force: true });
}
