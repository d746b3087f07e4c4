import { i18n } from '../../i18n.ts';
import type { DrawnInterval } from '../../ui/intervals.tsx';
import { changeWords, figureWords } from './figure-words.ts';
import type { MeasureReport } from './measure-report.ts';
import type { ChangeReport } from './outcome-report.ts';
import type { Interval } from './statistics.ts';

/** A mean change as a chart and its table show it. */
export function changeInterval(
  label: string,
  { change, answered, invited }: ChangeReport,
  k: number,
): DrawnInterval {
  const t = i18n.getFixedT(null, 'insights');
  return {
    label,
    people:
      answered === 'few' ? figureWords('few', k) : t('change.answered', { answered, invited }),
    words: change ? rangeWords(change.mean, change) : figureWords('few', k),
    drawn: change && { middle: change.mean, low: change.low, high: change.high },
  };
}

/** How much more the drawn changed than those who wait. */
export function differenceInterval({ name, comparison }: MeasureReport, k: number): DrawnInterval {
  const t = i18n.getFixedT(null, 'insights');
  if (comparison === null || comparison === 'few') {
    const few = figureWords('few', k);
    return { label: name, people: few, words: few, drawn: null };
  }
  const { difference, drawn, waits, low, high } = comparison;
  return {
    label: name,
    people: t('measures.groups', { drawn, waits }),
    words: rangeWords(difference, comparison),
    drawn: { middle: difference, low, high },
  };
}

/** '+0.40 (+0.10 to +0.70)'. */
export function rangeWords(value: number, { low, high }: Interval): string {
  return i18n.getFixedT(null, 'insights')('change.gzRange', {
    value: changeWords(value),
    low: changeWords(low),
    high: changeWords(high),
  });
}
