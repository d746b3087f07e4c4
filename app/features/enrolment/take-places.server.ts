import { type RawBuilder, sql } from 'kysely';
import type { Connection } from '../../platform/database.server.ts';
import type { World } from '../../platform/world.ts';
import type { EnrolmentState, Side } from '../programs/program-kind.ts';
import { markEnrolmentsMatched } from './occupy-enrolment.server.ts';
import type { Place } from './place.ts';

export interface Sided {
  personId: string;
  side: Side;
}

/** What these people have in these programs, on their sides. Asked as the server. */
export async function listPlaces(connection: Connection, programIds: string[], people: Sided[]) {
  if (programIds.length === 0) return [];
  const open: RawBuilder<number> = sql`(select count(*)::integer from engagement_member member
    join engagement on engagement.id = member.engagement_id
    where member.enrolment_id = enrolment.id and member.left_at is null
      and engagement.phase not in ('closed', 'ended_early'))`;
  const rows = await connection
    .selectFrom('enrolment')
    .select(['program_id', 'person_id', 'side', 'state', 'capacity', open.as('open')])
    .where('program_id', 'in', programIds)
    .where(
      'person_id',
      'in',
      people.map(({ personId }) => personId),
    )
    .execute();
  return rows
    .filter((row) =>
      people.some(({ personId, side }) => personId === row.person_id && side === row.side),
    )
    .map((row): Place & { programId: string; personId: string } => ({
      programId: row.program_id,
      personId: row.person_id,
      state: row.state as EnrolmentState,
      capacity: row.capacity,
      open: row.open,
    }));
}

/**
 * These people bring their partner along: who is not in yet is enrolled now, and all of them are
 * matched. The caller made sure with `whyNoPlace`. Returns each one's enrolment.
 */
export async function takePlaces(
  connection: Connection,
  world: Pick<World, 'clock' | 'random'>,
  program: { id: string; organizationId: string },
  people: Sided[],
): Promise<Map<string, string>> {
  const now = world.clock.now();
  const rows = await connection
    .insertInto('enrolment')
    .values(
      people.map(({ personId, side }) => ({
        id: world.random.id(),
        organization_id: program.organizationId,
        program_id: program.id,
        person_id: personId,
        side,
        state: 'accepted',
        created_at: now,
        updated_at: now,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['program_id', 'person_id', 'side']).doUpdateSet({
        state: sql`case enrolment.state when 'withdrawn' then 'accepted' else enrolment.state end`,
        updated_at: now,
      }),
    )
    .returning(['id', 'person_id'])
    .execute();
  await markEnrolmentsMatched(
    connection,
    world,
    rows.map((row) => row.id),
  );
  return new Map(rows.map((row) => [row.person_id, row.id]));
}
