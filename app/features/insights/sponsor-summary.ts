import { i18n } from '../../i18n.ts';
import { shareWords } from './figure-words.ts';
import { rangeWords } from './interval-words.ts';
import type { ProgramOutcomes } from './program-outcomes.server.ts';

/** So many changes are drawn on it. */
export const summaryIntervals = 5;

/** The report in a few sentences, for somebody with two minutes; what may not be shown is not said. */
export function inShort({ funnel, targets, attainment, skills }: ProgramOutcomes): string[] {
  const t = i18n.getFixedT(null, 'insights');
  const { of: ended, met: closed } = targets.plannedClose;
  const { reached, rated } = attainment.own;
  const { change, answered, invited } = skills.own;
  return [
    t('paper.pairs', { count: funnel[0]?.count ?? 0 }),
    ...(ended === 0
      ? []
      : [t('paper.closed', { closed, count: ended, share: shareWords(closed / ended) })]),
    ...(reached === null ? [] : [t('paper.reached', { share: shareWords(reached), rated })]),
    ...(change === null
      ? [t('paper.noChange')]
      : [t('paper.change', { change: rangeWords(change.mean, change), answered, invited })]),
  ];
}
