import { levels } from '../goals/attainment.ts';
import { type Answerer, answerableGroups } from './answerable-groups.ts';
import type { Response } from './outcome-report.ts';
import { type Cell, type ShownCount, suppressFigure, suppressParts } from './suppression.ts';

/** The levels' names in the texts, lowest first. */
export const levelNames = ['m2', 'm1', 'p0', 'p1', 'p2'] as const;
/** The first level at which a goal was reached. */
const reachedFrom = levels.indexOf(0);

/** Owners of the same groups whose goals stand at the same levels. */
export interface LevelClass {
  groups: readonly string[];
  people: number;
  /** How many goals of theirs stand at each level, lowest first. */
  goals: readonly number[];
  /** The sum over these people of T, each from their own goals. */
  score: number;
}

export interface LevelReport extends Response {
  /** Goals at each of the five levels, lowest first. */
  goals: ShownCount[];
  rated: ShownCount;
  /** The share of rated goals at 0 or better; null where it cannot be shown. */
  reached: number | null;
  /** The mean over people of T, each from their own goals; null where a cell is hidden. */
  score: number | null;
}

/** The distribution of the last level of each goal; owners are the people counted. */
export function reportLevels(
  classes: readonly LevelClass[],
  invited: number,
  k: number,
): LevelReport {
  const { goals, rated, parts } = distribution(classes, k);
  const people = peopleIn(classes);
  const score = classes.reduce((sum, each) => sum + each.score, 0);
  return {
    invited: suppressFigure(invited, invited, k),
    answered: suppressFigure(people, people, k),
    goals,
    rated,
    reached: shareOf(parts[1], rated),
    // Together with the counts that are shown, a mean would solve for those that are hidden.
    score: goals.includes('hidden') ? null : score / people,
  };
}

export type GroupLevels = Pick<LevelReport, 'answered' | 'goals' | 'rated' | 'reached'>;

/**
 * The same for one group. A count is shown where it may stand alone, and where neither it nor anything that
 * subtracting gives away, from the whole or from any other group's counts, stands for fewer than `k`.
 */
export function reportGroupLevels(
  classes: readonly LevelClass[],
  group: string,
  k: number,
): GroupLevels {
  const settled = settledIn(classes, k);
  const taken = answerableGroups(entriesOf(classes, settled), k, settled);
  const own = classes.filter(({ groups }) => groups.includes(group));
  const { goals, rated, parts } = distribution(own, k);
  const shown = (count: ShownCount | undefined, name: string) =>
    taken.has(name) && count !== undefined ? count : 'hidden';
  const total = shown(rated, group);
  return {
    answered: total === 'hidden' ? 'few' : peopleIn(own),
    goals: goals.map((count, index) => shown(count, cellOf(group, index))),
    rated: total,
    reached: shareOf(shown(parts[1], partOf(group, reachedFrom)), total),
  };
}

const cellOf = (group: string, index: number) => `${group} / ${index}`;
const partOf = (group: string, index: number) =>
  `${group} / ${index < reachedFrom ? 'below' : 'reached'}`;
const everybody = '';

/** The counts that the whole program's report shows. */
function settledIn(classes: readonly LevelClass[], k: number): string[] {
  const { goals, parts } = distribution(classes, k);
  return [
    ...(parts.includes('hidden') ? [] : [partOf(everybody, 0), partOf(everybody, reachedFrom)]),
    ...goals.flatMap((count, index) => (count === 'hidden' ? [] : [cellOf(everybody, index)])),
  ];
}

/** One entry for each level that people of a class have goals at. */
function entriesOf(classes: readonly LevelClass[], settled: readonly string[]): Answerer[] {
  // Thousands of classes share a few hundred names.
  const named = new Map<string, string[][]>();
  const namesOf = (group: string) => {
    const known =
      named.get(group) ??
      levels.map((_, index) => [group, cellOf(group, index), partOf(group, index)]);
    named.set(group, known);
    return known;
  };
  const whole = namesOf(everybody).map((names) => names.filter((name) => settled.includes(name)));
  return classes.flatMap(({ groups, people, goals }, id) =>
    goals.flatMap((count, index) => {
      if (count === 0) return [];
      const own = groups.flatMap((group) => namesOf(group)[index] ?? []);
      return { id: String(id), people, groups: [...(whole[index] ?? []), ...own] };
    }),
  );
}

function distribution(classes: readonly LevelClass[], k: number) {
  const cells = levels.map((_, index): Cell => {
    const at = [...classes.entries()].filter(([, { goals }]) => (goals[index] ?? 0) > 0);
    return {
      value: at.reduce((sum, [, { goals }]) => sum + (goals[index] ?? 0), 0),
      people: new Set(at.map(([id]) => String(id))),
    };
  });
  const weigh = (ids: ReadonlySet<string>) =>
    [...ids].reduce((sum, id) => sum + (classes[Number(id)]?.people ?? 0), 0);
  const [below, reached] = [cells.slice(0, reachedFrom), cells.slice(reachedFrom)];
  const { cells: goals, total, parts } = suppressParts(below, reached, k, weigh);
  return { goals, rated: total, parts };
}

function peopleIn(classes: readonly LevelClass[]): number {
  return classes.reduce((sum, { people }) => sum + people, 0);
}

function shareOf(part: ShownCount | undefined, total: ShownCount): number | null {
  return typeof part === 'number' && typeof total === 'number' ? part / total : null;
}
