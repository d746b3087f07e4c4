import type { Actor } from '../../platform/actor.ts';
import { asActor } from '../../platform/database.server.ts';
import { found, refusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { countFreePlaces } from '../matching/candidate-queries.server.ts';
import { lockProgram } from '../matching/matching-queries.server.ts';
import { canOfferRequests } from '../programs/program.ts';
import { endOf, type RoundForm } from './round.ts';

/** Lets people choose: the lists are worked out in the background, then everybody on one is written to. */
export async function startRound(
  world: World,
  actor: Actor,
  programId: string,
  { size, closesOn }: RoundForm,
): Promise<string> {
  const id = world.random.id();
  const now = world.clock.now();
  if (endOf(closesOn).getTime() < now.getTime() + 86_400_000) {
    throw refusal('closesOn', 'choice:problems.tooSoon');
  }
  await asActor(world.db, actor, async (connection) => {
    const program = await lockProgram(connection, actor, programId);
    if (!canOfferRequests(program.kind)) throw refusal('', 'matching:problems.notTwoSided');
    const places = await countFreePlaces(connection, programId);
    if (places.mentee.people === 0) throw refusal('', 'matching:problems.noFreeMentees');
    if (places.mentor.people === 0) throw refusal('', 'matching:problems.noFreeMentors');
    const underWay = await connection
      .selectFrom('choice_round')
      .select('id')
      .where('program_id', '=', programId)
      .where('state', 'in', ['preparing', 'open'])
      .executeTakeFirst();
    if (underWay) throw refusal('', 'choice:problems.roundUnderWay');
    await connection
      .insertInto('choice_round')
      .values({
        id,
        organization_id: actor.organizationId,
        program_id: programId,
        state: 'preparing',
        list_size: size,
        closes_at: endOf(closesOn),
        created_by: actor.personId,
        created_at: now,
      })
      .execute();
  });
  await world.queue.add('prepare-choice', { roundId: id });
  return id;
}

/** Ends a round before its day: what was said until now counts. */
export async function closeRound(
  world: World,
  actor: Actor,
  programId: string,
  roundId: string,
): Promise<void> {
  await asActor(world.db, actor, async (connection) => {
    await lockProgram(connection, actor, programId);
    const round = found(
      await connection
        .selectFrom('choice_round')
        .select('state')
        .where('id', '=', roundId)
        .where('program_id', '=', programId)
        .forUpdate()
        .executeTakeFirst(),
    );
    if (round.state !== 'open' && round.state !== 'preparing') {
      throw refusal('', 'choice:problems.roundOver');
    }
    await connection
      .updateTable('choice_round')
      .set({ state: 'closed', closed_at: world.clock.now() })
      .where('id', '=', roundId)
      .execute();
  });
}
