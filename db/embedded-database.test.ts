import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type EmbeddedDatabase, startEmbeddedDatabase } from './embedded-database.ts';

describe('the embedded database', () => {
  let database: EmbeddedDatabase;
  let pool: pg.Pool;
  beforeAll(async () => {
    database = await startEmbeddedDatabase({});
    pool = new pg.Pool({ ...database.connection, max: 5 });
    await pool.query('create table item (id integer primary key, name text not null)');
  }, 60_000);
  afterAll(async () => {
    await pool.end();
    await database.stop();
  });

  it('keeps concurrent transactions apart: what is rolled back leaves no row', async () => {
    const transaction = async (id: number, commit: boolean) => {
      const client = await pool.connect();
      try {
        await client.query('begin');
        await client.query('insert into item values ($1, $2)', [id, `item ${id}`]);
        await client.query(commit ? 'commit' : 'rollback');
      } finally {
        client.release();
      }
    };
    await Promise.all(Array.from({ length: 40 }, (_, id) => transaction(id, id % 2 === 0)));
    const { rows } = await pool.query('select count(*)::int as count from item');
    expect(rows).toEqual([{ count: 20 }]);
  });

  it('answers the right question after an error on another connection', async () => {
    const rounds = Array.from({ length: 60 }, async (_, round) => {
      if (round % 3 === 0) {
        await expect(pool.query('select * from no_such_table')).rejects.toThrow(/no_such_table/);
      } else {
        const { rows } = await pool.query('select $1::int as round', [round]);
        expect(rows).toEqual([{ round }]);
      }
    });
    await Promise.all(rounds);
  });

  it("never mixes one connection's query with another's", { timeout: 60_000 }, async () => {
    await pool.query('create table load (id integer primary key, text text not null)');
    let isOver = false;
    const poll = async (): Promise<number> => {
      let wrong = 0;
      for (let round = 0; !isOver; round++) {
        const { rows } = await pool.query('select $1::int as round, $2::text as kind', [
          round,
          'poll',
        ]);
        if (rows[0]?.round !== round || rows[0]?.kind !== 'poll') wrong++;
        if (round % 5 === 0) await pool.query('select $1::int / 0', [round]).catch(() => {});
      }
      return wrong;
    };
    const fill = async () => {
      for (let batch = 0; batch < 20; batch++) {
        const client = await pool.connect();
        await client.query('begin');
        const ids = Array.from({ length: 200 }, (_, index) => batch * 200 + index);
        const blanks = ids.map((_, index) => `($${2 * index + 1}, $${2 * index + 2})`);
        const values = ids.flatMap((id) => [id, 'x'.repeat(300)]);
        const { rowCount } = await client.query(`insert into load values ${blanks}`, values);
        expect(rowCount).toBe(ids.length);
        await client.query('commit');
        client.release();
      }
      isOver = true;
    };
    const [, ...wrong] = await Promise.all([fill(), poll(), poll(), poll()]);
    expect(wrong).toEqual([0, 0, 0]);
    const { rows } = await pool.query('select count(*)::int as count from load');
    expect(rows).toEqual([{ count: 4_000 }]);
  });
});

describe('the embedded database on disk', () => {
  it('loses nothing acknowledged when its process is killed', { timeout: 120_000 }, async () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ithaca-kill-'));
    const acknowledged: number[] = [];
    for (const lines of [5, 60, 150]) {
      const child = spawn(
        process.execPath,
        [path.join(import.meta.dirname, '../tests/support/endless-inserts.ts'), folder],
        { stdio: ['ignore', 'pipe', 'inherit'] },
      );
      let seen = 0;
      for await (const line of createInterface({ input: child.stdout })) {
        acknowledged.push(Number(line));
        if (++seen === lines) child.kill('SIGKILL');
      }
    }
    const database = await startEmbeddedDatabase({ dataFolder: folder });
    const client = new pg.Client(database.connection);
    await client.connect();
    const { rows } = await client.query<{ id: number }>('select id from item');
    const kept = new Set(rows.map((row) => row.id));
    expect(acknowledged.filter((id) => !kept.has(id))).toEqual([]);
    expect(acknowledged.length).toBeGreaterThanOrEqual(215);
    await client.end();
    await database.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  });
});
