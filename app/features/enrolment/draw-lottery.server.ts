import { sql } from 'kysely';
import type { Actor } from '../../platform/actor.ts';
import { asActor, type Connection } from '../../platform/database.server.ts';
import { NotFound, refusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { sendMail } from '../mail/write-mail.server.tsx';
import { sidesOf } from '../programs/program-kind.ts';
import { loadProgram } from '../programs/program-queries.server.ts';
import { writeAnswers } from './answer-mails.server.ts';
import { canManageEnrolments } from './enrolment.ts';
import { drawLots, type LotteryForm } from './lottery.ts';

/**
 * Draws who gets a place among those who applied on a side: they are accepted, the others are waitlisted as
 * the comparison group, and all are told. The seed comes from the server, not from whoever draws.
 */
export async function drawLottery(
  world: World,
  actor: Actor,
  programId: string,
  { side, places }: LotteryForm,
): Promise<string> {
  if (!canManageEnrolments(actor)) throw new NotFound();
  const id = world.random.id();
  const mailIds = await asActor(world.db, actor, async (connection) => {
    const program = await loadProgram(connection, programId);
    if (program.state === 'closed') throw refusal('', 'enrolment:problems.notOpen');
    if (!sidesOf(program.kind).includes(side)) {
      throw refusal('side', 'enrolment:problems.noSuchSide');
    }
    const applied = await connection
      .selectFrom('enrolment')
      .select(['id', 'person_id', 'import_id'])
      .where('program_id', '=', programId)
      .where('side', '=', side)
      .where('state', '=', 'applied')
      .orderBy('id')
      // Two who draw at once: the second finds nobody who still waits.
      .forUpdate()
      .execute();
    if (applied.length === 0) throw refusal('', 'enrolment:problems.nobodyApplied');
    if (applied.length <= places) {
      throw refusal('places', 'enrolment:problems.enoughPlaces', { count: applied.length });
    }
    const seed = world.random.seed();
    const entrants = applied.map((row) => row.id).sort();
    await connection
      .insertInto('lottery')
      .values({
        id,
        organization_id: actor.organizationId,
        program_id: programId,
        side,
        places,
        seed,
        entrants,
        drawn_by: actor.personId,
        drawn_at: world.clock.now(),
      })
      .execute();
    const order = drawLots(entrants, seed);
    await connection
      .updateTable('enrolment')
      .from(
        sql<{ id: string; lot: number }>`unnest(${order}::uuid[]) with ordinality`.as<'drawn'>(
          sql`drawn (id, lot)`,
        ),
      )
      .set({
        lottery_id: id,
        lot: sql<number>`drawn.lot::integer`,
        state: sql<string>`case when drawn.lot <= ${places} then 'accepted' else 'waitlisted' end`,
        updated_at: world.clock.now(),
      })
      .whereRef('enrolment.id', '=', 'drawn.id')
      .execute();
    const drawn = new Set(order.slice(0, places));
    const asked = applied.filter((row) => row.import_id === null);
    const told = (isDrawn: boolean) =>
      asked.filter((row) => drawn.has(row.id) === isDrawn).map((row) => row.person_id);
    return [
      ...(await writeAnswers(connection, world, actor, program, told(true), 'accept')),
      ...(await writeAnswers(connection, world, actor, program, told(false), 'waitlist')),
    ];
  });
  await sendMail(world, mailIds);
  return id;
}

/** The draws of a program, the newest first, each with everybody in the order drawn. */
export async function listLotteries(connection: Connection, actor: Actor, programId: string) {
  if (!canManageEnrolments(actor)) throw new NotFound();
  const draws = await connection
    .selectFrom('lottery')
    .select(['id', 'side', 'places', 'seed', 'drawn_at', 'entrants'])
    .where('program_id', '=', programId)
    .orderBy('drawn_at', 'desc')
    .execute();
  const people = await connection
    .selectFrom('enrolment')
    .innerJoin('person', 'person.id', 'enrolment.person_id')
    .select(['enrolment.id', 'enrolment.lottery_id', 'person.name'])
    .where('enrolment.program_id', '=', programId)
    .where('enrolment.lottery_id', 'is not', null)
    .orderBy('enrolment.lot')
    .execute();
  return draws.map((draw) => ({
    id: draw.id,
    side: draw.side,
    places: draw.places,
    seed: draw.seed,
    drawnAt: draw.drawn_at,
    entrants: draw.entrants.length,
    // Whoever has left the program since is counted, not named.
    people: people
      .filter((person) => person.lottery_id === draw.id)
      .map(({ id, name }) => ({ id, name })),
  }));
}
