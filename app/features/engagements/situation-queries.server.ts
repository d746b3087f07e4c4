import { sql } from 'kysely';
import type { Actor } from '../../platform/actor.ts';
import type { Connection } from '../../platform/database.server.ts';
import type { Engagement } from './engagement-queries.server.ts';
import { reviewsOf } from './review-days.ts';
import type { Situation } from './situation.ts';
import { unrated } from './skill-rating.ts';
import { listRatedSkills, listRatings } from './skill-rating-queries.server.ts';

/** Where each engagement stands, as this member sees it; one question per kind of thing. */
export async function loadSituations(
  connection: Connection,
  actor: Actor,
  engagements: Engagement[],
): Promise<Situation[]> {
  const ids = engagements.map((engagement) => engagement.id);
  if (ids.length === 0) return [];
  const goals = await loadGoals(connection, ids);
  const milestones = await loadMilestones(connection, ids);
  const sessions = await connection
    .selectFrom('session')
    .select(['id', 'engagement_id', 'starts_at', 'minutes', 'state', 'planned_by'])
    .where('engagement_id', 'in', ids)
    .orderBy('starts_at')
    .execute();
  const actions = await connection
    .selectFrom('action')
    .select(['id', 'engagement_id', 'owner_id', 'cue', 'deed', 'due_on'])
    .where('engagement_id', 'in', ids)
    .where('state', '=', 'open')
    .orderBy('due_on')
    .execute();
  const agreements = await loadLatestAgreements(connection, ids);
  const revisions = await loadOpenRevisions(connection, actor, ids);
  const skills = await listRatedSkills(connection, ids);
  const ratings = await listRatings(connection, ids);
  const pulses = await connection
    .selectFrom('pulse')
    .select(['engagement_id', (build) => build.fn.max('created_at').as('last')])
    .where('engagement_id', 'in', ids)
    .where('person_id', '=', actor.personId)
    .groupBy('engagement_id')
    .execute();
  const outcomes = await connection
    .selectFrom('outcome')
    .select(['engagement_id', 'person_id'])
    .where('engagement_id', 'in', ids)
    .execute();

  const unread = await countUnreadMessages(connection, actor, ids);
  const reviews = await loadReviews(connection, ids);
  const extensions = await connection
    .selectFrom('extension')
    .select(['engagement_id', 'ends_on', 'proposed_by', 'accepted_by'])
    .where('engagement_id', 'in', ids)
    .where('state', '=', 'proposed')
    .execute();
  const joinings = await connection
    .selectFrom('program_joining')
    .select(['engagement_id', 'proposed_by', 'accepted_by'])
    .where('engagement_id', 'in', ids)
    .where('state', '=', 'proposed')
    .execute();

  return engagements.map((engagement) => {
    const own = <Row extends { engagement_id: string }>(rows: Row[]) =>
      rows.filter((row) => row.engagement_id === engagement.id);
    const pulse = own(pulses)[0]?.last;
    const [extension] = own(extensions);
    const [joining] = own(joinings);
    const ofThis = <Row extends { engagementId: string }>(rows: Row[]) =>
      rows.filter((row) => row.engagementId === engagement.id);
    return {
      engagement,
      goals: own(goals).map((row) => ({
        id: row.id,
        title: row.title,
        ownerId: row.owner_id,
        state: row.state,
        dueOn: row.due_on,
        progress: row.progress,
      })),
      milestones: own(milestones).map((row) => ({
        id: row.id,
        title: row.title,
        dueOn: row.due_on,
        reachedOn: row.reached_on,
      })),
      sessions: own(sessions).map((row) => ({
        id: row.id,
        startsAt: row.starts_at,
        minutes: row.minutes,
        state: row.state,
        plannedBy: row.planned_by,
      })),
      actions: own(actions).map((row) => ({
        id: row.id,
        ownerId: row.owner_id,
        cue: row.cue,
        deed: row.deed,
        dueOn: row.due_on,
      })),
      agreement: agreements.get(engagement.id) ?? null,
      revisions: own(revisions).map((row) => ({ goalId: row.goal_id, title: row.title })),
      unratedBefore: unrated(ofThis(skills), ofThis(ratings), actor.personId, 'before'),
      lastPulseOn: pulse ? pulse.toISOString().slice(0, 10) : null,
      outcomeWriterIds: own(outcomes).map((row) => row.person_id),
      extension: extension
        ? {
            endsOn: extension.ends_on,
            proposedBy: extension.proposed_by,
            acceptedBy: extension.accepted_by,
          }
        : null,
      joining: joining
        ? { proposedBy: joining.proposed_by, acceptedBy: joining.accepted_by }
        : null,
      reviews: reviewsOf(engagement, ofThis(reviews)).map((review) => ({
        ...review,
        answererIds:
          ofThis(reviews).find(({ number }) => number === review.number)?.answererIds ?? [],
      })),
      unreadMessages: own(unread)[0]?.count ?? 0,
    };
  });
}

