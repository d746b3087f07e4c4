import type { Actor } from '../../platform/actor.ts';
import { todayOf } from '../../platform/clock.ts';
import { asActor } from '../../platform/database.server.ts';
import { refusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { lockEngagementForMember } from './engagement-queries.server.ts';
import { momentsOpen, type NewRatings, unrated } from './skill-rating.ts';
import { listRatedSkills, listRatings } from './skill-rating-queries.server.ts';

/** Rates skills for one moment. A rating given stays: a later memory would paint over it. */
export async function rateSkills(
  world: World,
  actor: Actor,
  engagementId: string,
  { moment, ratings }: NewRatings,
): Promise<void> {
  await asActor(world.db, actor, async (connection) => {
    const engagement = await lockEngagementForMember(connection, actor, engagementId);
    const inTime = momentsOpen(engagement, todayOf(world)).includes(moment);
    if (!inTime) throw refusal('', 'engagements:problems.notRatingTime');
    const open = unrated(
      await listRatedSkills(connection, [engagementId]),
      await listRatings(connection, [engagementId]),
      actor.personId,
      moment,
    );
    const given = ratings.flatMap(({ subject, skill, level }) =>
      level !== undefined &&
      open.some((entry) => entry.skillId === skill && entry.subjectId === subject)
        ? [{ subject, skill, level }]
        : [],
    );
    if (given.length === 0) throw refusal('', 'engagements:problems.noRating');
    await connection
      .insertInto('skill_rating')
      .values(
        given.map(({ subject, skill, level }) => ({
          id: world.random.id(),
          organization_id: engagement.organizationId,
          engagement_id: engagementId,
          skill_id: skill,
          subject_id: subject,
          rater_id: actor.personId,
          moment,
          level,
          created_at: world.clock.now(),
        })),
      )
      .execute();
  });
}
