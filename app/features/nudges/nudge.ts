import { dayIn } from '../../platform/calendar.ts';
import { daysBetween, type Kind, type Phase } from '../engagements/engagement.ts';
import { isReviewOpen, reviewsOf } from '../engagements/review-days.ts';
import { kindRules } from '../programs/program-kind.ts';

/** The most pressing first: a mail is about the first of them that is due. */
export const nudgeKinds = [
  'sessionTomorrow',
  'agreementUnsigned',
  'reviewDue',
  'actionOverdue',
  'noNextSession',
  'checkInDue',
] as const;
export type NudgeKind = (typeof nudgeKinds)[number];

/** A reminder with its reason. It holds no word of the engagement: admins can read that a mail was written. */
export interface Nudge {
  kind: NudgeKind;
  /** Which one of its kind; the same one never comes twice. */
  about: string;
  /** Where in the workspace it is done. */
  path: string;
  /** What the reason names. */
  count: number;
  moment?: Date;
}

/** What is known of one engagement, for one of its members. */
export interface NudgeFacts {
  kind: Kind;
  phase: Phase;
  startsOn: string;
  endsOn: string;
  cadenceDays: number;
  /** Planned or proposed, still to come. */
  comingSessions: readonly { id: string; startsAt: Date; isAgreed: boolean }[];
  lastHeldAt: Date | null;
  agreedAt: Date | null;
  /** The newest text of the agreement, and whether this member signed it. */
  agreement: { id: string; writtenAt: Date; isSigned: boolean } | null;
  /** This member's own goals that count, and when somebody last looked at each. */
  goals: readonly { id: string; lastLookAt: Date }[];
  /** This member's own, open. */
  actions: readonly { id: string; dueOn: string }[];
  movedReviews: readonly { number: number; dueOn: string }[];
  /** Numbers of the reviews that this member answered. */
  answeredReviews: readonly number[];
}

const hourMs = 3_600_000;
/** A text that waits for a signature is mentioned after so many days. */
const signDays = 3;
/** After a meeting there is a week to plan the next one in peace. */
const planDays = 7;

/** Everything that one member could be reminded of in one engagement now. */
export function dueNudges(facts: NudgeFacts, now: Date, timeZone: string): Nudge[] {
  const { phase } = facts;
  const today = dayIn(timeZone, now);
  if (phase === 'paused' || phase === 'closing' || phase === 'closed' || phase === 'ended_early') {
    return [];
  }
  if (facts.endsOn < today) return [];
  const works = phase === 'agreed' || phase === 'working';
  return [
    ...sessions(facts, now),
    ...signature(facts, now),
    ...(works ? review(facts, today) : []),
    ...actions(facts, today),
    ...(works ? planning(facts, now) : []),
    ...(works ? checkIns(facts, now) : []),
  ];
}

function sessions({ comingSessions }: NudgeFacts, now: Date): Nudge[] {
  return comingSessions
    .filter(({ isAgreed, startsAt }) => {
      const hours = (startsAt.getTime() - now.getTime()) / hourMs;
      return isAgreed && hours > 3 && hours <= 30;
    })
    .map(({ id, startsAt }) => ({
      kind: 'sessionTomorrow',
      about: `${id} ${startsAt.toISOString()}`,
      path: `/sessions/${id}`,
      count: 1,
      moment: startsAt,
    }));
}

function signature({ agreement }: NudgeFacts, now: Date): Nudge[] {
  if (!agreement || agreement.isSigned) return [];
  const days = daysSince(agreement.writtenAt, now);
  if (days < signDays) return [];
  return [{ kind: 'agreementUnsigned', about: agreement.id, path: '/agreement', count: days }];
}

function review(facts: NudgeFacts, today: string): Nudge[] {
  const open = reviewsOf(facts, facts.movedReviews)
    .filter((each) => isReviewOpen(each, today))
    .at(-1);
  if (!open || facts.answeredReviews.includes(open.number)) return [];
  const path = `/reviews/${open.number}`;
  return [{ kind: 'reviewDue', about: `${open.number} ${open.dueOn}`, path, count: open.number }];
}

/** However many are late, it is one reminder, and the same ones are not mentioned again. */
function actions({ actions: open }: NudgeFacts, today: string): Nudge[] {
  const late = open.filter(({ dueOn }) => dueOn < today);
  const newest = late.toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1)).at(-1);
  if (!newest) return [];
  return [
    {
      kind: 'actionOverdue',
      about: `${newest.id} ${newest.dueOn}`,
      path: '/sessions',
      count: late.length,
    },
  ];
}

function planning(facts: NudgeFacts, now: Date): Nudge[] {
  const since = facts.lastHeldAt ?? facts.agreedAt;
  const hasHadItsOne = kindRules[facts.kind].isSingle && facts.lastHeldAt !== null;
  if (!since || facts.comingSessions.length > 0 || hasHadItsOne) return [];
  const days = daysSince(since, now);
  if (days < Math.min(planDays, facts.cadenceDays)) return [];
  const round = Math.floor(days / Math.max(facts.cadenceDays, planDays));
  return [
    {
      kind: 'noNextSession',
      about: `${since.toISOString().slice(0, 10)} ${round}`,
      path: '/sessions/new',
      count: days,
    },
  ];
}

/** A goal wants to be looked at once in each cadence. */
function checkIns({ goals, cadenceDays }: NudgeFacts, now: Date): Nudge[] {
  const stale = goals
    .map((goal) => ({ ...goal, days: daysSince(goal.lastLookAt, now) }))
    .filter(({ days }) => days > Math.max(cadenceDays, 14))
    .toSorted((a, b) => b.days - a.days)[0];
  if (!stale) return [];
  const about = `${stale.id} ${stale.lastLookAt.toISOString().slice(0, 10)}`;
  return [{ kind: 'checkInDue', about, path: `/goals/${stale.id}`, count: stale.days }];
}

function daysSince(then: Date, now: Date): number {
  return daysBetween(dayIn('UTC', then), dayIn('UTC', now));
}
