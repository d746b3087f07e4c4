import { sql } from 'kysely';
import type { Connection } from '../../platform/database.server.ts';
import { found } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { sendMail } from '../mail/write-mail.server.tsx';
import { movesUp, type ProgramState } from '../programs/program.ts';
import { type ProgramKind, type Side, sidesOf } from '../programs/program-kind.ts';
import { writeAnswers } from './answer-mails.server.ts';
import { placesLeft, takenStates } from './waitlist.ts';

/**
 * A program's places, until the end of the transaction nobody else's to give: who takes, frees or adds places of one
 * program does so one after the other. Comes before any change to its enrolments.
 */
export async function lockPlaces(connection: Connection, programId: string) {
  const row = found(
    await connection
      .selectFrom('program')
      .select(['id', 'organization_id', 'name', 'kind', 'state', 'ends_on'])
      .select(['approves_enrolment', 'places'])
      .where('id', '=', programId)
      // The weaker of the locks: enrolments that refer to the program need not wait.
      .forNoKeyUpdate()
      .executeTakeFirst(),
  );
  return {
    id: row.id,
    organizationId: row.organization_id,
    name: row.name,
    kind: row.kind as ProgramKind,
    state: row.state as ProgramState,
    endsOn: row.ends_on,
    approvesEnrolment: row.approves_enrolment,
    places: row.places,
  };
}

/** How many places of a side are taken. */
export async function countTaken(
  connection: Connection,
  programId: string,
  side: Side,
): Promise<number> {
  const { taken } = await connection
    .selectFrom('enrolment')
    .select((eb) => eb.fn.countAll<number>().as('taken'))
    .where('program_id', '=', programId)
    .where('side', '=', side)
    .where('state', 'in', takenStates)
    .executeTakeFirstOrThrow();
  return taken;
}

/**
 * Gives free places to those who wait longest on their side, in the transaction of what freed them, and writes to
 * them. Whoever drew no lot stays: they are the comparison group. Returns the mails' ids.
 */
export async function moveUp(
  connection: Connection,
  world: Pick<World, 'clock' | 'random' | 'origin'>,
  programId: string,
  { except = [] }: { except?: readonly string[] } = {},
): Promise<string[]> {
  const program = await lockPlaces(connection, programId);
  if (!movesUp(program)) return [];
  const mailIds: string[] = [];
  for (const side of sidesOf(program.kind)) {
    const left = placesLeft(program.places, await countTaken(connection, programId, side));
    if (left === 0) continue;
    const now = world.clock.now();
    const movedUp = await connection
      .updateTable('enrolment')
      .set({ state: 'accepted', moved_up_at: now, updated_at: now })
      .where('id', 'in', (on) =>
        on
          .selectFrom('enrolment as waiting')
          .select('waiting.id')
          .where('waiting.program_id', '=', programId)
          .where('waiting.side', '=', side)
          .where('waiting.state', '=', 'waitlisted')
          .where('waiting.lottery_id', 'is', null)
          .where('waiting.id', '<>', sql<string>`all(${except}::uuid[])`)
          .orderBy('waiting.waitlisted_at')
          .orderBy('waiting.id')
          .limit(Number.isFinite(left) ? left : sql<null>`null`),
      )
      .returning('person_id')
      .execute();
    const people = movedUp.map((row) => row.person_id);
    mailIds.push(...(await writeAnswers(connection, world, program, program, people, 'moveUp')));
  }
  return mailIds;
}

/**
 * For places that became free where nobody could move up at once: somebody left the organization, or closed their
 * account. Acts for nobody, over all organizations. Returns how many moved up.
 */
export async function sweepWaitlists(world: World): Promise<number> {
  const programs = await world.db
    .selectFrom('enrolment')
    .innerJoin('program', 'program.id', 'enrolment.program_id')
    .select('program.id')
    .distinct()
    .where('enrolment.state', '=', 'waitlisted')
    .where('program.approves_enrolment', '=', false)
    .where('program.state', 'in', ['open', 'running'])
    .execute();
  let count = 0;
  for (const { id } of programs) {
    const mailIds = await world.db
      .transaction()
      .execute((connection) => moveUp(connection, world, id));
    if (mailIds.length > 0) await sendMail(world, mailIds);
    count += mailIds.length;
  }
  return count;
}
