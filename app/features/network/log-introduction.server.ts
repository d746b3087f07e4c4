import type { Actor } from '../../platform/actor.ts';
import { asActor, type Connection } from '../../platform/database.server.ts';
import { found, refusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import type { Engagement } from '../engagements/engagement-queries.server.ts';
import { lockOpenEngagement } from '../engagements/open-engagement.server.ts';
import type { IntroductionChange, NewIntroduction } from './introduction.ts';

interface Which {
  engagementId: string;
}

/** Writes down who introduced whom to whom. Either member may, for both. */
export async function logIntroduction(
  world: World,
  actor: Actor,
  { engagementId, ...given }: NewIntroduction & Which,
): Promise<void> {
  await asActor(world.db, actor, async (connection) => {
    const engagement = await lockOpenEngagement(connection, actor, engagementId);
    const memberOf = (personId: string) =>
      found(engagement.members.find((member) => member.personId === personId)).personId;
    const now = world.clock.now();
    await connection
      .insertInto('introduction')
      .values({
        id: world.random.id(),
        organization_id: engagement.organizationId,
        engagement_id: engagement.id,
        introducer_id: memberOf(given.introducerId),
        introduced_id: memberOf(given.introducedId),
        to_person_id: given.email ? await findByAddress(connection, engagement, given.email) : null,
        to_initials: given.initials || null,
        arena: given.arena,
        reason: given.reason,
        state: given.state,
        created_at: now,
        updated_at: now,
      })
      .execute();
  });
}

/** Says what came of it. */
export async function followIntroduction(
  world: World,
  actor: Actor,
  { engagementId, introductionId, state, result }: IntroductionChange & Which,
): Promise<void> {
  await asActor(world.db, actor, async (connection) => {
    await lockOpenEngagement(connection, actor, engagementId);
    found(
      await connection
        .updateTable('introduction')
        .set({ state, result, updated_at: world.clock.now() })
        .where('id', '=', introductionId)
        .where('engagement_id', '=', engagementId)
        .returning('id')
        .executeTakeFirst(),
    );
  });
}

/** A fellow who is none of the two: an address of the organization, or a refusal in words. */
async function findByAddress(
  connection: Connection,
  engagement: Engagement,
  email: string,
): Promise<string> {
  const person = await connection
    .selectFrom('membership')
    .innerJoin('person', 'person.id', 'membership.person_id')
    .select('person.id')
    .where('membership.organization_id', '=', engagement.organizationId)
    .where('person.email', '=', email)
    .executeTakeFirst();
  if (!person) throw refusal('email', 'network:problems.noMember');
  if (engagement.members.some((member) => member.personId === person.id)) {
    throw refusal('email', 'network:problems.oneOfYou');
  }
  return person.id;
}
