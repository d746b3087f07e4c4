import type { Connection } from '../../platform/database.server.ts';
import type { World } from '../../platform/world.ts';
import type { Engagement } from '../engagements/engagement-queries.server.ts';

export const answers = ['accepted', 'declined', 'tentative'] as const;
export type Answer = (typeof answers)[number];

/** Keeps what the actor says to the present times of these sessions, in the caller's transaction. */
export async function keepAnswers(
  connection: Connection,
  world: Pick<World, 'clock'>,
  engagement: Engagement,
  sessionIds: readonly string[],
  answer: Answer,
): Promise<void> {
  const said = { answer, answered_at: world.clock.now() };
  await connection
    .insertInto('session_answer')
    .values(
      sessionIds.map((session_id) => ({
        session_id,
        person_id: engagement.me.personId,
        organization_id: engagement.organizationId,
        engagement_id: engagement.id,
        ...said,
      })),
    )
    .onConflict((conflict) => conflict.columns(['session_id', 'person_id']).doUpdateSet(said))
    .execute();
}

/** Answers are to a time: another time asks everybody again. */
export async function forgetAnswers(
  connection: Connection,
  sessionIds: readonly string[],
): Promise<void> {
  await connection.deleteFrom('session_answer').where('session_id', 'in', sessionIds).execute();
}

export async function listAnswers(
  connection: Connection,
  sessionId: string,
): Promise<{ name: string; answer: Answer }[]> {
  const rows = await connection
    .selectFrom('session_answer')
    .innerJoin('person', 'person.id', 'session_answer.person_id')
    .select(['person.name', 'session_answer.answer'])
    .where('session_id', '=', sessionId)
    .orderBy('person.name')
    .execute();
  return rows.flatMap(({ name, answer }) => {
    const known = answers.find((each) => each === answer);
    return known ? [{ name, answer: known }] : [];
  });
}
