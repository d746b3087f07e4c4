import type { Connection } from '../../platform/database.server.ts';
import type { World } from '../../platform/world.ts';
import type { Engagement } from '../engagements/engagement-queries.server.ts';
import type { Review } from './review-queries.server.ts';

/** The review's row with this day, made where there is none yet. */
export async function keepReview(
  connection: Connection,
  world: Pick<World, 'random'>,
  engagement: Engagement,
  { number, dueOn }: Pick<Review, 'number' | 'dueOn'>,
): Promise<string> {
  const { id } = await connection
    .insertInto('review')
    .values({
      id: world.random.id(),
      organization_id: engagement.organizationId,
      engagement_id: engagement.id,
      number,
      due_on: dueOn,
    })
    .onConflict((conflict) =>
      conflict.columns(['engagement_id', 'number']).doUpdateSet({ due_on: dueOn }),
    )
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}
