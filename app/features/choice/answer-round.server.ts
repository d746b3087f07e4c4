import type { Actor } from '../../platform/actor.ts';
import { asActor } from '../../platform/database.server.ts';
import { found, refusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { answerFrom, takesAnswers, type Wish } from './round.ts';
import { findOwnRound } from './round-queries.server.ts';

/** Says whom one would like, and whom rather not; until the deadline it may be changed. */
export async function answerRound(
  world: World,
  actor: Actor,
  roundId: string,
  { enrolment, wish }: { enrolment: string; wish: Readonly<Record<string, Wish>> },
): Promise<void> {
  await asActor(world.db, actor, async (connection) => {
    const round = await findOwnRound(connection, actor, roundId);
    const list = found(round.lists.find(({ enrolmentId }) => enrolmentId === enrolment));
    const now = world.clock.now();
    if (!takesAnswers(round, now)) throw refusal('', 'choice:problems.roundOver');
    const { ranking, declined } = answerFrom(
      list.options.map(({ enrolmentId }) => enrolmentId),
      wish,
    );
    if (ranking.length === 0 && declined.length === 0) {
      throw refusal('', 'choice:problems.nothingSaid');
    }
    const said = { ranking: JSON.stringify(ranking), declined, answered_at: now };
    await connection
      .insertInto('choice_answer')
      .values({
        round_id: roundId,
        enrolment_id: enrolment,
        organization_id: actor.organizationId,
        person_id: actor.personId,
        ...said,
      })
      .onConflict((conflict) => conflict.columns(['round_id', 'enrolment_id']).doUpdateSet(said))
      .execute();
  });
}
