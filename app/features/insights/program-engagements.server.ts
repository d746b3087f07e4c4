import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import type { DB } from '../../../db/schema.gen.ts';
import { type Actor, isManager } from '../../platform/actor.ts';
import { asActor, type Connection, likePattern } from '../../platform/database.server.ts';
import { NotFound } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { engagementState, memberRoles } from '../engagements/engagement.ts';
import { todayOf } from '../engagements/move-engagement.server.ts';
import type { ProgramState } from '../programs/program.ts';
import { loadProgram } from '../programs/program-queries.server.ts';
import type { EngagementFilter } from './engagement-filter.ts';
import type { ListedEngagement } from './listed-engagement.ts';
import { raiseSignals } from './signals.ts';

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
    const rows = await activityOf(connection, programId, world.clock.now());
    const today = todayOf(world);
    const all = rows.map((row) => toListed(row, today));
    const named = filter.text === '' ? null : await findNamed(connection, programId, filter.text);
    const chosen = all
      .filter((engagement) => !filter.phase || engagement.phase === filter.phase)
      .filter((engagement) => !filter.look || engagement.signals.length > 0)
      .filter((engagement) => !named || named.has(engagement.id))
      .sort((a, b) => b.signals.length - a.signals.length);
    const page = chosen.slice(offset, offset + limit);
    const members = await membersOf(
      connection,
      page.map((engagement) => engagement.id),
    );
    return {
      program: { name: program.name, state: program.state },
      all: all.length,
      needLook: all.filter((engagement) => engagement.signals.length > 0).length,
      total: chosen.length,
      engagements: page.map((engagement) => ({
        ...engagement,
        members: members.get(engagement.id) ?? [],
      })),
    };
  });
}

/** One row for each engagement of the program, newest first, with what happened in it. */
function activityOf(connection: Kysely<DB>, programId: string, now: Date) {
  const ofProgram = connection
    .selectFrom('engagement')
    .select('id')
    .where('program_id', '=', programId);
  const events = connection
    .selectFrom('engagement_event')
    .where('engagement_id', 'in', ofProgram)
    .groupBy('engagement_id')
    .select(['engagement_id', (eb) => eb.fn.max('occurred_at').as('last_active_at')]);
  const sessions = connection
    .selectFrom('session')
    .where('engagement_id', 'in', ofProgram)
    .groupBy('engagement_id')
    .select([
      'engagement_id',
      (eb) => eb.fn.countAll<number>().filterWhere('state', '=', 'held').as('held'),
      (eb) =>
        eb.fn
          .min('starts_at')
          .filterWhere('state', 'in', ['proposed', 'scheduled'])
          .filterWhere('starts_at', '>=', now)
          .as('next_at'),
    ]);
  return connection
    .selectFrom('engagement')
    .leftJoin(events.as('event'), 'event.engagement_id', 'engagement.id')
    .leftJoin(sessions.as('sitting'), 'sitting.engagement_id', 'engagement.id')
    .select(['engagement.id', 'engagement.kind', 'engagement.phase', 'engagement.cadence_days'])
    .select(['engagement.starts_on', 'engagement.ends_on', 'engagement.agreed_at'])
    .select(['event.last_active_at', 'sitting.held', 'sitting.next_at'])
    .where('engagement.program_id', '=', programId)
    .orderBy('engagement.starts_on', 'desc')
    .orderBy('engagement.id')
    .execute();
}

type Row = Awaited<ReturnType<typeof activityOf>>[number];

function toListed(row: Row, today: string) {
  const { phase } = engagementState.parse(row);
  const engagement = {
    id: row.id,
    phase,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    sessionsHeld: row.held ?? 0,
    lastActiveAt: row.last_active_at,
    nextSessionAt: row.next_at,
  };
  const lastActiveOn = row.last_active_at?.toISOString().slice(0, 10) ?? null;
  const isAgreed = row.agreed_at !== null;
  const activity = { ...engagement, isAgreed, cadenceDays: row.cadence_days, lastActiveOn };
  return { ...engagement, signals: raiseSignals(activity, today) };
}

/** The engagements in which somebody's name or address holds the text. */
async function findNamed(
  connection: Connection,
  programId: string,
  text: string,
): Promise<Set<string>> {
  const pattern = likePattern(text.toLowerCase());
  const rows = await connection
    .selectFrom('engagement_member as member')
    .innerJoin('engagement', 'engagement.id', 'member.engagement_id')
    .innerJoin('person', 'person.id', 'member.person_id')
    .select('member.engagement_id')
    .where('engagement.program_id', '=', programId)
    .where((eb) =>
      eb.or([eb(sql`lower(person.name)`, 'like', pattern), eb('person.email', 'like', pattern)]),
    )
    .execute();
  return new Set(rows.map((row) => row.engagement_id));
}

async function membersOf(connection: Connection, engagementIds: string[]) {
  const members = new Map<string, ListedEngagement['members']>();
  if (engagementIds.length === 0) return members;
  const rows = await connection
    .selectFrom('engagement_member as member')
    .innerJoin('person', 'person.id', 'member.person_id')
    .select(['member.engagement_id', 'member.role', 'person.name'])
    .where('member.engagement_id', 'in', engagementIds)
    .orderBy('member.role', 'desc')
    .orderBy('person.name')
    .execute();
  for (const { engagement_id, name, ...row } of rows) {
    const role = z.enum(memberRoles).parse(row.role);
    members.set(engagement_id, [...(members.get(engagement_id) ?? []), { name, role }]);
  }
  return members;
}
