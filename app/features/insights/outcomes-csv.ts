import { i18n } from '../../i18n.ts';
import { type CsvCell, writeCsv } from '../../platform/csv.ts';
import { formatMonth } from '../../ui/dates.tsx';
import { figureWords, shareWords } from './figure-words.ts';
import { type Target, targets } from './funnel.ts';
import { besideName, rangeWords } from './interval-words.ts';
import { type LevelReport, levelNames } from './level-report.ts';
import type { ComparisonReport, MeasureReport } from './measure-report.ts';
import { type ChangeReport, type Rating, type Response, ratings } from './outcome-report.ts';
import type { ProgramOutcomes } from './program-outcomes.server.ts';
import { settlingDays } from './signals.ts';
import type { SkillReport } from './skill-ladder.ts';
import type { ShownCount } from './suppression.ts';

/** A line of the report: in which section, which figure, what it is, and how long of 1 it is drawn. */
export type Row = [section: string, figure: string, value: CsvCell, length?: number | undefined];

/** The outcome report as a spreadsheet: what the page hides is hidden here in the same words. */
export function outcomesCsv(report: ProgramOutcomes): string {
  const t = i18n.getFixedT(null, 'insights');
  return writeCsv(
    [t('outcomes.column.section'), t('outcomes.column.figure'), t('outcomes.column.value')],
    outcomeRows(report).map(([section, figure, value]) => [section, figure, value]),
  );
}

/** Every figure of the report with its name, section by section. */
function outcomeRows(report: ProgramOutcomes): Row[] {
  return [
    ...countRows(report),
    ...pulseRows(report),
    ...ratings.flatMap((rating) => skillRows(rating, report.skills[rating], report.smallestGroup)),
    ...measureRows(report),
    ...networkRows(report),
    ...summaryRows(report),
  ];
}

/** Those that are counts and shares, of which there is one of each. */
export function singleRows(report: ProgramOutcomes): Row[] {
  return [...countRows(report), ...networkRows(report)];
}

function countRows(report: ProgramOutcomes): Row[] {
  const t = i18n.getFixedT(null, 'insights');
  const { attainment, smallestGroup: k } = report;
  return [
    ...funnelRows(report),
    ...targetRows(report),
    ...levelRows(t('attainment.own'), attainment.own, k),
    ...levelRows(t('attainment.partner'), attainment.partner, k),
  ];
}

function funnelRows({ funnel, daysToFirstMeeting, sessionsHeld }: ProgramOutcomes): Row[] {
  const t = i18n.getFixedT(null, 'insights');
  const section = t('funnel.title');
  const matched = Math.max(1, funnel[0]?.count ?? 0);
  return [
    ...funnel.map(
      ({ step, count }): Row => [section, t(`funnel.steps.${step}`), count, count / matched],
    ),
    [section, t('funnel.daysToFirstMeeting'), daysToFirstMeeting],
    [section, t('funnel.sessionsHeld'), sessionsHeld],
  ];
}

function targetRows(report: ProgramOutcomes): Row[] {
  const t = i18n.getFixedT(null, 'insights');
  return (Object.keys(targets) as Target[]).map((target) => {
    const { of, met } = report.targets[target];
    return [
      t('target.title'),
      t(`target.${target}`, { share: shareWords(targets[target]), days: settlingDays }),
      of === 0 ? null : t('target.value', { share: shareWords(met / of), met, of }),
    ];
  });
}

function responseRows(section: string, { invited, answered }: Response, k: number): Row[] {
  const t = i18n.getFixedT(null, 'insights');
  return [
    [section, t('response.invited'), shown(invited, k)],
    [section, t('response.answered'), shown(answered, k)],
  ];
}

function levelRows(rater: string, report: LevelReport, k: number): Row[] {
  const t = i18n.getFixedT(null, 'insights');
  const section = `${t('attainment.title')}: ${rater}`;
  const { reached, rated, goals } = report;
  return [
    [
      section,
      t('attainment.reachedName'),
      reached === null ? figureWords('hidden', k) : shareWords(reached),
    ],
    ...levelNames.map(
      (name, index): Row => [
        section,
        t(`attainment.levels.${name}`),
        shown(goals[index] ?? 'hidden', k),
        part(goals[index], rated),
      ],
    ),
    [
      section,
      t('attainment.scoreName'),
      report.score === null ? figureWords('hidden', k) : report.score.toFixed(1),
    ],
    [section, t('attainment.rated'), shown(rated, k)],
    ...responseRows(section, report, k),
  ];
}

function pulseRows({ pulse, smallestGroup: k }: ProgramOutcomes): Row[] {
  const t = i18n.getFixedT(null, 'insights');
  const words = i18n.getFixedT(null, 'engagements');
  const section = t('pulse.title');
  return [
    [section, t('response.invited'), shown(pulse.invited, k)],
    ...pulse.months.flatMap(({ month, means }) =>
      means.flatMap(({ question, mean, answered }): Row[] => {
        const name = `${words(`pulse.short.${question}`)}, ${formatMonth(month)}`;
        return [
          [section, name, shown(mean, k)],
          [section, `${name}: ${t('response.answered')}`, shown(answered, k)],
        ];
      }),
    ),
  ];
}

