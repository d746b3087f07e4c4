import { type ChildProcess, spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, expect, inject, it } from 'vitest';
import { recipientsOf, startSmtpPeer } from '../../../tests/support/smtp-peer.ts';

const worker = path.join(import.meta.dirname, '../../../tests/support/mail-worker.ts');
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ithaca-mail-'));
const peer = await startSmtpPeer();
const children: ChildProcess[] = [];
const place = await databasePlace();
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  await place.remove();
  await peer.stop();
  fs.rmSync(folder, { recursive: true, force: true });
});

/** Where the worker finds its database: a folder of its own, or a copy on the real server. */
async function databasePlace() {
  const database = inject('database');
  if (database.kind === 'embedded')
    return { given: { dataFolder: folder }, remove: async () => {} };
  const name = `ithaca_killed_${process.pid}`;
  const admin = new pg.Client(database.connection);
  await admin.connect();
  await admin.query(`create database ${name} template ${database.template}`);
  return {
    given: { connection: { ...database.connection, database: name } },
    async remove() {
      await admin.query(`drop database ${name} with (force)`);
      await admin.end();
    },
  };
}

function start(...args: string[]): { child: ChildProcess; output: () => string } {
  const child = spawn(process.execPath, [worker, JSON.stringify(place.given), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  let output = '';
  child.stdout?.on('data', (chunk: Buffer) => (output += chunk));
  return { child, output: () => output };
}

async function until(condition: () => boolean): Promise<void> {
  for (let wait = 0; wait < 3_000 && !condition(); wait++) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  expect(condition()).toBe(true);
}

it('delivers each of 500 mails once, though its worker is killed in the middle', async () => {
  const first = start(peer.url, '500');
  await until(() => peer.received.length >= 200);
  const gone = new Promise((resolve) => first.child.once('exit', resolve));
  first.child.kill('SIGKILL');
  await gone;
  const atKill = peer.received.length;
  expect(atKill).toBeLessThan(500);

  // Ten minutes later the dead worker's lease is over.
  const second = start(peer.url, '0', '10');
  await until(() => /left 0\n/.test(second.output()));
  await new Promise((resolve) => setTimeout(resolve, 1_000));

  // What a mailbox keeps: one mail for each Message-ID.
  const ids = new Set(peer.received.map((mail) => mail.messageId));
  expect(ids.size).toBe(500);
  expect(new Set(peer.received.flatMap(recipientsOf)).size).toBe(500);
  // The one mail that the server had taken and the worker had no time to note may come again, as itself.
  expect(peer.received.length - 500).toBeLessThanOrEqual(1);
}, 300_000);
