import { Text, View } from '@react-pdf/renderer';
import type { ReactNode } from 'react';
import { i18n } from '../../i18n.ts';
import { formatDay, formatMonth } from '../../ui/dates.tsx';
import { type DrawnInterval, placeOn, reachOf } from '../../ui/intervals.tsx';
import {
  cutAfter,
  PdfBlock,
  PdfHeading,
  PdfQuiet,
  PdfText,
  PdfTitle,
  renderPdf,
} from '../documents/pdf.server.tsx';
import { pulseQuestions } from '../engagements/pulse.ts';
import { figureWords } from './figure-words.ts';
import {
  changeCells,
  changeHeads,
  changeInterval,
  changeIntervals,
  differenceInterval,
  lookbackWords,
  namedChanges,
  responseWords,
  rungWords,
} from './interval-words.ts';
import type { MeasureReport } from './measure-report.ts';
import { methodParts } from './method.ts';
import { ratings } from './outcome-report.ts';
import { singleRows } from './outcomes-csv.ts';
import { mostTogether, type PdfRow, PdfRows, PdfTable } from './pdf-rows.server.tsx';
import type { ProgramOutcomes } from './program-outcomes.server.ts';
import { meanWords } from './pulse-section.tsx';
import { inShort, summaryIntervals } from './sponsor-summary.ts';

interface Paper {
  organization: string;
  today: string;
  isSummary: boolean;
}

/** The outcome report on pages with the organization's name, or its one page for a sponsor. */
export function outcomesPdf(report: ProgramOutcomes, paper: Paper) {
  const t = i18n.getFixedT(null, 'insights');
  const title = t(paper.isSummary ? 'paper.summary' : 'paper.title', {
    program: report.program.name,
  });
  return renderPdf({
    title,
    children: paper.isSummary ? (
      <Summary report={report} paper={paper} />
    ) : (
      <Whole report={report} paper={paper} title={title} />
    ),
  });
}

/** Every figure, then how each is made. */
function Whole({ report, paper, title }: { report: ProgramOutcomes; paper: Paper; title: string }) {
  const t = i18n.getFixedT(null, 'insights');
  const { measures, smallestGroup: k } = report;
  const counts = measures.filter(({ isCount }) => isCount);
  return (
    <View>
      <PdfQuiet>{`${paper.organization} · ${formatDay(paper.today)}`}</PdfQuiet>
      <PdfTitle>{title}</PdfTitle>
      <PdfText>{t('outcomes.lead', { k })}</PdfText>
      <Changes report={report} intervals={intervalsOf(report)} />
      {counts.length > 0 && (
        <PdfBlock>
          <PdfHeading>{t('growth.title')}</PdfHeading>
          <PdfIntervals intervals={measureIntervals(counts, k)} />
        </PdfBlock>
      )}
      <ChangeTable report={report} />
      <Ladder report={report} />
      {[...sectionsOf(report)].map(([section, rows]) => (
        <PdfRows key={section} title={section} rows={rows} />
      ))}
      <PulseTable report={report} />
      <Words report={report} />
      <PdfTitle>{t('method.title')}</PdfTitle>
      {methodParts().map(({ title: part, text }) => (
        <PdfBlock key={part}>
          <PdfHeading>{part}</PdfHeading>
          <PdfText>{text}</PdfText>
        </PdfBlock>
      ))}
    </View>
  );
}

/** One page, whatever the names: what may be long is cut with dots. */
function Summary({ report, paper }: { report: ProgramOutcomes; paper: Paper }) {
  const t = i18n.getFixedT(null, 'insights');
  const sections = sectionsOf(report);
  const rowsOf = (section: string) => sections.get(section) ?? [];
  return (
    <View style={{ fontSize: 8.5, lineHeight: 1.3 }}>
      <PdfQuiet>
        {`${paper.organization} · ${formatDay(paper.today)} · ${t('paper.forSponsors')}`}
      </PdfQuiet>
      <PdfTitle mostLines={2}>{report.program.name}</PdfTitle>
      {inShort(report).map((sentence) => (
        <Text key={sentence} style={{ fontSize: 10, lineHeight: 1.4 }}>
          {sentence}
        </Text>
      ))}
      <Changes report={report} intervals={intervalsOf(report).slice(0, summaryIntervals)} areCut />
      <Beside>
        <PdfRows title={t('funnel.title')} rows={rowsOf(t('funnel.title'))} isNarrow />
        <PdfRows
          title={t('attainment.title')}
          rows={rowsOf(`${t('attainment.title')}: ${t('attainment.own')}`)}
          isNarrow
        />
      </Beside>
      <Beside>
        <PdfRows title={t('target.title')} rows={rowsOf(t('target.title'))} isNarrow />
        <PdfRows {...newestPulse(report)} isNarrow />
      </Beside>
      <View style={{ marginTop: 10 }}>
        <PdfQuiet>{t('paper.more', { k: report.smallestGroup })}</PdfQuiet>
      </View>
    </View>
  );
}