function changeRows(section: string, { change, ...response }: ChangeReport, k: number): Row[] {
  const t = i18n.getFixedT(null, 'insights');
  const figure = (value: number | null | undefined): CsvCell => {
    if (!change) return figureWords('few', k);
    return value === null || value === undefined ? t('change.noGz') : value.toFixed(3);
  };
  return [
    [section, t('change.mean'), figure(change?.mean)],
    [section, t('change.low'), figure(change?.low)],
    [section, t('change.high'), figure(change?.high)],
    [section, t('change.gz'), figure(change?.gz?.value)],
    [section, t('change.gzLow'), figure(change?.gz?.low)],
    [section, t('change.gzHigh'), figure(change?.gz?.high)],
    ...responseRows(section, response, k),
  ];
}

function skillRows(rating: Rating, report: SkillReport, k: number): Row[] {
  const t = i18n.getFixedT(null, 'insights');
  const moments = i18n.getFixedT(null, 'engagements');
  const section = `${t('change.title')}: ${t(`change.${rating}`)}`;
  const { lookback } = report;
  return [
    ...changeRows(section, report, k),
    ...report.ladder.flatMap(({ moment, people, mean }): Row[] => {
      const name = `${t('change.rung')}, ${moments(`ratings.moment.${moment}`)}`;
      return [
        [section, name, mean === 'few' ? figureWords('few', k) : mean.toFixed(2)],
        [section, `${name}: ${t('change.people')}`, shown(people, k)],
      ];
    }),
    [
      section,
      t('change.lookback'),
      lookback ? rangeWords(lookback.mean, lookback) : figureWords('few', k),
    ],
  ];
}

function measureRows({ measures, smallestGroup: k }: ProgramOutcomes): Row[] {
  const t = i18n.getFixedT(null, 'insights');
  return measures.flatMap(({ name, isCount, change, besides, comparison }): Row[] => {
    const sectionOf = (named: string) =>
      `${t(isCount ? 'growth.title' : 'measures.title')}: ${named}`;
    return [
      ...changeRows(sectionOf(name), change, k),
      ...comparisonRows(sectionOf(name), comparison, k),
      ...besides.flatMap(({ until, change: found }) =>
        changeRows(sectionOf(besideName(name, until)), found, k),
      ),
    ];
  });
}

function comparisonRows(
  section: string,
  comparison: MeasureReport['comparison'],
  k: number,
): Row[] {
  if (comparison === null) return [];
  const t = i18n.getFixedT(null, 'insights');
  const figure = (value: (found: ComparisonReport) => CsvCell) =>
    comparison === 'few' ? figureWords('few', k) : value(comparison);
  return [
    [section, t('measures.difference'), figure(({ difference }) => difference.toFixed(3))],
    [section, t('measures.differenceLow'), figure(({ low }) => low.toFixed(3))],
    [section, t('measures.differenceHigh'), figure(({ high }) => high.toFixed(3))],
    [section, t('measures.drawn'), figure(({ drawn }) => drawn)],
    [section, t('measures.waits'), figure(({ waits }) => waits)],
  ];
}

function networkRows(report: ProgramOutcomes): Row[] {
  const { introductions, careerEvents, contributions, smallestGroup: k } = report;
  const t = i18n.getFixedT(null, 'insights');
  const network = i18n.getFixedT(null, 'network');
  return [
    ...introductions.kinds.map(
      ({ kind, count }): Row => [
        t('introductions.title'),
        t(`introductions.states.${kind}`),
        shown(count, k),
        part(count, introductions.total),
      ],
    ),
    ...careerEvents.kinds.map(
      ({ kind, count }): Row => [
        t('career.title'),
        t(`career.kinds.${kind}`),
        shown(count, k),
        part(count, careerEvents.total),
      ],
    ),
    ...contributions.kinds.map(
      ({ kind, count }): Row => [
        t('career.contributed'),
        network(`contributed.${kind}`),
        shown(count, k),
        part(count, contributions.total),
      ],
    ),
  ];
}

function summaryRows({ summaries, smallestGroup: k }: ProgramOutcomes): Row[] {
  const t = i18n.getFixedT(null, 'insights');
  const section = t('summaries.title');
  return [
    [section, t('summaries.outcomes'), shown(summaries.outcomes, k)],
    ...(summaries.summaries ?? []).map(({ text }): Row => [section, t('summaries.shared'), text]),
  ];
}

/** A count as a part of its total; a hidden one is not drawn. */
function part(count: ShownCount | undefined, total: ShownCount): number | undefined {
  if (typeof count !== 'number' || typeof total !== 'number') return undefined;
  return count / Math.max(1, total);
}

function shown(figure: number | 'few' | 'hidden', k: number): CsvCell {
  return typeof figure === 'number' ? figure : figureWords(figure, k);
}
