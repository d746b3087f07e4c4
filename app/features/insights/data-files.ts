import { i18n } from '../../i18n.ts';
import { type CsvCell, writeCsv } from '../../platform/csv.ts';
import type { MomentResponse } from '../evaluation/evaluation-plan-queries.server.ts';
import type { Across } from './across.server.ts';
import { figureWords } from './figure-words.ts';
import { type GroupLevels, levelNames } from './level-report.ts';
import type { MentorLoad } from './mentor-load.server.ts';
import type { PulseMonth } from './pulse-trend.ts';

// The tables that somebody who asks the data themselves may have: what pages hide is hidden here too,
// in the same words, and the dictionary says of every column what it means.

/** What one group, or the whole program, answered. */
export interface GroupAnswers {
  label: string;
  levels: GroupLevels;
  pulse: PulseMonth[];
}

/** One line for each figure of each group. */
export function groupsCsv(groups: readonly GroupAnswers[], k: number): string {
  const t = i18n.getFixedT(null, 'dashboard');
  const insights = i18n.getFixedT(null, 'insights');
  const words = i18n.getFixedT(null, 'engagements');
  const shown = (figure: number | 'few' | 'hidden'): CsvCell =>
    typeof figure === 'number' ? figure : figureWords(figure, k);
  return writeCsv(
    columnsOf('groups').map(({ name }) => name),
    groups.flatMap(({ label, levels, pulse }) => [
      ...levelNames.map((name, at): CsvCell[] => [
        label,
        t('tile.levels'),
        insights(`attainment.levels.${name}`),
        null,
        shown(levels.goals[at] ?? 'hidden'),
        shown(levels.answered),
      ]),
      ...pulse.flatMap(({ month, means }) =>
        means.map(({ question, mean, answered }): CsvCell[] => [
          label,
          insights('pulse.title'),
          words(`pulse.short.${question}`),
          month.slice(0, 7),
          shown(mean),
          shown(answered),
        ]),
      ),
    ]),
  );
}

/** How many were asked at each moment, and how many answered. */
export function responsesCsv({
  responses,
  smallestGroup: k,
}: {
  responses: readonly MomentResponse[];
  smallestGroup: number;
}): string {
  const t = i18n.getFixedT(null, 'evaluation');
  return writeCsv(
    columnsOf('responses').map(({ name }) => name),
    responses.map(({ moment, asked, answered }) => [
      t(`moments.${moment}`),
      asked ?? t('plan.few', { k }),
      answered ?? t('plan.hidden'),
    ]),
  );
}

/** What mentors carry who let managers see it. */
export function loadCsv(mentors: readonly MentorLoad[]): string {
  return writeCsv(
    columnsOf('load').map(({ name }) => name),
    mentors.map(({ name, capacity, taken, minutes, offeredHours }) => [
      name,
      taken,
      capacity,
      (minutes / 60).toFixed(2),
      offeredHours,
    ]),
  );
}

/** Programs and years beside each other. */
export function acrossCsv({ cohorts, smallestGroup: k }: Across): string {
  return writeCsv(
    columnsOf('across').map(({ name }) => name),
    cohorts.map(({ program, year, matched, firstMeeting, plannedClose, change }) => [
      program,
      year,
      matched,
      ...[firstMeeting, plannedClose].flatMap((found): CsvCell[] =>
        found
          ? [found.of, ...[found.share, found.low, found.high].map((each) => each.toFixed(4))]
          : [0, null, null, null],
      ),
      ...(change === 'few'
        ? [figureWords('few', k), null, null, null]
        : [change.n, ...[change.mean, change.low, change.high].map((each) => each.toFixed(4))]),
    ]),
  );
}

const files = ['engagements', 'outcomes', 'groups', 'responses', 'load', 'across'] as const;
type File = (typeof files)[number];

/** The columns of a file as the dictionary has them, in their order. */
function columnsOf(file: File): { name: string; meaning: string }[] {
  const columns = i18n.t(`dictionary:columns.${file}`, { returnObjects: true });
  return Object.values(columns as Record<string, { name: string; meaning: string }>);
}

/** What each column of each file means, and what is hidden in it. */
export function dictionaryCsv(): string {
  const t = i18n.getFixedT(null, 'dictionary');
  return writeCsv(
    [t('file'), t('column'), t('meaning')],
    files.flatMap((file) =>
      columnsOf(file).map(({ name, meaning }) => [`${file}.csv`, name, meaning]),
    ),
  );
}
