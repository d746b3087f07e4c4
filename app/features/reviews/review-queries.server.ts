import { sql } from 'kysely';
import type { Actor } from '../../platform/actor.ts';
import type { Connection } from '../../platform/database.server.ts';
import { found } from '../../platform/refusal.ts';
import type { Engagement } from '../engagements/engagement-queries.server.ts';
import { type DueReview, reviewsOf } from '../engagements/review-days.ts';
import type { NewAnswer } from './review.ts';

export interface Answer extends NewAnswer {
  personId: string;
  answeredAt: Date;
}

export interface Review extends DueReview {
  /** null: nobody has moved or answered it. */
  id: string | null;
  /** Who has answered, which all members may know. */
  answererIds: string[];
  isComplete: boolean;
  /** The actor's own; all members' once all have answered. */
  answers: Answer[];
}

/** An engagement's reviews as this member may read them. The database's policies say the same. */
export async function listReviews(
  connection: Connection,
  actor: Actor,
  engagement: Engagement,
): Promise<Review[]> {
  const rows = await connection
    .selectFrom('review')
    .select(['id', 'number', 'due_on'])
    .where('engagement_id', '=', engagement.id)
    .execute();
  const { rows: answerers } = await sql<{ review_id: string; person_id: string }>`
    select review_id, person_id from review_answerers(${engagement.id})`.execute(connection);
  const answers = await connection
    .selectFrom('review_answer')
    .selectAll()
    .where('engagement_id', '=', engagement.id)
    .where((build) =>
      build.or([
        build('person_id', '=', actor.personId),
        sql<boolean>`is_review_complete(review_id)`,
      ]),
    )
    .orderBy('answered_at')
    .execute();
  const moved = rows.map((row) => ({ number: row.number, dueOn: row.due_on }));
  return reviewsOf(engagement, moved).map((review) => {
    const id = rows.find((row) => row.number === review.number)?.id ?? null;
    const answererIds = answerers
      .filter((answerer) => answerer.review_id === id)
      .map((answerer) => answerer.person_id);
    return {
      ...review,
      id,
      answererIds,
      isComplete: engagement.members.every((member) => answererIds.includes(member.personId)),
      answers: answers
        .filter((row) => row.review_id === id)
        .map((row) => ({
          personId: row.person_id,
          keep: row.keep,
          change: row.change,
          stop: row.stop,
          goalClarity: row.goal_clarity,
          alignment: row.alignment,
          commitment: row.commitment,
          answeredAt: row.answered_at,
        })),
    };
  });
}

export async function findReview(
  connection: Connection,
  actor: Actor,
  engagement: Engagement,
  number: number,
): Promise<Review> {
  const reviews = await listReviews(connection, actor, engagement);
  return found(reviews.find((review) => review.number === number));
}

export interface Decision {
  id: string;
  reviewId: string;
  action: { deed: string; cue: string; dueOn: string; ownerId: string; state: string } | null;
  /** A goal to revise; `isRevised`: that was done since. */
  goal: { id: string; title: string; isRevised: boolean } | null;
}

export async function listDecisions(
  connection: Connection,
  engagement: Engagement,
): Promise<Decision[]> {
  const rows = await connection
    .selectFrom('review_decision as decision')
    .leftJoin('action', 'action.id', 'decision.action_id')
    .leftJoin('goal', 'goal.id', 'decision.goal_id')
    .select(['decision.id', 'decision.review_id', 'decision.goal_id', 'goal.title'])
    .select(['action.deed', 'action.cue', 'action.due_on', 'action.owner_id', 'action.state'])
    .select((build) =>
      build
        .exists(
          build
            .selectFrom('goal_revision as revision')
            .select('revision.id')
            .whereRef('revision.goal_id', '=', 'decision.goal_id')
            .whereRef('revision.created_at', '>=', 'decision.created_at'),
        )
        .as('is_revised'),
    )
    .where('decision.engagement_id', '=', engagement.id)
    .orderBy('decision.created_at')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    reviewId: row.review_id,
    action:
      row.deed !== null && row.cue !== null && row.due_on && row.owner_id && row.state
        ? {
            deed: row.deed,
            cue: row.cue,
            dueOn: row.due_on,
            ownerId: row.owner_id,
            state: row.state,
          }
        : null,
    goal: row.goal_id
      ? { id: row.goal_id, title: row.title ?? '', isRevised: Boolean(row.is_revised) }
      : null,
  }));
}
