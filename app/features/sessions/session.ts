import { z } from 'zod';
import {
  day,
  optional,
  optionalLine,
  optionalText,
  several,
  ticked,
  wholeNumber,
} from '../../http/fields.ts';
import { refusal } from '../../platform/refusal.ts';
import { formatDay } from '../../ui/dates.tsx';
import type { Phase } from '../engagements/engagement.ts';
import { newCheckIn } from '../goals/check-in.ts';
import { kindRules, type ProgramKind } from '../programs/program-kind.ts';
import { actionRow } from './action.ts';
import { meetings } from './meeting-place.ts';

export const sessionStates = ['proposed', 'scheduled', 'held', 'missed', 'cancelled'] as const;
export type SessionState = (typeof sessionStates)[number];

const time = () => z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'sessions:problems.time');

export const sessionTime = z.object({
  day: day(),
  time: time(),
  minutes: wholeNumber(5, 600),
  meeting: z.enum(meetings).optional(),
  place: optionalLine(300),
});
export type SessionTime = z.output<typeof sessionTime>;

/** Another time, for it alone or for all of its series after it too. */
export const sessionMove = sessionTime.extend({ rest: ticked() });

/** One of the times that were offered. */
export const offeredTime = z.object({
  startsAt: z.iso.datetime().transform((moment) => new Date(moment)),
});

export const newSession = sessionTime.extend({ agenda: optionalText(10_000) });
export type NewSession = z.output<typeof newSession>;

/** A goal's row in the form that records a session; an empty one is no check-in. */
const checkRow = newCheckIn
  .extend({ goalId: z.uuid(), progress: optional(wholeNumber(0, 100)) })
  .superRefine((row, context) => {
    const saysMore = row.level !== undefined || row.confidence !== undefined || row.comment !== '';
    if (saysMore && row.progress === undefined) {
      context.addIssue({ code: 'custom', path: ['progress'], message: 'problems:required' });
    }
  });

/** What came of a session: progress on goals, and what each will do next. */
export const sessionRecord = z.object({
  checks: several(checkRow, 100),
  actions: several(actionRow, 20),
});
export type SessionRecord = z.output<typeof sessionRecord>;

/** Whom a circle's form ticks as present. */
export const attendance = { present: several(z.uuid(), 20) };

/** 'We met on …': a session recorded afterwards. */
export const metSession = sessionTime.extend({
  ...sessionRecord.shape,
  notes: optionalText(20_000),
});
export type MetSession = z.output<typeof metSession>;

/** What can happen to a session that was planned. */
export const sessionDeeds = ['accept', 'move', 'hold', 'miss', 'cancel'] as const;
export type SessionDeed = (typeof sessionDeeds)[number];

interface PlannedSession {
  state: SessionState;
  startsAt: Date;
  /** Who named its present time. */
  plannedBy: string | null;
}

const steps: Record<SessionDeed, { from: SessionState[]; to: SessionState }> = {
  accept: { from: ['proposed'], to: 'scheduled' },
  // A new time needs the partner's yes again.
  move: { from: ['proposed', 'scheduled'], to: 'proposed' },
  // 'We met after all' mends a session that was called missed.
  hold: { from: ['proposed', 'scheduled', 'missed'], to: 'held' },
  miss: { from: ['scheduled'], to: 'missed' },
  cancel: { from: ['proposed', 'scheduled'], to: 'cancelled' },
};

/** Whether this member may do this to the session now; the buttons and the commands both ask. */
export function canDo(
  deed: SessionDeed,
  actor: { personId: string },
  session: PlannedSession,
  now: Date,
): boolean {
  if (!steps[deed].from.includes(session.state)) return false;
  const hasBegun = session.startsAt <= now;
  switch (deed) {
    case 'accept':
      return session.plannedBy !== actor.personId && !hasBegun;
    case 'hold':
    case 'miss':
      return hasBegun;
    case 'move':
    case 'cancel':
      return true;
  }
}

/**
 * How many minutes before its beginning a session would be moved or called off now, where that is
 * later than agreed; null where it is in good time, or nobody counts on it yet.
 */
export function lateMinutes(
  session: Pick<PlannedSession, 'state' | 'startsAt'>,
  now: Date,
  noticeHours: number,
): number | null {
  const left = Math.floor((session.startsAt.getTime() - now.getTime()) / 60_000);
  return session.state === 'scheduled' && left > 0 && left < noticeHours * 60 ? left : null;
}

/** The state after the deed; throws where it cannot be done. */
export function stateAfter(
  deed: SessionDeed,
  actor: { personId: string },
  session: PlannedSession,
  now: Date,
): SessionState {
  if (!canDo(deed, actor, session, now)) throw refusal('', `sessions:cannot.${deed}`);
  return steps[deed].to;
}

/**
 * A single conversation has one session, and it is held after both have agreed to it. Cancelled and
 * missed ones may be tried again.
 */
export function checkSingle(
  engagement: { kind: ProgramKind; phase: Phase },
  states: readonly SessionState[],
  deed: 'plan' | 'hold',
): void {
  if (!kindRules[engagement.kind].isSingle) return;
  if (deed === 'hold' && engagement.phase === 'preparing') {
    throw refusal('', 'sessions:problems.agreeFirst');
  }
  if (states.some((state) => state !== 'cancelled' && state !== 'missed')) {
    throw refusal('', 'sessions:problems.oneOnly');
  }
}

export function isOver(state: SessionState): state is 'held' | 'missed' | 'cancelled' {
  return state === 'held' || state === 'missed' || state === 'cancelled';
}

/** A session is planned ahead, inside the engagement's timeframe. */
export function checkPlannedTime(
  startsAt: Date,
  startDay: string,
  timeframe: { startsOn: string; endsOn: string },
  now: Date,
): void {
  if (startsAt <= now) throw refusal('day', 'sessions:problems.past');
  checkInside(startDay, timeframe);
}

/** A session that took place was in the past, and since the engagement began. */
export function checkHeldTime(
  startsAt: Date,
  startDay: string,
  timeframe: { startsOn: string; endsOn: string },
  now: Date,
): void {
  if (startsAt > now) throw refusal('day', 'sessions:problems.future');
  checkInside(startDay, timeframe);
}

export function checkInside(
  date: string,
  timeframe: { startsOn: string; endsOn: string },
  field = 'day',
): void {
  if (date >= timeframe.startsOn && date <= timeframe.endsOn) return;
  throw refusal(field, 'sessions:problems.outside', {
    startsOn: formatDay(timeframe.startsOn),
    endsOn: formatDay(timeframe.endsOn),
  });
}
