import { sql } from 'kysely';
import type { World } from '../../platform/world.ts';
import { engagementState } from '../engagements/engagement.ts';
import type { NudgeFacts } from './nudge.ts';

/** The facts about one member of one engagement. */
export interface MemberFacts extends NudgeFacts {
  engagementId: string;
  organizationId: string;
  personId: string;
  /** By whose days something is late. */
  timeZone: string;
  /** The others' names. */
  partners: string[];
}

/**
 * What reminders need to know about these engagements, for each member. A job's reads: no actor
 * asks, and nothing of what members wrote is read.
 */
export async function loadNudgeFacts(
  { db, clock }: Pick<World, 'db' | 'clock'>,
  engagementIds: readonly string[],
): Promise<MemberFacts[]> {
  if (engagementIds.length === 0) return [];
  const engagements = await db
    .selectFrom('engagement')
    .selectAll()
    .where('id', 'in', engagementIds)
    .execute();
  const members = await db
    .selectFrom('engagement_member as member')
    .innerJoin('person', 'person.id', 'member.person_id')
    .select(['member.engagement_id', 'member.person_id', 'person.name', 'person.time_zone'])
    .where('member.engagement_id', 'in', engagementIds)
    .where('member.left_at', 'is', null)
    .orderBy('person.name')
    .execute();
  const sessions = await db
    .selectFrom('session')
    .select(['id', 'engagement_id', 'starts_at', 'state'])
    .where('engagement_id', 'in', engagementIds)
    .where('state', 'in', ['proposed', 'scheduled', 'held'])
    .execute();
  const agreements = await db
    .selectFrom('agreement')
    .distinctOn('engagement_id')
    .select(['id', 'engagement_id', 'created_at'])
    .where('engagement_id', 'in', engagementIds)
    .orderBy('engagement_id')
    .orderBy('version', 'desc')
    .execute();
  const signatures = await db
    .selectFrom('agreement_signature')
    .select(['agreement_id', 'person_id'])
    .where('engagement_id', 'in', engagementIds)
    .execute();
  const goals = await db
    .selectFrom('goal')
    .leftJoin('check_in', 'check_in.goal_id', 'goal.id')
    .select(['goal.id', 'goal.engagement_id', 'goal.owner_id'])
    .select(sql<Date>`greatest(goal.created_at, max(check_in.created_at))`.as('looked_at'))
    .where('goal.engagement_id', 'in', engagementIds)
    .where('goal.state', '=', 'active')
    .groupBy('goal.id')
    .execute();
  const actions = await db
    .selectFrom('action')
    .select(['id', 'engagement_id', 'owner_id', 'due_on'])
    .where('engagement_id', 'in', engagementIds)
    .where('state', '=', 'open')
    .execute();
  const reviews = await db
    .selectFrom('review')
    .leftJoin('review_answer as answer', 'answer.review_id', 'review.id')
    .select(['review.engagement_id', 'review.number', 'review.due_on', 'answer.person_id'])
    .where('review.engagement_id', 'in', engagementIds)
    .execute();
  const now = clock.now();
  return engagements.flatMap((row) => {
    const ofThis = <T extends { engagement_id: string }>(rows: T[]) =>
      rows.filter((each) => each.engagement_id === row.id);
    const everybody = ofThis(members);
    const agreement = ofThis(agreements)[0];
    const held = ofThis(sessions)
      .filter((session) => session.state === 'held')
      .map((session) => session.starts_at.getTime());
    return everybody.map((member): MemberFacts => {
      const { person_id: personId } = member;
      return {
        engagementId: row.id,
        organizationId: row.organization_id,
        personId,
        timeZone: member.time_zone ?? 'UTC',
        partners: everybody.filter((each) => each !== member).map((each) => each.name),
        ...engagementState.parse(row),
        startsOn: row.starts_on,
        endsOn: row.ends_on,
        cadenceDays: row.cadence_days,
        agreedAt: row.agreed_at,
        comingSessions: ofThis(sessions)
          .filter((session) => session.state !== 'held' && session.starts_at > now)
          .map((session) => ({
            id: session.id,
            startsAt: session.starts_at,
            isAgreed: session.state === 'scheduled',
          })),
        lastHeldAt: held.length === 0 ? null : new Date(Math.max(...held)),
        agreement: agreement
          ? {
              id: agreement.id,
              writtenAt: agreement.created_at,
              isSigned: signatures.some(
                (each) => each.agreement_id === agreement.id && each.person_id === personId,
              ),
            }
          : null,
        goals: ofThis(goals)
          .filter((goal) => goal.owner_id === personId)
          .map((goal) => ({ id: goal.id, lastLookAt: goal.looked_at })),
        actions: ofThis(actions)
          .filter((action) => action.owner_id === personId)
          .map((action) => ({ id: action.id, dueOn: action.due_on })),
        movedReviews: ofThis(reviews).map((each) => ({
          number: each.number,
          dueOn: each.due_on,
        })),
        answeredReviews: ofThis(reviews)
          .filter((each) => each.person_id === personId)
          .map((each) => each.number),
      };
    });
  });
}
