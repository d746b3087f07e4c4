import { i18n } from '../../i18n.ts';

/** The rhythms that a form offers, in days. */
export const offeredCadences = [7, 14, 21, 30, 60, 90];
/** How many hours before a session it may be moved at the latest. */
export const offeredNotices = [0, 12, 24, 48, 72, 168];
export const offeredMinutes = [30, 45, 60, 90, 120];

/** 14 as 'Every 2 weeks', 30 as 'Every month', 10 as 'Every 10 days'. */
export function cadenceWords(days: number): string {
  const t = i18n.getFixedT(null, 'programs');
  if (days % 30 === 0) return t('cadence.month', { count: days / 30 });
  if (days % 7 === 0) return t('cadence.week', { count: days / 7 });
  return t('cadence.day', { count: days });
}

/** The offered values, with the present one where it is another. */
export function withPresent(offered: readonly number[], present: number): number[] {
  return [...new Set([...offered, present])].sort((a, b) => a - b);
}
