import { i18n } from '../../i18n.ts';

/** So many changes are drawn on it. */
export const summaryIntervals = 5;

/** The sections that fit on a sponsor's one page, in their order, besides the changes. */
export function summarySections(): string[] {
  const t = i18n.getFixedT(null, 'insights');
  return [
    t('funnel.title'),
    t('target.title'),
    `${t('attainment.title')}: ${t('attainment.own')}`,
    t('pulse.title'),
  ];
}
