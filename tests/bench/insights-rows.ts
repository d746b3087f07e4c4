import { randomUUID } from 'node:crypto';
import type pg from 'pg';

export interface Size {
  /** Half of them mentees, half mentors: each mentee is matched. */
  enrolments: number;
  events: number;
}

/**
 * A program of that size, written in a few statements with one seed: pairs that began over two years, with
 * sessions, pulses, rated goals, actions and events. Facts are made from them by the statements of the
 * migration that made them first; triggers are kept out of it, as in a restore.
 */
export async function insertProgram(
  client: pg.Client,
  organizationId: string,
  { enrolments, events }: Size,
): Promise<string> {
  const program = randomUUID();
  const pairs = Math.floor(enrolments / 2);
  const each = Math.floor(events / pairs);
  await client.query(`select setseed(0.42)`);
  await client.query(
    `insert into program (id, organization_id, name, kind, state, starts_on, enrolment_code, created_at)
     values ($1, $2, 'Everybody', 'one_to_one', 'running', current_date - 720, $3, now())`,
    [program, organizationId, randomUUID()],
  );
  await client.query(`set session_replication_role = replica`);
  const run = (statement: string) =>
    client.query(
      statement
        .replaceAll(':organization', `'${organizationId}'::uuid`)
        .replaceAll(':program', `'${program}'::uuid`)
        .replaceAll(':pairs', String(pairs))
        .replaceAll(':each', String(each)),
    );
  await run(`create temp table pair as
    select n, gen_random_uuid() as id, gen_random_uuid() as mentor, gen_random_uuid() as mentee,
      gen_random_uuid() as mentor_place, gen_random_uuid() as mentee_place,
      current_date - 20 - (random() * 680)::integer as starts_on, random() as luck
    from generate_series(1, :pairs) as n`);
  for (const side of ['mentor', 'mentee']) {
    await run(`insert into person (id, name, email, email_verified)
      select ${side}, '${side} ' || n, '${side}' || n || '@company.example', true from pair`);
    await run(`insert into membership (organization_id, person_id, role, created_at)
      select :organization, ${side}, 'member', now() from pair`);
    await run(`insert into profile (organization_id, person_id, site, career_stage, updated_at)
      select :organization, ${side}, 'Site ' || 1 + n % 12,
        (array['early', 'mid', 'senior', 'manager', 'executive'])[1 + n % 5], now() from pair`);
    await run(`insert into enrolment (id, organization_id, program_id, person_id, side, state, capacity,
        hours_per_month, created_at, updated_at)
      select ${side}_place, :organization, :program, ${side}, '${side}', 'matched', 1,
        case when '${side}' = 'mentor' then 1 + n % 4 end, now(), now() from pair`);
  }
  await run(`insert into engagement (id, organization_id, program_id, kind, phase, starts_on, ends_on,
      cadence_days, session_minutes, created_at, agreed_at, closed_at)
    select id, :organization, :program, 'one_to_one',
      case when starts_on + 270 < current_date then case when luck < 0.8 then 'closed' else 'ended_early' end
        when luck < 0.1 then 'preparing' else 'working' end,
      starts_on, starts_on + 270, 30, 60, starts_on,
      case when luck >= 0.1 or starts_on + 270 < current_date then starts_on + interval '9 days' end,
      case when starts_on + 270 < current_date then starts_on + interval '260 days' end
    from pair`);
  for (const side of ['mentor', 'mentee']) {
    await run(`insert into engagement_member (engagement_id, organization_id, person_id, enrolment_id, role, joined_at)
      select id, :organization, ${side}, ${side}_place, '${side}', starts_on from pair`);
  }
  await run(`create temp table lived as
    select pair.*, least(9, (current_date - starts_on) / 30) as months from pair`);
  await run(`insert into session (id, organization_id, engagement_id, starts_at, minutes, time_zone, state, created_at)
    select gen_random_uuid(), :organization, id, starts_on + m * interval '30 days' + interval '12 days',
      60, 'UTC', case when random() < 0.8 then 'held' else 'cancelled' end, starts_on
    from lived, generate_series(0, months - 1) as m where luck >= 0.05`);
  await run(`insert into engagement_event (id, organization_id, engagement_id, kind, person_id, occurred_at)
    select gen_random_uuid(), :organization, id,
      (array['session_planned', 'session_held', 'goal_checked', 'pulse_answered', 'goal_set'])[1 + e % 5],
      mentee, least(now(), starts_on + e * interval '6 days')
    from lived, generate_series(1, :each) as e`);
  await run(`insert into pulse (id, organization_id, engagement_id, person_id, communication, respect,
      commitment, usefulness, workload, created_at)
    select gen_random_uuid(), :organization, id, person, 1 + (random() * 4)::integer,
      1 + (random() * 4)::integer, 1 + (random() * 4)::integer, 1 + (random() * 4)::integer,
      1 + (random() * 4)::integer, starts_on + m * interval '30 days' + interval '20 days'
    from lived, generate_series(0, months - 1) as m, unnest(array[mentor, mentee]) as person
    where random() < 0.6`);
  await run(`insert into goal (id, organization_id, engagement_id, owner_id, title, type, state, due_on, scale,
      created_at, updated_at)
    select gen_random_uuid(), :organization, id, mentee, 'Goal', 'learning', 'active', starts_on + 200,
      '["a", "b", "c", "d", "e"]', starts_on, starts_on
    from lived, generate_series(1, 2)`);
  await run(`insert into check_in (id, organization_id, engagement_id, goal_id, person_id, level, scale_version,
      progress, created_at)
    select gen_random_uuid(), :organization, goal.engagement_id, goal.id, person, -2 + (random() * 4)::integer,
      1, 50, goal.created_at + m * interval '30 days'
    from goal join lived on lived.id = goal.engagement_id, generate_series(1, 2) as m,
      unnest(array[mentor, mentee]) as person where goal.engagement_id in (select id from pair)`);
  await run(`insert into action (id, organization_id, engagement_id, owner_id, cue, deed, due_on, state, created_at)
    select gen_random_uuid(), :organization, id, person, 'When', 'I will', starts_on + m * 30 + 20,
      case when random() < 0.9 then 'done' else 'open' end, starts_on
    from lived, generate_series(0, months - 1) as m, unnest(array[mentor, mentee]) as person`);
  await run(`set session_replication_role = origin`);
  await run(`analyze`);
  await makeFacts(client, program);
  await run(`vacuum analyze`);
  return program;
}

