import { daysBetween, isOpen, isOver, type Phase } from '../engagements/engagement.ts';

// What asks a human to look at an engagement: behaviour only, never what anybody wrote (EVIDENCE:
// health and nudges). A signal closes nothing.

export const signals = ['noFirstMeeting', 'notSigned', 'quiet', 'endPassed'] as const;
export type Signal = (typeof signals)[number];

/** Days to a first meeting, and to a signed agreement, before somebody should look (ours). */
export const settlingDays = 21;
/** Nothing happened for this many times the cadence. */
export const quietCadences = 1.5;

/** What happened in an engagement, as far as managers may know. Days are calendar days. */
export interface Activity {
  phase: Phase;
  startsOn: string;
  endsOn: string;
  cadenceDays: number;
  isAgreed: boolean;
  sessionsHeld: number;
  /** The day on which anything happened last; null: nothing yet. */
  lastActiveOn: string | null;
}

export interface RaisedSignal {
  signal: Signal;
  /** For how many days it has been so. */
  days: number;
}

/** The reasons to look at an engagement today, most telling first. */
export function raiseSignals(activity: Activity, today: string): RaisedSignal[] {
  if (!isOpen(activity.phase)) return [];
  const sinceStart = daysBetween(activity.startsOn, today);
  const raised: RaisedSignal[] = [];
  // A pause is a decision of both, so silence in it means nothing.
  if (activity.phase !== 'paused') {
    if (activity.sessionsHeld === 0 && sinceStart > settlingDays) {
      raised.push({ signal: 'noFirstMeeting', days: sinceStart });
    }
    if (!activity.isAgreed && sinceStart > settlingDays) {
      raised.push({ signal: 'notSigned', days: sinceStart });
    }
    // Somebody may act before the first day; an engagement that begins later is not quiet yet.
    const silentFrom = latest(activity.startsOn, activity.lastActiveOn);
    const silence = daysBetween(silentFrom, today);
    if (silence > activity.cadenceDays * quietCadences) {
      raised.push({ signal: 'quiet', days: silence });
    }
  }
  if (isOver(activity, today)) {
    raised.push({ signal: 'endPassed', days: daysBetween(activity.endsOn, today) });
  }
  return raised;
}

function latest(day: string, other: string | null): string {
  return other !== null && other > day ? other : day;
}
