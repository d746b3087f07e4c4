/**
 * npm run bench:insights [-- ENROLMENTS EVENTS]
 *
 * The dashboard of a program with 50,000 enrolments and a million events on a PostgreSQL of its own, seeded:
 * how long each answer takes, whole and for one group, and the plans of its queries, written to
 * tests/bench/insights.md. Ends with 1 where the median is 200 ms or more.
 */
import fs from 'node:fs';
import path from 'node:path';
import { sql } from 'kysely';
import { loadDashboard } from '../../app/features/insights/dashboard.server.ts';
import { median } from '../../app/features/insights/statistics.ts';
import { systemClock } from '../../app/platform/clock.ts';
import { type Database, openDatabase } from '../../app/platform/database.server.ts';
import type { World } from '../../app/platform/world.ts';
import { spread } from './browser.ts';
import { startCompany } from './company.ts';
import { insertProgram } from './insights-rows.ts';

const size = {
  enrolments: Number(process.argv[2] ?? 50_000),
  events: Number(process.argv[3] ?? 1_000_000),
};
const times = 40;
const limitMs = 200;
const groups = [null, 'site:Site 3', 'career_stage:mid'];

const said: string[] = [];
const plans: string[] = [];
const say = (line: string) => {
  console.log(line);
  said.push(line);
};
const company = await startCompany();
const { browser, client, connection, organization, person } = company;
try {
  const program = await insertProgram(client, organization, size);
  say(`${size.enrolments} enrolments, ${size.events} events; ${await countRows()}`);
  for (const line of company.machine) say(line);
  for (const group of groups) {
    const address = `/o/company/programs/${program}/dashboard${group ? `?group=${encodeURIComponent(group)}` : ''}`;
    await browser.get(address);
    const ms: number[] = [];
    for (let at = 0; at < times; at++) {
      const from = performance.now();
      await browser.get(address);
      ms.push(performance.now() - from);
    }
    say(`the page, ${group ?? 'the whole program'}: ${spread(ms)}`);
    if ((median(ms) ?? 0) >= limitMs) process.exitCode = 1;
  }
  await explain(program);
  for (const group of groups) {
    say(`CPU of one answer, ${group ?? 'the whole program'}: ${await costOf(program, group)}`);
  }
  const million = await measureCost(async (db) => {
    await sql`select count(*) from generate_series(1, 1000000)`.execute(db);
  });
  say(`to compare machines, CPU of counting to a million in SQL: ${million}`);
  say(`one event more, with its facts: ${spread(await addEvents(program))}`);
  write();
} finally {
  await company.stop();
}

async function countRows(): Promise<string> {
  const counts: string[] = [];
  for (const table of ['engagement', 'engagement_event', 'session', 'pulse', 'check_in']) {
    const { rows } = await client.query<{ count: string }>(`select count(*) from ${table}`);
    counts.push(`${rows[0]?.count} rows of ${table}`);
  }
  return counts.join(', ');
}

/** Runs the dashboard's own queries once more, each under EXPLAIN. */
async function explain(program: string): Promise<void> {
  const asked = new Map<string, readonly unknown[]>();
  const { db } = openDatabase(connection, ({ query }) => {
    if (query.sql.includes(' from ')) asked.set(query.sql, query.parameters);
  });
  const actor = { organizationId: organization, personId: person, role: 'admin' } as const;
  // A dashboard asks for no mail, queue or files.
  const world = { db, clock: systemClock } as World;
  await loadDashboard(world, actor, program, groups[1] ?? undefined);
  await db.destroy();
  for (const [text, parameters] of asked) {
    await client.query('begin');
    // What happened is read as the actor, with the filters of the row-level policies; answers as the server.
    if (!/pulse_sum|level_class|answer_group/.test(text)) {
      await client.query(
        `select set_config('role', 'ithaca_member', true), set_config('ithaca.organization', $1, true),
           set_config('ithaca.person', $2, true)`,
        [organization, person],
      );
    }
    await client.query(`set local jit = off`);
    const { rows } = await client.query<{ 'QUERY PLAN': string }>({
      text: `explain (analyze, costs off, timing off, summary on) ${text}`,
      values: [...parameters],
    });
    await client.query('rollback');
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
    plans.push('', '```sql', text.replaceAll(/\s*\n\s*/g, '\n'), '```', '', '```', plan, '```');
  }
}

/** What one answer costs, whatever else the machine does: time of the process and of the database's. */
async function costOf(program: string, group: string | null): Promise<string> {
  const actor = { organizationId: organization, personId: person, role: 'admin' } as const;
  return measureCost(async (db) => {
    await loadDashboard({ db, clock: systemClock } as World, actor, program, group ?? undefined);
  });
}

async function measureCost(ask: (db: Database) => Promise<void>): Promise<string> {
  const { db, pool } = openDatabase({ ...connection, max: 1 });
  const { rows } = await pool.query<{ pid: number }>('select pg_backend_pid() as pid');
  const ticks = () => {
    const fields = fs.readFileSync(`/proc/${rows[0]?.pid}/stat`, 'utf8').split(') ')[1]?.split(' ');
    return Number(fields?.[11]) + Number(fields?.[12]);
  };
  await ask(db);
  const [before, own] = [ticks(), process.cpuUsage()];
  for (let at = 0; at < times; at++) await ask(db);
  const used = process.cpuUsage(own);
  // A tick is a hundredth of a second.
  const spent = ((ticks() - before) * 10) / times;
  await db.destroy();
  const server = (used.user + used.system) / 1_000 / times;
  return `${spent.toFixed(0)} ms of the database, ${server.toFixed(0)} ms of the server`;
}

/** An event as a command writes it: what keeping the facts costs. */
async function addEvents(program: string): Promise<number[]> {
  const { rows } = await client.query<{ id: string }>(
    `select id from engagement where program_id = $1 order by id limit ${times}`,
    [program],
  );
  const ms: number[] = [];
  for (const { id } of rows) {
    const from = performance.now();
    await client.query(
      `insert into engagement_event (id, organization_id, engagement_id, kind, occurred_at)
       select gen_random_uuid(), organization_id, id, 'session_held', now() from engagement where id = $1`,
      [id],
    );
    ms.push(performance.now() - from);
  }
  return ms;
}

function write(): void {
  const file = path.join(import.meta.dirname, 'insights.md');
  const head = [
    '# The dashboard of a large program, measured',
    '',
    'Written by `npm run bench:insights`, seeded: the whole page over HTTP, then the plan of each of its queries.',
    '',
  ];
  const figures = said.map((line) => `- ${line}`);
  fs.writeFileSync(file, [...head, ...figures, '', '## Plans', ...plans, ''].join('\n'));
}
