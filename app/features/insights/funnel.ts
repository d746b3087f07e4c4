import { daysBetween, type Phase } from '../engagements/engagement.ts';
import { settlingDays } from './signals.ts';
import { median } from './statistics.ts';

// Figures from state alone, which managers see for each engagement anyway: nothing is hidden here.

/** One engagement's course, without a word of it. Days are calendar days. */
export interface Course {
  phase: Phase;
  startsOn: string;
  endsOn: string;
  closedOn: string | null;
  cadenceDays: number;
  isAgreed: boolean;
  /** The days of the sessions held, first to last. */
  heldOn: string[];
  goalReviewed: boolean;
}

export const steps = [
  'matched',
  'met',
  'signed',
  'threeSessions',
  'goalReviewed',
  'plannedClose',
] as const;
export type Step = (typeof steps)[number];

const hasReached: Record<Step, (course: Course) => boolean> = {
  matched: () => true,
  met: (course) => course.heldOn.length >= 1,
  signed: (course) => course.isAgreed,
  threeSessions: (course) => course.heldOn.length >= 3,
  goalReviewed: (course) => course.goalReviewed,
  plannedClose: (course) => course.phase === 'closed',
};

/** How many engagements reached each step, whatever the order they took them in. */
export function funnelOf(courses: readonly Course[]): { step: Step; count: number }[] {
  return steps.map((step) => ({ step, count: courses.filter(hasReached[step]).length }));
}

export function sessionsHeld(courses: readonly Course[]): number {
  return courses.reduce((sum, course) => sum + course.heldOn.length, 0);
}

/** The median number of days from the start to the first session held; null: nobody met yet. */
export function daysToFirstMeeting(courses: readonly Course[]): number | null {
  return median(courses.flatMap((course) => daysToMeeting(course) ?? []));
}

function daysToMeeting({ startsOn, heldOn: [first] }: Course): number | null {
  // Some meet before the first day.
  return first === undefined ? null : Math.max(0, daysBetween(startsOn, first));
}

/** Defaults that a program may aim for: ours, not a finding (EVIDENCE: program targets). */
export const targets = {
  firstMeeting: 0.9,
  agreement: 0.85,
  rhythm: 0.7,
  plannedClose: 0.75,
} as const;
export type Target = keyof typeof targets;

/** The share that met each target, of those of whom it can be said by now; null: of none. */
export function measureTargets(
  courses: readonly Course[],
  today: string,
): Record<Target, { of: number; met: number }> {
  const settled = courses.filter((course) => daysBetween(course.startsOn, today) > settlingDays);
  const ended = courses.filter(({ phase }) => phase === 'closed' || phase === 'ended_early');
  const spans = courses.flatMap((course) => cadencesOf(course, today));
  const share = <T>(all: readonly T[], isMet: (one: T) => boolean) => ({
    of: all.length,
    met: all.filter(isMet).length,
  });
  return {
    firstMeeting: share(settled, (course) => (daysToMeeting(course) ?? Infinity) <= settlingDays),
    agreement: share(settled, (course) => course.isAgreed),
    rhythm: share(spans, (hasSession) => hasSession),
    plannedClose: share(ended, (course) => course.phase === 'closed'),
  };
}

/** For each whole cadence of an engagement that has passed: whether a session was held in it. */
function cadencesOf(course: Course, today: string): boolean[] {
  const last = [course.closedOn ?? today, course.endsOn, today].sort()[0] ?? today;
  const whole = Math.floor(daysBetween(course.startsOn, last) / course.cadenceDays);
  const held = course.heldOn.map((day) =>
    Math.max(0, Math.floor(daysBetween(course.startsOn, day) / course.cadenceDays)),
  );
  return Array.from({ length: Math.max(0, whole) }, (_, cadence) => held.includes(cadence));
}
