import { sql } from 'kysely';
import { type Actor, isManager } from '../../platform/actor.ts';
import { todayOf } from '../../platform/clock.ts';
import { asActor, type Database } from '../../platform/database.server.ts';
import { found, NotFound } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { isOpen, type Phase } from '../engagements/engagement.ts';
import { isMemberOf } from '../engagements/engagement-queries.server.ts';
import type { CareKind, CareStep } from './care.ts';
import { healthRows } from './health.server.ts';
import { raisedIn, type Signal } from './signals.ts';

export type Look = Awaited<ReturnType<typeof readLook>>;

/** What a manager sees of one engagement: what happened, what asks for a look, what was done about it. */
export async function loadLook(
  world: World,
  actor: Actor,
  { programId, engagementId }: { programId: string; engagementId: string },
) {
  if (!isManager(actor)) throw new NotFound();
  return asActor(world.db, actor, async (connection) => {
    const look = await readLook(connection, actor, engagementId, todayOf(world));
    if (look.program?.id !== programId) throw new NotFound();
    return look;
  });
}

/**
 * The same for its members, who are shown all that is seen of them. Read as the server, once membership is
 * sure: hours are summed over engagements of a partner's that a member does not see.
 */
export async function loadOwnLook(world: World, actor: Actor, engagementId: string) {
  const isMember = await asActor(world.db, actor, (connection) =>
    isMemberOf(connection, actor, engagementId),
  );
  if (!isMember) throw new NotFound();
  return readLook(world.db, actor, engagementId, todayOf(world));
}

async function readLook(
  connection: Database,
  { organizationId }: Actor,
  engagementId: string,
  today: string,
) {
  const scope = { organizationId, programId: null, engagementId, today };
  const { rows } = await sql<Row>`${healthRows(scope)}`.execute(connection);
  const row = found(rows[0]);
  const program = await connection
    .selectFrom('engagement')
    .innerJoin('program', 'program.id', 'engagement.program_id')
    .select(['program.id', 'program.name'])
    .where('engagement.id', '=', engagementId)
    .executeTakeFirst();
  const members = await connection
    .selectFrom('engagement_member as member')
    .innerJoin('person', 'person.id', 'member.person_id')
    .select('person.name')
    .where('member.engagement_id', '=', engagementId)
    .orderBy('member.role')
    .orderBy('person.name')
    .execute();
  return {
    program: program ?? null,
    members: members.map(({ name }) => name),
    phase: row.phase,
    isOpen: isOpen(row.phase),
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    sessionsHeld: row.sessions_held,
    lastActiveOn: row.last_active_at?.toISOString().slice(0, 10) ?? null,
    signals: raisedIn(row),
    snoozedUntil: row.snoozed_until,
    log: await listSteps(connection, engagementId),
  };
}

type Row = Record<Signal, number | null> & {
  phase: Phase;
  starts_on: string;
  ends_on: string;
  sessions_held: number;
  last_active_at: Date | null;
  snoozed_until: string | null;
};

async function listSteps(connection: Database, engagementId: string): Promise<CareStep[]> {
  const rows = await connection
    .selectFrom('care_step')
    .leftJoin('person', 'person.id', 'care_step.person_id')
    .select(['care_step.id', 'care_step.kind', 'care_step.created_at', 'care_step.until_on'])
    .select('person.name')
    .where('care_step.engagement_id', '=', engagementId)
    .orderBy('care_step.created_at', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind as CareKind,
    by: row.name,
    at: row.created_at,
    untilOn: row.until_on,
  }));
}
