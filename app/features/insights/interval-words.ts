import { i18n } from '../../i18n.ts';
import type { DrawnInterval } from '../../ui/intervals.tsx';
import { changeWords, figureWords } from './figure-words.ts';
import type { ChangeEnd, MeasureReport } from './measure-report.ts';
import { type ChangeReport, type Rating, type Response, ratings } from './outcome-report.ts';
import type { LadderStep, SkillReport } from './skill-ladder.ts';
import type { Interval } from './statistics.ts';

/** A mean change as a chart and its table show it. */
export function changeInterval(
  label: string,
  { change, answered, invited }: ChangeReport,
  k: number,
): DrawnInterval {
  return {
    label,
    people: responseWords({ answered, invited }, k),
    words: change ? rangeWords(change.mean, change) : figureWords('few', k),
    drawn: change && { middle: change.mean, low: change.low, high: change.high },
  };
}

/** The changes of a measure: until the close, and beside it until other moments that the plan asks at. */
export function changeIntervals(measure: MeasureReport, k: number): DrawnInterval[] {
  return measureChanges([measure]).map(({ name, change }) => changeInterval(name, change, k));
}

/** 'Job satisfaction: three months after'. */
export function besideName(name: string, until: ChangeEnd): string {
  return `${name}: ${i18n.t(`insights:measures.until.${until}`)}`;
}

/** Every change of the report with its name: skills by rater, then what people said of themselves. */
export function namedChanges({
  skills,
  measures,
}: {
  skills: Record<Rating, ChangeReport>;
  measures: readonly MeasureReport[];
}): { name: string; change: ChangeReport }[] {
  const t = i18n.getFixedT(null, 'insights');
  return [
    ...ratings.map((rating) => ({ name: t(`paper.skills.${rating}`), change: skills[rating] })),
    ...measureChanges(measures),
  ];
}

export function measureChanges(measures: readonly MeasureReport[]) {
  return measures.flatMap(({ name, change, besides }) => [
    { name, change },
    ...besides.map(({ until, change: found }) => ({
      name: besideName(name, until),
      change: found,
    })),
  ]);
}

/** '15 of 17', or that they are too few. */
export function responseWords({ answered, invited }: Response, k: number): string {
  if (answered === 'few') return figureWords('few', k);
  return i18n.t('insights:change.answered', { answered, invited });
}

/** The heads of a change in figures, and its cells: the mean, its interval, g_z with its own. */
export function changeHeads(): string[] {
  const t = i18n.getFixedT(null, 'insights');
  return [t('change.mean'), t('change.interval'), t('change.gz')];
}

export function changeCells({ change }: ChangeReport): string[] {
  const t = i18n.getFixedT(null, 'insights');
  if (!change) return ['', '', ''];
  const { mean, low, high, gz } = change;
  return [
    changeWords(mean),
    t('change.range', { low: changeWords(low), high: changeWords(high) }),
    gz ? rangeWords(gz.value, gz) : t('change.noGz'),
  ];
}

/** A rung of the ladder with how many stand behind it. */
export function rungWords({ mean, people }: LadderStep, k: number): string {
  if (mean === 'few' || people === 'few') return figureWords('few', k);
  return i18n.t('insights:pulse.value', { mean: mean.toFixed(1), count: people });
}

export function lookbackWords({ lookback }: SkillReport, k: number): string {
  return lookback ? rangeWords(lookback.mean, lookback) : figureWords('few', k);
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
