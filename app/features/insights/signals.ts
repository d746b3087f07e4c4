// What asks a human to look at an engagement: behaviour only, never what anybody wrote (EVIDENCE:
// health and nudges). A signal closes nothing. When each is raised stands in health.server.ts.

/** Most telling first. */
export const signals = [
  'noFirstMeeting',
  'notSigned',
  'quiet',
  'endPassed',
  'unanswered',
  'oneSided',
  'overBudget',
  'noPulse',
] as const;
export type Signal = (typeof signals)[number];

/** Days to a first meeting, and to a signed agreement, before somebody should look (ours). */
export const settlingDays = 21;
/** Nothing happened for this many times the cadence. */
export const quietCadences = 1.5;
/** A proposed session waits, or an action is overdue, for more than so many days (ours). */
export const waitingDays = 7;
/** The pulse was asked twice and nobody answered (ours). */
export const missedPulses = 2;

export interface RaisedSignal {
  signal: Signal;
  /** For how many days it has been so; of a budget: how many hours over it. */
  days: number;
}

/** The signals of a row, null where they are not raised. */
export function raisedIn(row: Record<Signal, number | null>): RaisedSignal[] {
  return signals.flatMap((signal) => {
    const days = row[signal];
    return days === null ? [] : [{ signal, days }];
  });
}
