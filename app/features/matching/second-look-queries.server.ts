import { z } from 'zod';
import type { Connection } from '../../platform/database.server.ts';
import { found } from '../../platform/refusal.ts';
import { lookStates } from './second-look.ts';

function selectLooks(connection: Connection, programId: string) {
  return connection
    .selectFrom('second_look as look')
    .leftJoin('person as asker', 'asker.id', 'look.asked_by')
    .leftJoin('person as answerer', 'answerer.id', 'look.answered_by')
    .select(['look.id', 'look.run_id', 'look.state', 'look.asked_by', 'look.asked_at'])
    .select(['look.answered_at', 'look.note', 'look.starts_on', 'look.ends_on'])
    .select(['asker.name as asker', 'answerer.name as answerer'])
    .select((build) =>
      build
        .selectFrom('second_look_pair as pair')
        .select((inner) => inner.fn.countAll<number>().as('pairs'))
        .whereRef('pair.second_look_id', '=', 'look.id')
        .as('pairs'),
    )
    .select((build) =>
      build
        .selectFrom('second_look_person as person')
        .select((inner) => inner.fn.countAll<number>().as('people'))
        .whereRef('person.second_look_id', '=', 'look.id')
        .as('people'),
    )
    .where('look.program_id', '=', programId);
}
type Row = Awaited<ReturnType<ReturnType<typeof selectLooks>['execute']>>[number];

function toLook(row: Row) {
  return {
    id: row.id,
    runId: row.run_id,
    state: z.enum(lookStates).parse(row.state),
    askedById: row.asked_by,
    askedBy: row.asker,
    askedAt: row.asked_at.toISOString(),
    answeredBy: row.answerer,
    answeredAt: row.answered_at?.toISOString() ?? null,
    note: row.note,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    pairs: row.pairs ?? 0,
    /** Of a circle, which comes from no run. */
    people: row.people ?? 0,
  };
}
export type SecondLook = ReturnType<typeof toLook>;

/** What was asked and answered in a program, or for one of its runs; newest first. */
export async function listSecondLooks(
  connection: Connection,
  programId: string,
  runId?: string,
): Promise<SecondLook[]> {
  let query = selectLooks(connection, programId);
  if (runId) query = query.where('look.run_id', '=', runId);
  const rows = await query.orderBy('look.asked_at', 'desc').orderBy('look.id').limit(20).execute();
  return rows.map(toLook);
}

/** Who would be in the circle that is asked about, by name. */
export async function listLookPeople(connection: Connection, lookId: string) {
  return connection
    .selectFrom('second_look_person as asked')
    .innerJoin('enrolment', 'enrolment.id', 'asked.enrolment_id')
    .innerJoin('person', 'person.id', 'enrolment.person_id')
    .select(['enrolment.id', 'enrolment.side', 'person.name'])
    .where('asked.second_look_id', '=', lookId)
    .orderBy('person.name')
    .orderBy('enrolment.id')
    .execute();
}

/** One request; 'not found' where it is none of this run, or of no run for a circle. */
export async function findSecondLook(
  connection: Connection,
  { programId, runId, lookId }: { programId: string; runId: string | null; lookId: string },
): Promise<SecondLook> {
  const row = await selectLooks(connection, programId)
    .where('look.id', '=', lookId)
    .where('look.run_id', 'is not distinct from', runId)
    .executeTakeFirst();
  return toLook(found(row));
}
