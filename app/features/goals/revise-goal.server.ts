import type { Actor } from '../../platform/actor.ts';
import { asActor } from '../../platform/database.server.ts';
import { found, refusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { recordEvent } from '../engagements/engagement-events.server.ts';
import { lockOpenEngagement } from '../engagements/open-engagement.server.ts';
import { checkGoal, checkStillSame } from './goal.ts';
import { findGoal, type Goal } from './goal-queries.server.ts';
import {
  canAgree,
  checkRevision,
  type NewRevision,
  nextScaleVersion,
  type RevisedText,
  revisedText,
} from './revision.ts';
import { listRevisions } from './revision-queries.server.ts';

/** Changes a goal that counts, and keeps what it said before, why, and who changed it. */
export async function reviseGoal(
  world: World,
  actor: Actor,
  {
    engagementId,
    goalId,
    reason,
    seen,
    ...given
  }: NewRevision & { engagementId: string; goalId: string },
): Promise<void> {
  await asActor(world.db, actor, async (connection) => {
    const engagement = await lockOpenEngagement(connection, actor, engagementId);
    const goal = await findGoal(connection, engagement, goalId);
    const before = textOf(goal);
    const after: RevisedText = revisedText.parse(given);
    checkStillSame(goal, seen);
    checkRevision(goal, before, after);
    checkGoal(after, 'active', engagement);
    const { scaleVersion, isLocked } = nextScaleVersion(goal, after.scale);
    const now = world.clock.now();
    await connection
      .insertInto('goal_revision')
      .values({
        id: world.random.id(),
        organization_id: actor.organizationId,
        engagement_id: engagementId,
        goal_id: goalId,
        number: goal.revision,
        before: JSON.stringify(before),
        after: JSON.stringify(after),
        reason,
        revised_by: actor.personId,
        created_at: now,
      })
      .execute();
    await connection
      .updateTable('goal')
      .set({
        title: after.title,
        description: after.description,
        type: after.type,
        due_on: after.dueOn,
        scale: after.scale && JSON.stringify(after.scale),
        state: after.state,
        scale_version: scaleVersion,
        ...(!isLocked && { scale_locked_at: null }),
        revision: goal.revision + 1,
        updated_at: now,
      })
      .where('id', '=', goalId)
      .execute();
    const { personId } = actor;
    await recordEvent(connection, world, { engagementId, kind: 'goal_revised', personId });
  });
}

/** The partner's 'I agree' to a revision. */
export async function agreeToRevision(
  world: World,
  actor: Actor,
  { engagementId, revisionId }: { engagementId: string; revisionId: string },
): Promise<void> {
  await asActor(world.db, actor, async (connection) => {
    const engagement = await lockOpenEngagement(connection, actor, engagementId);
    const revisions = await listRevisions(connection, engagement);
    const revision = found(revisions.find((entry) => entry.id === revisionId));
    const agreedBy = revision.agreements.map((agreement) => agreement.personId);
    if (!canAgree(actor, { revisedBy: revision.revisedBy, agreedBy })) {
      throw refusal('', 'goals:problems.agreed');
    }
    await connection
      .insertInto('goal_revision_agreement')
      .values({
        revision_id: revisionId,
        person_id: actor.personId,
        organization_id: actor.organizationId,
        engagement_id: engagementId,
        agreed_at: world.clock.now(),
      })
      .execute();
  });
}

function textOf(goal: Goal): RevisedText {
  const { title, description, type, dueOn, scale } = goal;
  return {
    title,
    description,
    type,
    dueOn,
    scale: scale && [...scale],
    state: goal.state === 'stopped' ? 'stopped' : 'active',
  };
}