/** Two sections on half a page each. */
function Beside({ children }: { children: [ReactNode, ReactNode] }) {
  return (
    <View style={{ flexDirection: 'row', gap: 28 }}>
      <View style={{ flex: 1 }}>{children[0]}</View>
      <View style={{ flex: 1 }}>{children[1]}</View>
    </View>
  );
}

function Changes({
  report,
  intervals,
  areCut = false,
}: {
  report: ProgramOutcomes;
  intervals: DrawnInterval[];
  areCut?: boolean;
}) {
  const t = i18n.getFixedT(null, 'insights');
  return (
    <PdfBlock>
      <PdfHeading>{t('paper.changes')}</PdfHeading>
      <PdfText>{t('change.note')}</PdfText>
      {isCompared(report) && <PdfText>{t('paper.compared')}</PdfText>}
      <PdfIntervals intervals={intervals} areCut={areCut} />
    </PdfBlock>
  );
}

/** What is drawn above, in figures, with g_z. */
function ChangeTable({ report }: { report: ProgramOutcomes }) {
  const t = i18n.getFixedT(null, 'insights');
  return (
    <Table
      title={t('paper.inFigures')}
      widths={[2, 0.75, 0.9, 1.25, 1.7]}
      head={[t('measures.measure'), t('change.people'), ...changeHeads()]}
      rows={namedChanges(report).map(({ name, change }) => [
        name,
        responseWords(change, report.smallestGroup),
        ...changeCells(change),
      ])}
    />
  );
}

/** Where skills stood at each moment, each rater apart. */
function Ladder({ report: { skills, smallestGroup: k } }: { report: ProgramOutcomes }) {
  const t = i18n.getFixedT(null, 'insights');
  const moments = i18n.getFixedT(null, 'engagements');
  return (
    <Table
      title={t('change.ladder')}
      note={t('change.ladderNote')}
      head={[
        t('change.rating'),
        ...skills.own.ladder.map(({ moment }) => moments(`ratings.moment.${moment}`)),
        t('change.lookback'),
      ]}
      rows={ratings.map((rating) => [
        t(`change.${rating}`),
        ...skills[rating].ladder.map((rung) => rungWords(rung, k)),
        lookbackWords(skills[rating], k),
      ])}
    />
  );
}

/** The pulse month by month. */
function PulseTable({ report: { pulse, smallestGroup: k } }: { report: ProgramOutcomes }) {
  const t = i18n.getFixedT(null, 'insights');
  const words = i18n.getFixedT(null, 'engagements');
  return (
    <Table
      title={t('pulse.title')}
      note={`${t('pulse.note')} ${t('response.invited')}: ${figureWords(pulse.invited, k)}.`}
      head={[
        t('pulse.month'),
        ...pulseQuestions.map((question) => words(`pulse.short.${question}`)),
      ]}
      rows={pulse.months.map(({ month, means }) => [
        formatMonth(month),
        ...pulseQuestions.map((question) => meanWords(means, question, k)),
      ])}
    />
  );
}

/** What people chose to share. */
function Words({ report: { summaries, smallestGroup: k } }: { report: ProgramOutcomes }) {
  const t = i18n.getFixedT(null, 'insights');
  return (
    <PdfBlock>
      <PdfHeading>{t('summaries.title')}</PdfHeading>
      <PdfText>{`${t('summaries.outcomes')}: ${figureWords(summaries.outcomes, k)}`}</PdfText>
      {(summaries.summaries ?? []).map(({ number, text }) => (
        <Text key={number} style={{ marginTop: 4 }}>{`– ${text}`}</Text>
      ))}
    </PdfBlock>
  );
}

function Table({
  title,
  note,
  ...table
}: {
  title: string;
  note?: string;
  head: string[];
  rows: string[][];
  widths?: number[];
}) {
  return (
    <View style={{ marginTop: 8 }} wrap={table.rows.length > mostTogether}>
      <PdfHeading>{title}</PdfHeading>
      {note && <PdfText>{note}</PdfText>}
      <PdfTable {...table} />
    </View>
  );
}

