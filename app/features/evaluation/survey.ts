import { z } from 'zod';
import { wholeNumber } from '../../http/fields.ts';
import { i18n } from '../../i18n.ts';
import { daysBetween, isOpen, type Phase } from '../engagements/engagement.ts';
import { pulseDays } from '../engagements/pulse.ts';
import { chosenMoments, type Measure } from './measure.ts';
import {
  countHelpers,
  countKey,
  helperCounts,
  type NamedHelpers,
  namedHelpers,
} from './who-helps.ts';

/** How long a link can be answered by, in days. */
export const surveyDays = 28;
/** The one reminder comes after so many days without an answer. */
export const reminderDays = 7;
/** Nobody gets two mails with questions within so many days. */
export const quietDays = 7;
/** 'Three months after'. */
const afterDays = 90;

export type PersonMoment = (typeof chosenMoments)[number];

/** One person's way through a program, as far as the calendar of questions goes. */
export interface Way {
  phase: Phase;
  startsOn: string;
  endsOn: string;
  closedOn: string | null;
}

/** From which day each moment is asked; null: not on this way, or not yet known. */
function dayOf(moment: PersonMoment, { phase, startsOn, endsOn, closedOn }: Way): string | null {
  const early = phase === 'ended_early';
  switch (moment) {
    case 'before':
      return isOpen(phase) ? startsOn : null;
    case 'mid':
      return isOpen(phase)
        ? dayAfter(startsOn, Math.floor(daysBetween(startsOn, endsOn) / 2))
        : null;
    case 'close':
      if (early) return null;
      return closedOn ?? (phase === 'closing' ? startsOn : endsOn);
    case 'after':
      return phase === 'closed' ? dayAfter(closedOn ?? endsOn, afterDays) : null;
  }
}

/**
 * The moment to ask about today: the latest that has come, if it came within four weeks; somebody
 * whose program began to ask late is not asked about the past.
 */
export function dueMoment(way: Way, today: string): PersonMoment | null {
  const last = chosenMoments.findLast((moment) => {
    const day = dayOf(moment, way);
    return day !== null && day <= today;
  });
  if (last === undefined) return null;
  const day = dayOf(last, way) ?? today;
  const isLate = daysBetween(day, today) > surveyDays && way.phase !== 'closing';
  return isLate ? null : last;
}

/** Whoever waits for a place is asked at the start and at the program's end: to compare with. */
export function dueMomentOfWaiting(endsOn: string | null, today: string): PersonMoment | null {
  if (endsOn === null || today < endsOn) return 'before';
  return daysBetween(endsOn, today) <= surveyDays ? 'close' : null;
}

/** Whether two who work together are asked for their pulse: the first time after a month. */
export function isPulseDue(
  { phase, agreedOn, lastOn }: { phase: Phase; agreedOn: string | null; lastOn: string | null },
  today: string,
): boolean {
  if (phase !== 'agreed' && phase !== 'working') return false;
  return agreedOn !== null && daysBetween(lastOn ?? agreedOn, today) >= pulseDays;
}

export type SurveyState = 'open' | 'answered' | 'expired';

export function surveyState(
  { answeredAt, expiresAt }: { answeredAt: Date | null; expiresAt: Date },
  now: Date,
): SurveyState {
  if (answeredAt) return 'answered';
  return expiresAt <= now ? 'expired' : 'open';
}

/** What a form sends: each question may be skipped. */
export const surveyAnswers = z.object({
  answers: z
    .record(
      z.string().max(80),
      z.preprocess((value) => (value === '' ? undefined : value), wholeNumber(1, 7).optional()),
    )
    .default({}),
  helpers: z.record(z.string().max(80), namedHelpers).default({}),
});
export type SurveyAnswers = z.output<typeof surveyAnswers>;

/** The name of a question's field. */
export function fieldOf(measure: Pick<Measure, 'key'>, index: number): string {
  return `${measure.key}-${index}`;
}

interface KeptAnswer {
  measure: string;
  item: string;
  wording: string;
  value: number;
}

/** The answers to what was asked; whatever else was sent, or lies above the scale, is left out. */
export function keptAnswers(
  asked: readonly Measure[],
  { answers, helpers }: SurveyAnswers,
): KeptAnswer[] {
  return asked.flatMap((measure) =>
    measure.items.flatMap((item, index) => {
      if (measure.format === 'helpers') return keptCounts(measure.key, item.text, helpers);
      const value = answers[fieldOf(measure, index)];
      if (value === undefined || value > measure.top) return [];
      return [{ measure: measure.key, item: String(index), wording: item.text, value }];
    }),
  );
}

function keptCounts(
  key: string,
  asked: string,
  helpers: Record<string, NamedHelpers>,
): KeptAnswer[] {
  const counts = helpers[key] && countHelpers(helpers[key]);
  if (!counts) return [];
  return helperCounts.map((count) => ({
    measure: countKey(key, count),
    item: '0',
    wording: `${asked} (${i18n.t(`evaluation:helpers.counts.${count}`)})`,
    value: counts[count],
  }));
}

export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
