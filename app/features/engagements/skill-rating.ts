import { z } from 'zod';
import { wholeNumber } from '../../http/fields.ts';
import { kindRules } from '../programs/program-kind.ts';
import { daysBetween, isOpen, type Kind, type Phase } from './engagement.ts';

/**
 * Before the work, half-way and at its close, by oneself and by the partner, each on their own. 'then' looks
 * back from the close to the start: people judge a start differently once they know more.
 */
export const ratingMoments = ['before', 'mid', 'close', 'then'] as const;
export type RatingMoment = (typeof ratingMoments)[number];

interface RatedCourse {
  phase: Phase;
  kind: Kind;
  startsOn: string;
  endsOn: string;
}

/** What can be rated now, what to ask for first in front. One conversation has no half-way. */
export function momentsOpen(course: RatedCourse, today: string): RatingMoment[] {
  const { phase, startsOn, endsOn } = course;
  if (phase === 'closing') return ['close', 'then'];
  if (!isOpen(phase)) return [];
  const isHalfWay = daysBetween(startsOn, today) * 2 >= daysBetween(startsOn, endsOn);
  return isHalfWay && !kindRules[course.kind].isSingle ? ['mid', 'before'] : ['before'];
}

export const newRatings = z.object({
  moment: z.enum(ratingMoments),
  /** By row: whose skill, and how far. A row left empty is skipped. */
  ratings: z
    .array(
      z.object({
        subject: z.uuid(),
        skill: z.uuid(),
        level: z.preprocess(
          (value) => (value === '' ? undefined : value),
          wholeNumber(0, 4).optional(),
        ),
      }),
    )
    .max(200)
    .default([]),
});
export type NewRatings = z.output<typeof newRatings>;

/** A skill that somebody's goal is about. */
export interface RatedSkill {
  engagementId: string;
  skillId: string;
  skill: string;
  subjectId: string;
  subject: string;
}

export interface Rating {
  engagementId: string;
  skillId: string;
  subjectId: string;
  raterId: string;
  moment: RatingMoment;
  level: number;
}

/** The skills that this rater has not rated at this moment. */
export function unrated(
  skills: readonly RatedSkill[],
  ratings: readonly Rating[],
  raterId: string,
  moment: RatingMoment,
): RatedSkill[] {
  return skills.filter(
    ({ skillId, subjectId }) =>
      !ratings.some(
        (rating) =>
          rating.skillId === skillId &&
          rating.subjectId === subjectId &&
          rating.raterId === raterId &&
          rating.moment === moment,
      ),
  );
}

/**
 * What a rater may read: their own ratings, and others' of the skills and moments that they have
 * rated themselves, so that nobody is led by another's number.
 */
export function visibleRatings(ratings: readonly Rating[], readerId: string): Rating[] {
  const rated = new Set(
    ratings.filter((rating) => rating.raterId === readerId).map((rating) => placeOf(rating)),
  );
  return ratings.filter((rating) => rated.has(placeOf(rating)));
}

function placeOf({ skillId, subjectId, moment }: Rating): string {
  return `${skillId} ${subjectId} ${moment}`;
}
