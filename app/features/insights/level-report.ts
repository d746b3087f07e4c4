import { attainmentScore, levels } from '../goals/attainment.ts';
import { answerableGroups, type Crowd } from './answerable-groups.ts';
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
  /** How many goals each of them has at each level, lowest first. */
  goals: readonly number[];
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
  const score = classes.reduce((sum, each) => sum + each.people * scoreOf(each), 0);
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
  const taken = answerableGroups(crowdsOf(classes, settled), k, settled);
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

/** The owners of the same groups as a crowd: an answer of theirs is that they have goals at a level. */
function crowdsOf(classes: readonly LevelClass[], settled: readonly string[]): Crowd[] {
  const whole = namesOf(everybody).map((names) => names.filter((name) => settled.includes(name)));
  // Hundreds of crowds share few groups, and a name made once is also found faster.
  const known = new Map(
    [...new Set(classes.flatMap(({ groups }) => groups))].map((group) => [group, namesOf(group)]),
  );
  return [...Map.groupBy(classes, ({ groups }) => groups)].map(([groups, own]) => {
    const people: number[] = [];
    for (const each of own) {
      const pattern = patternOf(each);
      people[pattern] = (people[pattern] ?? 0) + each.people;
    }
    const answers = whole.map((ofWhole, at) => [
      ...ofWhole,
      ...groups.flatMap((group) => known.get(group)?.[at] ?? []),
    ]);
    return { people, answers };
  });
}

/** The names that a group goes by at each level. */
function namesOf(group: string): string[][] {
  return levels.map((_, index) => [group, cellOf(group, index), partOf(group, index)]);
}

function distribution(classes: readonly LevelClass[], k: number) {
  const alike = joinAlike(classes);
  const cells = levels.map((_, index): Cell => {
    const at = [...alike.entries()].filter(([, { goals }]) => (goals[index] ?? 0) > 0);
    return {
      value: at.reduce((sum, [, { goals }]) => sum + (goals[index] ?? 0), 0),
      people: new Set(at.map(([id]) => String(id))),
    };
  });
  const weigh = (ids: ReadonlySet<string>) =>
    [...ids].reduce((sum, id) => sum + (alike[Number(id)]?.people ?? 0), 0);
  const [below, reached] = [cells.slice(0, reachedFrom), cells.slice(reachedFrom)];
  const { cells: goals, total, parts } = suppressParts(below, reached, k, weigh);
  return { goals, rated: total, parts };
}

/** All who have goals at the same levels as one, whatever their groups, with all of their goals. */
function joinAlike(classes: readonly LevelClass[]): Omit<LevelClass, 'groups'>[] {
  return [...Map.groupBy(classes, patternOf).values()].map((own) => ({
    people: peopleIn(own),
    goals: levels.map((_, index) =>
      own.reduce((sum, { people, goals }) => sum + people * (goals[index] ?? 0), 0),
    ),
  }));
}

/** The levels at which they have goals: a bit for each, the lowest level first. */
function patternOf({ goals }: LevelClass): number {
  return goals.reduce((bits, count, index) => (count > 0 ? bits | (1 << index) : bits), 0);
}

/** T of one of them. */
function scoreOf({ goals }: LevelClass): number {
  const ratings = levels.flatMap((level, index) =>
    Array.from({ length: goals[index] ?? 0 }, () => ({ level })),
  );
  return attainmentScore(ratings) ?? 0;
}

function peopleIn(classes: readonly LevelClass[]): number {
  return classes.reduce((sum, { people }) => sum + people, 0);
}

function shareOf(part: ShownCount | undefined, total: ShownCount): number | null {
  return typeof part === 'number' && typeof total === 'number' ? part / total : null;
}
