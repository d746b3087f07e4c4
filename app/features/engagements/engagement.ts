import { z } from 'zod';
import { type Actor, isManager } from '../../platform/actor.ts';
import type { ProgramKind, Side } from '../programs/program-kind.ts';

export const kinds = [
  'one_to_one',
  'peer',
  'reverse',
  'circle',
  'flash',
] as const satisfies readonly ProgramKind[];
export type Kind = ProgramKind;

export const phases = [
  'preparing',
  'agreed',
  'working',
  'paused',
  'closing',
  'closed',
  'ended_early',
] as const;
export type Phase = (typeof phases)[number];

export const memberRoles = ['mentor', 'mentee', 'peer'] as const satisfies readonly Side[];
export type MemberRole = Side;

/** The state columns of an engagement, as the database's text is read. */
export const engagementState = z.object({
  kind: z.enum(kinds),
  phase: z.enum(phases),
});

/** What moves an engagement from phase to phase. Each is an event, never the calendar alone. */
export const moves = [
  'bringIntoForce',
  'beginWork',
  'pause',
  'resume',
  'beginClosing',
  'close',
  'endEarly',
] as const;
export type Move = (typeof moves)[number];

/** What a rule needs to know about an engagement. Days are calendar days. */
export interface Course {
  phase: Phase;
  endsOn: string;
  /** Both signed one version, at some time. */
  hasAgreement: boolean;
  /** One conversation, after which it closes. */
  isSingle: boolean;
  members: number;
  outcomes: number;
}

/** The phase after the move, or null where the move is not possible from here. */
export function phaseAfter(course: Course, move: Move, today: string): Phase | null {
  const { phase } = course;
  switch (move) {
    case 'bringIntoForce':
      return phase === 'preparing' ? 'agreed' : null;
    case 'beginWork':
      if (phase !== 'agreed') return null;
      // After the one conversation there is nothing left but to say what came of it.
      return course.isSingle ? 'closing' : 'working';
    case 'pause':
      return phase === 'working' ? 'paused' : null;
    case 'resume':
      // Closing can be taken back while nobody has written an outcome: it may have been a slip.
      if (phase === 'paused') return 'working';
      if (phase === 'closing' && course.outcomes === 0 && !course.isSingle) {
        return course.hasAgreement ? 'working' : 'preparing';
      }
      return null;
    case 'beginClosing':
      if (phase === 'agreed' && course.isSingle) return isOver(course, today) ? 'closing' : null;
      if (phase === 'agreed' || phase === 'working' || phase === 'paused') return 'closing';
      // Two who met and never signed still have something to write down when their time is over.
      return phase === 'preparing' && isOver(course, today) ? 'closing' : null;
    case 'close':
      return phase === 'closing' && (everybodyWrote(course) || isOver(course, today))
        ? 'closed'
        : null;
    case 'endEarly':
      return isOpen(phase) ? 'ended_early' : null;
  }
}

/** Where two may still be paired anew for the sake of others: neither resting nor about to close. */
export const phasesThatMakeWay = ['preparing', 'agreed', 'working'] as const satisfies Phase[];

export function isOver({ endsOn }: Pick<Course, 'endsOn'>, today: string): boolean {
  return endsOn < today;
}

/** Of a single conversation one outcome is enough, whoever writes it. */
export function everybodyWrote({ isSingle, members, outcomes }: Course): boolean {
  return members > 0 && outcomes >= (isSingle ? 1 : members);
}

/** An ended engagement stays readable to its members, and nothing in it changes any more. */
export function isOpen(phase: Phase): boolean {
  return phase !== 'closed' && phase !== 'ended_early';
}

/** While they prepare or work, also in the days after the planned end; not while they close. */
export function isUnderWay(phase: Phase): boolean {
  return isOpen(phase) && phase !== 'closing';
}

/** Days, out of the whole timeframe, after which the close is offered: the last sixth, a week at least. */
export function isNearEnd(
  { startsOn, endsOn }: { startsOn: string; endsOn: string },
  today: string,
): boolean {
  const whole = daysBetween(startsOn, endsOn);
  return daysBetween(today, endsOn) <= Math.max(7, Math.ceil(whole / 6));
}

export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

export interface Circle {
  organizationId: string;
  /** Those who have not left. */
  memberIds: readonly string[];
}

/** Goals, notes, agreement, actions, ratings: the words are the members', whatever role others have. */
export function canSeeWords(actor: Actor, engagement: Circle): boolean {
  return (
    actor.organizationId === engagement.organizationId &&
    engagement.memberIds.includes(actor.personId)
  );
}

/** That it exists, its phase, dates and counts. */
export function canSeeState(actor: Actor, engagement: Circle): boolean {
  return (
    canSeeWords(actor, engagement) ||
    (actor.organizationId === engagement.organizationId && isManager(actor))
  );
}

/** Members change the words while the engagement is open. */
export function canChangeWords(actor: Actor, engagement: Circle & { phase: Phase }): boolean {
  return canSeeWords(actor, engagement) && isOpen(engagement.phase);
}
