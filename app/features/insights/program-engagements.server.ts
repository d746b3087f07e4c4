import { sql } from 'kysely';
import { z } from 'zod';
import { type Actor, isManager } from '../../platform/actor.ts';
import { todayOf } from '../../platform/clock.ts';
import { anyOf, asActor, type Connection, likePattern } from '../../platform/database.server.ts';
import { NotFound } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { memberRoles, type Phase } from '../engagements/engagement.ts';
import type { EventKind } from '../engagements/event-kind.ts';
import type { ProgramState } from '../programs/program.ts';
import { loadProgram } from '../programs/program-queries.server.ts';
import type { EngagementFilter } from './engagement-filter.ts';
import { healthRows, needsLook, signalCount } from './health.server.ts';
import { type ListedEngagement, listedEvent } from './listed-engagement.ts';
import { raisedIn, type Signal } from './signals.ts';
import { reached } from './standing.server.ts';

export interface EngagementList {
  program: { name: string; state: ProgramState };
  /** All of the program's, whatever the filter. */
  all: number;
  needLook: number;
  /** Those that pass the filter. */
  total: number;
  engagements: ListedEngagement[];
}

/** Rows of one page; the export takes them all. */
interface Slice {
  offset: number;
  limit: number;
}

/** The engagements of a program, those that need a look first; 'not found' for all but managers. */
export async function listProgramEngagements(
  world: World,
  actor: Actor,
  programId: string,
  filter: EngagementFilter,
  { offset, limit }: Slice,
): Promise<EngagementList> {
  if (!isManager(actor)) throw new NotFound();
  return asActor(world.db, actor, async (connection) => {
    const program = await loadProgram(connection, programId);
    const scope = { organizationId: actor.organizationId, programId, today: todayOf(world) };
    const chosen = sql<boolean>`(${sql.join(conditionsOf(programId, filter), sql` and `)})`;
    const { rows: counted } = await sql<{ all: number; need_look: number; total: number }>`
      select count(*) as all, count(*) filter (where ${needsLook}) as need_look,
        count(*) filter (where ${chosen}) as total
      from (${healthRows(scope)}) as looked`.execute(connection);
    const [counts] = counted;
    if (!counts) throw new Error('an aggregate without a row');
    const { rows } = await sql<Row>`
      select looked.*, (select min(starts_at) from session
        where engagement_id = looked.id and state in ('proposed', 'scheduled')
          and starts_at >= ${world.clock.now()}) as next_at,
        (select kind from engagement_event where engagement_id = looked.id
          order by occurred_at desc, id limit 1) as last_event
      from (${healthRows(scope)}) as looked where ${chosen}
      order by ${needsLook} desc, ${signalCount} desc, starts_on desc, id
      offset ${offset} limit ${Number.isFinite(limit) ? limit : null}`.execute(connection);
    const members = await membersOf(
      connection,
      rows.map((row) => row.id),
    );
    return {
      program: { name: program.name, state: program.state },
      all: counts.all,
      needLook: counts.need_look,
      total: counts.total,
      engagements: rows.map((row) => ({
        id: row.id,
        phase: row.phase,
        startsOn: row.starts_on,
        endsOn: row.ends_on,
        sessionsHeld: row.sessions_held,
        lastActiveAt: row.last_active_at,
        lastEvent: row.last_event && listedEvent(row.last_event),
        nextSessionAt: row.next_at,
        signals: raisedIn(row),
        snoozedUntil: row.snoozed_until,
        members: members.get(row.id) ?? [],
      })),
    };
  });
}

type Row = Record<Signal, number | null> & {
  id: string;
  phase: Phase;
  starts_on: string;
  ends_on: string;
  sessions_held: number;
  last_active_at: Date | null;
  last_event: EventKind | null;
  next_at: Date | null;
  snoozed_until: string | null;
};

/** The filter as conditions on rows of health.server.ts. */
function conditionsOf(programId: string, { phase, look, step, group, text }: EngagementFilter) {
  return [
    sql`true`,
    ...(phase ? [sql`phase = ${phase}`] : []),
    ...(look === 'yes' ? [needsLook] : []),
    ...(look && look !== 'yes' ? [sql`(${needsLook} and ${sql.ref(look)} is not null)`] : []),
    ...(step ? [reached[step]] : []),
    ...(group ? [sql`groups @> array[${group}]::text[]`] : []),
    ...(text === '' ? [] : [isNamed(programId, text)]),
  ];
}

/** Somebody's name or address holds the text. */
function isNamed(programId: string, text: string) {
  const pattern = likePattern(text.toLowerCase());
  return sql`id in (
    select member.engagement_id from engagement_member as member
    join engagement on engagement.id = member.engagement_id
    join person on person.id = member.person_id
    where engagement.program_id = ${programId}
      and (lower(person.name) like ${pattern} or person.email like ${pattern}))`;
}

async function membersOf(connection: Connection, engagementIds: string[]) {
  const members = new Map<string, ListedEngagement['members']>();
  if (engagementIds.length === 0) return members;
  const rows = await connection
    .selectFrom('engagement_member as member')
    .innerJoin('person', 'person.id', 'member.person_id')
    .select(['member.engagement_id', 'member.role', 'person.name'])
    .where('member.engagement_id', '=', anyOf(engagementIds))
    .orderBy('member.role', 'desc')
    .orderBy('person.name')
    .execute();
  for (const { engagement_id, name, ...row } of rows) {
    const role = z.enum(memberRoles).parse(row.role);
    members.set(engagement_id, [...(members.get(engagement_id) ?? []), { name, role }]);
  }
  return members;
}
