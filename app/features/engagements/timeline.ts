import { dayIn } from '../../platform/calendar.ts';
import { daysBetween } from './engagement.ts';
import { isReviewHeld } from './review-days.ts';
import type { Situation } from './situation.ts';

export interface Mark {
  key: string;
  kind:
    | 'start'
    | 'agreed'
    | 'session'
    | 'milestone'
    | 'goal'
    | 'review'
    | 'today'
    | 'end'
    | 'closed';
  day: string;
  /** Where on the line, 0 to 100. */
  at: number;
  title: string;
  isDone: boolean;
}

export interface Timeline {
  /** How much of the time is used, 0 to 100. */
  elapsed: number;
  /** In order of their days. */
  marks: Mark[];
}

const order: Mark['kind'][] = [
  'start',
  'agreed',
  'session',
  'milestone',
  'goal',
  'review',
  'today',
  'end',
  'closed',
];

/** From start to end, with today and everything that has a day, as the reader's calendar has them. */
export function timelineOf(situation: Situation, now: Date, timeZone: string): Timeline {
  const { engagement, sessions, milestones, goals, reviews } = situation;
  const dayOf = (moment: Date) => dayIn(timeZone, moment);
  const today = dayOf(now);
  const whole = daysBetween(engagement.startsOn, engagement.endsOn);
  const at = (day: string) =>
    Math.min(100, Math.max(0, (daysBetween(engagement.startsOn, day) / whole) * 100));
  const mark = (
    kind: Mark['kind'],
    day: string,
    {
      key = kind,
      title = '',
      isDone = day <= today,
    }: Partial<Pick<Mark, 'key' | 'title' | 'isDone'>> = {},
  ): Mark => ({ key, kind, day, at: at(day), title, isDone });
  const marks = [
    mark('start', engagement.startsOn),
    ...(engagement.agreedAt ? [mark('agreed', dayOf(engagement.agreedAt))] : []),
    ...sessions
      .filter((session) => session.state !== 'cancelled')
      // What was planned for after the end does not take place.
      .filter((session) => !engagement.closedAt || session.startsAt <= engagement.closedAt)
      .map((session) =>
        mark('session', dayOf(session.startsAt), {
          key: session.id,
          isDone: session.state === 'held',
        }),
      ),
    ...milestones.map(({ id, title, dueOn, reachedOn }) =>
      mark('milestone', dueOn, { key: id, title, isDone: reachedOn !== null }),
    ),
    ...goals.map(({ id, title, dueOn, progress }) =>
      mark('goal', dueOn, { key: id, title, isDone: progress === 100 }),
    ),
    ...reviews
      .map((review) => ({ ...review, isHeld: isReviewHeld(review, engagement.members) }))
      // A review that an end came before does not take place.
      .filter((review) => review.isHeld || !engagement.closedAt)
      .map(({ number, dueOn, isHeld }) =>
        mark('review', dueOn, { key: `review-${number}`, isDone: isHeld }),
      ),
    ...(engagement.closedAt
      ? [mark('closed', dayOf(engagement.closedAt))]
      : [mark('today', today)]),
    mark('end', engagement.endsOn),
  ];
  return {
    elapsed: at(engagement.closedAt ? dayOf(engagement.closedAt) : today),
    marks: marks.sort(
      (one, other) =>
        one.day.localeCompare(other.day) || order.indexOf(one.kind) - order.indexOf(other.kind),
    ),
  };
}