/** Goals that were not stopped, each with the progress of its latest check-in. */
function loadGoals(connection: Connection, ids: string[]) {
  return connection
    .selectFrom('goal')
    .leftJoinLateral(
      (build) =>
        build
          .selectFrom('check_in')
          .select('progress')
          .whereRef('check_in.goal_id', '=', 'goal.id')
          .orderBy('created_at', 'desc')
          .limit(1)
          .as('latest'),
      (join) => join.onTrue(),
    )
    .select(['goal.id', 'goal.engagement_id', 'goal.owner_id', 'goal.title', 'goal.state'])
    .select(['goal.due_on', 'latest.progress'])
    .where('goal.engagement_id', 'in', ids)
    .where('goal.state', '!=', 'stopped')
    .orderBy('goal.created_at')
    .execute();
}

function loadMilestones(connection: Connection, ids: string[]) {
  return connection
    .selectFrom('milestone')
    .innerJoin('goal', 'goal.id', 'milestone.goal_id')
    .select(['milestone.id', 'milestone.engagement_id', 'milestone.title'])
    .select(['milestone.due_on', 'milestone.reached_on'])
    .where('milestone.engagement_id', 'in', ids)
    .where('goal.state', '!=', 'stopped')
    .orderBy('milestone.due_on')
    .execute();
}

/** The newest version of each, and who signed it. */
async function loadLatestAgreements(connection: Connection, ids: string[]) {
  const rows = await connection
    .selectFrom('agreement')
    .leftJoin('agreement_signature as signed', 'signed.agreement_id', 'agreement.id')
    .select(['agreement.engagement_id', 'agreement.version', 'signed.person_id'])
    .where('agreement.engagement_id', 'in', ids)
    .where(
      sql<boolean>`not exists (select from agreement newer
        where newer.engagement_id = agreement.engagement_id and newer.version > agreement.version)`,
    )
    .execute();
  const latest = new Map<string, { version: number; signerIds: string[] }>();
  for (const { engagement_id, version, person_id } of rows) {
    const entry = latest.get(engagement_id) ?? { version, signerIds: [] };
    if (person_id) entry.signerIds.push(person_id);
    latest.set(engagement_id, entry);
  }
  return latest;
}

/** Revisions by others to which this member has not said yes. */
function loadOpenRevisions(connection: Connection, actor: Actor, ids: string[]) {
  return connection
    .selectFrom('goal_revision as revision')
    .innerJoin('goal', 'goal.id', 'revision.goal_id')
    .select(['revision.engagement_id', 'revision.goal_id', 'goal.title'])
    .where('revision.engagement_id', 'in', ids)
    .where((build) => build('revision.revised_by', 'is distinct from', actor.personId))
    .where((build) =>
      build.not(
        build.exists(
          build
            .selectFrom('goal_revision_agreement as agreed')
            .select('agreed.person_id')
            .whereRef('agreed.revision_id', '=', 'revision.id')
            .where('agreed.person_id', '=', actor.personId),
        ),
      ),
    )
    .orderBy('revision.created_at')
    .execute();
}

function countUnreadMessages(connection: Connection, actor: Actor, ids: string[]) {
  return connection
    .selectFrom('message')
    .leftJoin('message_reading as reading', (join) =>
      join
        .onRef('reading.engagement_id', '=', 'message.engagement_id')
        .on('reading.person_id', '=', actor.personId),
    )
    .select(['message.engagement_id', (build) => build.fn.countAll<number>().as('count')])
    .where('message.engagement_id', 'in', ids)
    .where('message.author_id', '!=', actor.personId)
    .where((build) =>
      build.or([
        build('reading.seen_at', 'is', null),
        build('message.created_at', '>', build.ref('reading.seen_at')),
      ]),
    )
    .groupBy('message.engagement_id')
    .execute();
}

/** Reviews that were moved or answered, with who has answered: that much all members may know. */
async function loadReviews(connection: Connection, ids: string[]) {
  const rows = await connection
    .selectFrom('review')
    .leftJoinLateral(
      sql<{ review_id: string; person_id: string }>`review_answerers(review.engagement_id)`.as(
        'answerer',
      ),
      (join) => join.onRef('answerer.review_id', '=', 'review.id'),
    )
    .select(['review.engagement_id', 'review.number', 'review.due_on', 'answerer.person_id'])
    .where('review.engagement_id', 'in', ids)
    .execute();
  const reviews = new Map<
    string,
    { engagementId: string; number: number; dueOn: string; answererIds: string[] }
  >();
  for (const { engagement_id, number, due_on, person_id } of rows) {
    const key = `${engagement_id} ${number}`;
    const entry = reviews.get(key) ?? {
      engagementId: engagement_id,
      number,
      dueOn: due_on,
      answererIds: [],
    };
    if (person_id) entry.answererIds.push(person_id);
    reviews.set(key, entry);
  }
  return [...reviews.values()];
}
