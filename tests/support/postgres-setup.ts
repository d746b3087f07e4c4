import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { migrate } from '../../db/migrate.ts';
import { startPostgres } from './postgres.ts';

/** Migrates one template database on a real server; each test file gets a copy of it. */
export default async function setUp(project: TestProject) {
  const server = await startPostgres();
  const template = `ithaca_template_${process.pid}`;
  const admin = new pg.Client(server.connection);
  await admin.connect();
  await admin.query(`create database ${template}`);
  await migrate({ ...server.connection, database: template });
  project.provide('database', { kind: 'postgres', connection: server.connection, template });
  return async () => {
    await admin.query(`drop database ${template} with (force)`);
    await admin.end();
    await server.stop();
  };
}
