import type { Ranking } from '../problem.ts';

/** A skill that somebody wants: `priority` 1 (nice) .. 3 (must), default 2; `level` 0..4 wanted, if any. */
export interface SkillWish {
  readonly skill: string;
  readonly priority?: 1 | 2 | 3;
  readonly level?: number;
}

/** A skill that somebody offers, at a level 0..4 where it is known. */
export interface SkillOffer {
  readonly skill: string;
  readonly level?: number;
}

/** Weekly local time: ISO day 1 (Monday) .. 7, minutes of the day, `start < end <= 1440`. */
export interface WeeklyWindow {
  readonly day: number;
  readonly start: number;
  readonly end: number;
}

export type FieldValue = string | number | boolean | readonly string[];

/**
 * What matching may know about a person. Everything but `id` is optional: `criteria.ts` and `rules.ts` say
 * what each does when something is missing. There is no place for protected characteristics, on purpose.
 */
export interface Person {
  /** Unique on its side; the id in problems and results. */
  readonly id: string;
  /** The same for both enrolments of somebody who stands on both sides. Default: `id`. */
  readonly personId?: string;
  /** Default 1. */
  readonly capacity?: number;
  /** Partners owed (right side). Default 0. */
  readonly min?: number;
  /** One of the policy's `stages`. */
  readonly careerStage?: string;
  readonly country?: string;
  readonly site?: string;
  readonly department?: string;
  readonly industry?: string;
  /** Field of work, e.g. 'finance'. */
  readonly jobFunction?: string;
  /** IANA name, e.g. Europe/Berlin. */
  readonly timeZone?: string;
  readonly languages?: readonly string[];
  /** `personId` of the line manager. */
  readonly managerId?: string;
  readonly skillsWanted?: readonly SkillWish[];
  readonly skillsOffered?: readonly SkillOffer[];
  /** Default: the policy's working hours in `timeZone`. */
  readonly availability?: readonly WeeklyWindow[];
  /** Goal, or what this person can help with, in own words. */
  readonly goal?: string;
  readonly formats?: readonly string[];
  readonly interests?: readonly string[];
  /** Working style and values. */
  readonly workingStyle?: readonly string[];
  /** Ids on the other side, best first, ties in one tier. */
  readonly ranking?: Ranking;
  /** `personId`s of present or former partners, and of people never to be paired with. */
  readonly pairedWith?: readonly string[];
  readonly blocked?: readonly string[];
  /** Fields that the program defined itself. */
  readonly fields?: Readonly<Record<string, FieldValue>>;
}
