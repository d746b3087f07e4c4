import { sql } from 'kysely';
import type { Actor } from '../../platform/actor.ts';
import { anyOf, type Connection } from '../../platform/database.server.ts';
import type { ProgramState } from './program.ts';
import { type WaitingPlace, whatDecides } from './waiting-place.ts';

/** Of these enrolments, the actor's own that are on a waitlist, each with its place there. */
export async function listWaitingPlaces(
  connection: Connection,
  actor: Actor,
  enrolmentIds: readonly string[],
): Promise<Map<string, WaitingPlace>> {
  if (enrolmentIds.length === 0) return new Map();
  const ahead = sql<boolean>`(other.waitlisted_at, other.id) <= (own.waitlisted_at, own.id)`;
  const rows = await connection
    .selectFrom('enrolment as own')
    .innerJoin('program', 'program.id', 'own.program_id')
    .innerJoin('enrolment as other', (join) =>
      join
        .onRef('other.program_id', '=', 'own.program_id')
        .onRef('other.side', '=', 'own.side')
        .on('other.state', '=', 'waitlisted')
        // Whoever drew no lot is no part of the queue.
        .on(sql<boolean>`(other.lottery_id is null) = (own.lottery_id is null)`),
    )
    .select(['own.id', 'own.lottery_id', 'program.state', 'program.ends_on'])
    .select(['program.approves_enrolment', (on) => on.fn.countAll<number>().as('waiting')])
    .select((on) => on.fn.countAll<number>().filterWhere(ahead).as('place'))
    .where('own.id', '=', anyOf(enrolmentIds))
    .where('own.person_id', '=', actor.personId)
    .where('own.state', '=', 'waitlisted')
    .groupBy(['own.id', 'program.id'])
    .execute();
  return new Map(
    rows.map((row) => [
      row.id,
      {
        decides: whatDecides(
          {
            state: row.state as ProgramState,
            endsOn: row.ends_on,
            approvesEnrolment: row.approves_enrolment,
          },
          { drewLots: row.lottery_id !== null },
        ),
        place: row.place,
        waiting: row.waiting,
      },
    ]),
  );
}