/** What the migration does for what was there before it, set by set. */
async function makeFacts(client: pg.Client, program: string): Promise<void> {
  await client.query(
    `insert into engagement_fact select * from engagement_course where program_id = $1`,
    [program],
  );
  await client.query(
    `insert into answer_group (program_id, groups)
     select distinct $1::uuid, groups_of($1, person_id, starts_on)
     from engagement_member join engagement on engagement.id = engagement_member.engagement_id
     where engagement.program_id = $1
     on conflict do nothing`,
    [program],
  );
  await client.query(
    `create temp table belonging as
     select person_id, answer_group.id as group_id from (
       select person_id, groups_of($1, person_id, starts_on) as groups
       from engagement_member join engagement on engagement.id = engagement_member.engagement_id
       where engagement.program_id = $1) as each
     join answer_group on answer_group.program_id = $1 and answer_group.groups = each.groups`,
    [program],
  );
  // Row by row the triggers would move the same sums thousands of times, and plan for tables empty a moment ago.
  await client.query(`set session_replication_role = replica`);
  await client.query(
    `insert into pulse_month (program_id, person_id, month, group_id, communication, respect, commitment,
       usefulness, workload)
     select distinct on (person_id, date_trunc('month', pulse.created_at)) $1::uuid, person_id,
       date_trunc('month', pulse.created_at)::date, group_id, communication, respect, commitment,
       usefulness, workload
     from pulse join belonging using (person_id)
     order by person_id, date_trunc('month', pulse.created_at), pulse.created_at desc`,
    [program],
  );
  await client.query(
    `insert into pulse_sum (program_id, month, question, group_id, people, total)
     select program_id, month, given.key, group_id, count(*), sum(given.value::integer)
     from pulse_month cross join jsonb_each_text(to_jsonb(pulse_month)) as given
     where given.key in ('communication', 'respect', 'commitment', 'usefulness', 'workload')
       and given.value is not null and program_id = $1
     group by program_id, month, given.key, group_id`,
    [program],
  );
  await client.query(
    `insert into goal_level (goal_id, is_own, program_id, owner_id, group_id, level)
     select distinct on (goal.id, check_in.person_id = goal.owner_id) goal.id,
       check_in.person_id = goal.owner_id, $1::uuid, goal.owner_id, group_id, level
     from goal join check_in on check_in.goal_id = goal.id
     join belonging on belonging.person_id = goal.owner_id
     order by goal.id, check_in.person_id = goal.owner_id, check_in.created_at desc`,
    [program],
  );
  await client.query(`set session_replication_role = origin`);
  await client.query(
    `insert into owner_level (program_id, is_own, owner_id, group_id, goals)
     select program_id, is_own, owner_id, group_id, goals from owner_standing where program_id = $1`,
    [program],
  );
}