/** The newest month with a figure: one page has no room for all. */
function newestPulse({ pulse: { months }, smallestGroup: k }: ProgramOutcomes) {
  const t = i18n.getFixedT(null, 'insights');
  const words = i18n.getFixedT(null, 'engagements');
  const newest =
    months.findLast(({ means }) => means.some(({ mean }) => mean !== 'few')) ?? months.at(-1);
  if (!newest) return { title: t('pulse.title'), rows: [[t('pulse.none'), '']] as PdfRow[] };
  return {
    title: `${t('pulse.title')}, ${formatMonth(newest.month)}`,
    rows: pulseQuestions.map((question): PdfRow => {
      const mean = newest.means.find((each) => each.question === question)?.mean ?? 'few';
      return [
        words(`pulse.short.${question}`),
        meanWords(newest.means, question, k),
        mean === 'few' ? undefined : (mean - 1) / 4,
      ];
    }),
  };
}

/** Counts and shares under their headings, as they are printed. */
function sectionsOf(report: ProgramOutcomes): Map<string, PdfRow[]> {
  const sections = Map.groupBy(singleRows(report), ([section]) => section);
  return new Map(
    [...sections].map(([section, rows]) => [
      section,
      rows.map(([, name, value, length]): PdfRow => [name, value, length]),
    ]),
  );
}

function isCompared({ measures }: ProgramOutcomes): boolean {
  return measures.some(({ comparison }) => comparison !== null);
}

function intervalsOf({ skills, measures, smallestGroup: k }: ProgramOutcomes): DrawnInterval[] {
  const t = i18n.getFixedT(null, 'insights');
  return [
    ...ratings.map((rating) => changeInterval(t(`paper.skills.${rating}`), skills[rating], k)),
    ...measureIntervals(
      measures.filter(({ isCount }) => !isCount),
      k,
    ),
  ];
}

function measureIntervals(measures: readonly MeasureReport[], k: number): DrawnInterval[] {
  const t = i18n.getFixedT(null, 'insights');
  return [
    ...measures.flatMap((measure) => changeIntervals(measure, k)),
    ...measures
      .filter(({ comparison }) => comparison !== null)
      .map((measure) => ({
        ...differenceInterval(measure, k),
        label: `${measure.name}: ${t('measures.comparison')}`,
      })),
  ];
}

function PdfIntervals({
  intervals,
  areCut = false,
}: {
  intervals: DrawnInterval[];
  areCut?: boolean;
}) {
  const t = i18n.getFixedT(null, 'common');
  const reach = reachOf(intervals);
  const at = (value: number) => `${100 * placeOn(reach, value)}%`;
  return (
    <View style={{ marginTop: 6 }}>
      {intervals.map(({ label, people, words, drawn }, index) => (
        // Two measures may carry one name.
        // biome-ignore lint/suspicious/noArrayIndexKey: they are printed once and never move
        <View key={index} wrap={false} style={{ marginBottom: areCut ? 1 : 6 }}>
          <View style={{ flexDirection: 'row', gap: 12 }}>
            <Text style={{ flex: 1, ...(areCut ? cutAfter(1) : {}) }}>{label}</Text>
            <Text>{drawn ? `${words}. ${t('intervals.people')}: ${people}` : words}</Text>
          </View>
          {drawn && (
            <View style={{ height: 12, position: 'relative' }}>
              <View style={{ ...bar('#b9c6c4'), left: 0, right: 0, top: 6, height: 0.5 }} />
              <View style={{ ...bar('#52605d'), left: '50%', width: 1, top: 0, height: 12 }} />
              <View
                style={{
                  ...bar('#0f6873'),
                  left: at(drawn.low),
                  width: `${100 * (placeOn(reach, drawn.high) - placeOn(reach, drawn.low))}%`,
                  top: 5,
                  height: 2,
                }}
              />
              <View
                style={{
                  ...bar('#0f6873'),
                  left: at(drawn.middle),
                  marginLeft: -3,
                  width: 6,
                  height: 6,
                  top: 3,
                  borderRadius: 3,
                }}
              />
            </View>
          )}
        </View>
      ))}
      {intervals.some(({ drawn }) => drawn) && (
        <PdfQuiet>{t('intervals.scale', { reach })}</PdfQuiet>
      )}
    </View>
  );
}

const bar = (backgroundColor: string) => ({ position: 'absolute', backgroundColor }) as const;
