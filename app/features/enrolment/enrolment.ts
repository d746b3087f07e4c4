import { z } from 'zod';
import {
  number,
  optional,
  optionalText,
  several,
  timeZone,
  wholeNumber,
} from '../../http/fields.ts';
import type { Actor } from '../../platform/actor.ts';
import { isManager } from '../../platform/actor.ts';
import { careerStages, languages } from '../profiles/profile.ts';
import type { EnrolmentState } from '../programs/program-kind.ts';
import { skillName } from '../skills/skill.ts';
import { skillNames } from './skill-names.ts';

export const sides = ['mentee', 'mentor', 'peer'] as const;

export const largestCapacity = 50;
export const mostHours = 200;
export const longestGoal = 2_000;
export const mostSkills = 30;

/** The form with which people enrol themselves. What belongs to the profile is kept there. */
export const enrolmentForm = z.object({
  side: z.enum(sides),
  goal: optionalText(longestGoal),
  capacity: optional(wholeNumber(1, largestCapacity)).transform((value) => value ?? 1),
  hours_per_month: optional(number(0, mostHours)).transform((value) => value ?? null),
  /** Ticked on the organization's list, and typed besides. */
  skills: several(skillName()),
  more_skills: skillNames(mostSkills),
  career_stage: optional(z.enum(careerStages)).transform((value) => value ?? null),
  languages: languages(),
  time_zone: timeZone(),
  /** To the program's own questions, unread: the program knows what it asks. */
  answers: z.record(z.string(), z.unknown()).default({}),
});
export type EnrolmentForm = z.output<typeof enrolmentForm>;

export function canManageEnrolments(actor: Actor): boolean {
  return isManager(actor);
}

/** What a manager says to an enrolment. */
export const answers = ['accept', 'waitlist', 'decline'] as const;
export type Answer = (typeof answers)[number];

const answering: Record<Answer, { from: readonly EnrolmentState[]; to: EnrolmentState }> = {
  accept: { from: ['applied', 'waitlisted', 'withdrawn', 'paused'], to: 'accepted' },
  waitlist: { from: ['applied', 'accepted'], to: 'waitlisted' },
  decline: { from: ['applied', 'accepted', 'waitlisted', 'paused'], to: 'withdrawn' },
};

export function possibleAnswers(state: EnrolmentState): Answer[] {
  return answers.filter((answer) => answering[answer].from.includes(state));
}

/** The state after the manager's answer; null where the answer is not possible. */
export function answerTo(state: EnrolmentState, answer: Answer): EnrolmentState | null {
  return answering[answer].from.includes(state) ? answering[answer].to : null;
}

/** The states from which an answer leads somewhere: the same rule, for the database. */
export function answerable(answer: Answer): readonly EnrolmentState[] {
  return answering[answer].from;
}

/** The state of an enrolment that its person has just sent, where it was in `before` or is new. */
export function enrolledState(
  before: EnrolmentState | null,
  { approvesEnrolment, isFull }: { approvesEnrolment: boolean; isFull: boolean },
): EnrolmentState {
  if (before !== null && before !== 'withdrawn') return before;
  if (approvesEnrolment) return 'applied';
  return isFull ? 'waitlisted' : 'accepted';
}

/** In these nothing is left to withdraw from. */
export const overStates = ['withdrawn', 'completed'] as const satisfies EnrolmentState[];

/** People may leave at any time until it is over; a pair at work ends on its own page. */
export function canWithdraw(state: EnrolmentState): boolean {
  return !overStates.some((over) => over === state);
}
