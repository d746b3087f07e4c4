import { Text, View } from '@react-pdf/renderer';
import { i18n } from '../../i18n.ts';
import { formatDay } from '../../ui/dates.tsx';
import { type DrawnInterval, placeOn, reachOf } from '../../ui/intervals.tsx';
import {
  PdfBlock,
  PdfHeading,
  PdfQuiet,
  PdfText,
  PdfTitle,
  renderPdf,
} from '../documents/pdf.server.tsx';
import { changeInterval, differenceInterval } from './interval-words.ts';
import type { MeasureReport } from './measure-report.ts';
import { methodParts } from './method.ts';
import { ratings } from './outcome-report.ts';
import { outcomeRows } from './outcomes-csv.ts';
import { PdfRows } from './pdf-rows.server.tsx';
import type { ProgramOutcomes } from './program-outcomes.server.ts';
import { summaryIntervals, summarySections } from './sponsor-summary.ts';

interface Paper {
  organization: string;
  today: string;
  isSummary: boolean;
}

/** The outcome report on pages with the organization's name, or its one page for a sponsor. */
export function outcomesPdf(report: ProgramOutcomes, { organization, today, isSummary }: Paper) {
  const t = i18n.getFixedT(null, 'insights');
  const title = t(isSummary ? 'paper.summary' : 'paper.title', { program: report.program.name });
  const counts = report.measures.filter(({ isCount }) => isCount);
  const rows = outcomeRows(report);
  const sections = Map.groupBy(rows, ([section]) => section);
  const shown = isSummary ? summarySections() : [...sections.keys()];
  return renderPdf({
    title,
    children: (
      // A sponsor's page is one page.
      <View style={isSummary ? { fontSize: 8.5, lineHeight: 1.3 } : {}}>
        <PdfQuiet>{`${organization} · ${formatDay(today)}`}</PdfQuiet>
        <PdfTitle>{title}</PdfTitle>
        <PdfText>{t('outcomes.lead', { k: report.smallestGroup })}</PdfText>
        <PdfBlock>
          <PdfHeading>{t('paper.changes')}</PdfHeading>
          <PdfText>{t(isCompared(report) ? 'measures.noteCompared' : 'change.note')}</PdfText>
          <PdfIntervals
            intervals={intervalsOf(report).slice(0, isSummary ? summaryIntervals : undefined)}
          />
        </PdfBlock>
        {!isSummary && counts.length > 0 && (
          <PdfBlock>
            <PdfHeading>{t('growth.title')}</PdfHeading>
            <PdfIntervals intervals={measureIntervals(counts, report.smallestGroup)} />
          </PdfBlock>
        )}
        {shown.map((section) => (
          <PdfRows
            key={section}
            title={section}
            rows={(sections.get(section) ?? []).map(([, name, value]) => [name, value])}
          />
        ))}
        {!isSummary && <PdfTitle>{t('method.title')}</PdfTitle>}
        {!isSummary &&
          methodParts().map(({ title, text }) => (
            <PdfBlock key={title}>
              <PdfHeading>{title}</PdfHeading>
              <PdfText>{text}</PdfText>
            </PdfBlock>
          ))}
        {isSummary && <PdfQuiet>{t('paper.more')}</PdfQuiet>}
      </View>
    ),
  });
}

function isCompared({ measures }: ProgramOutcomes): boolean {
  return measures.some(({ comparison }) => comparison !== null);
}

function intervalsOf({ skills, measures, smallestGroup: k }: ProgramOutcomes): DrawnInterval[] {
  const t = i18n.getFixedT(null, 'insights');
  return [
    ...ratings.map((rating) =>
      changeInterval(`${t('change.title')}: ${t(`change.${rating}`)}`, skills[rating], k),
    ),
    ...measureIntervals(
      measures.filter(({ isCount }) => !isCount),
      k,
    ),
  ];
}

function measureIntervals(measures: readonly MeasureReport[], k: number): DrawnInterval[] {
  const t = i18n.getFixedT(null, 'insights');
  return [
    ...measures.map(({ name, change }) => changeInterval(name, change, k)),
    ...measures
      .filter(({ comparison }) => comparison !== null)
      .map((measure) => ({
        ...differenceInterval(measure, k),
        label: `${measure.name}: ${t('measures.comparison')}`,
      })),
  ];
}

function PdfIntervals({ intervals }: { intervals: DrawnInterval[] }) {
  const t = i18n.getFixedT(null, 'common');
  const reach = reachOf(intervals);
  const at = (value: number) => `${100 * placeOn(reach, value)}%`;
  return (
    <View style={{ marginTop: 6 }}>
      {intervals.map(({ label, people, words, drawn }) => (
        <View key={label} wrap={false} style={{ marginBottom: 6 }}>
          <Text>{`${label}: ${words}. ${t('intervals.people')}: ${people}`}</Text>
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
      <PdfQuiet>{t('intervals.scale', { reach })}</PdfQuiet>
    </View>
  );
}

const bar = (backgroundColor: string) => ({ position: 'absolute', backgroundColor }) as const;
