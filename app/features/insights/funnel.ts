// Figures from state alone, which managers see for each engagement anyway: nothing is hidden here.

export const steps = [
  'matched',
  'met',
  'signed',
  'threeSessions',
  'goalReviewed',
  'plannedClose',
] as const;
export type Step = (typeof steps)[number];

/** Defaults that a program may aim for: ours, not a finding (EVIDENCE: program targets). */
export const targets = {
  firstMeeting: 0.9,
  agreement: 0.85,
  rhythm: 0.7,
  plannedClose: 0.75,
} as const;
export type Target = keyof typeof targets;

/** Of how many it can be said by now, and how many met it. */
export interface Share {
  of: number;
  met: number;
}

/** How a program stands. */
export interface Standing {
  /** How many engagements reached each step, whatever the order they took them in. */
  funnel: { step: Step; count: number }[];
  /** The median number of days from the start to the first session held; null: nobody met yet. */
  daysToFirstMeeting: number | null;
  sessionsHeld: number;
  targets: Record<Target, Share>;
}
