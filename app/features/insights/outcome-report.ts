import { type PulseQuestion, pulseQuestions } from '../engagements/pulse.ts';
import { attainmentScore, type Level, levels } from '../goals/attainment.ts';
import { mean, type PairedChange, pairedChange } from './statistics.ts';
import {
  type Cell,
  type ShownCount,
  suppressCells,
  suppressFigure,
  suppressParts,
} from './suppression.ts';

// What answers become before anybody sees them: figures over groups, small groups hidden. Each of
// these functions takes answers and gives back only what may be shown.

/** How many people something was asked of, and how many answered; 'few' below the smallest group. */
export interface Response {
  invited: number | 'few';
  answered: number | 'few';
}

function responseOf(invited: ReadonlySet<string>, answered: ReadonlySet<string>, k: number) {
  return {
    invited: suppressFigure(invited.size, invited.size, k),
    answered: suppressFigure(answered.size, answered.size, k),
  };
}

/** The levels' names in the texts, lowest first. */
export const levelNames = ['m2', 'm1', 'p0', 'p1', 'p2'] as const;

export interface LevelAnswer {
  goalId: string;
  /** Whose goal it is: the person whom the level is about. */
  ownerId: string;
  /** The last level that was given; null: none yet. */
  level: Level | null;
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
export function reportLevels(answers: readonly LevelAnswer[], k: number): LevelReport {
  const cells: Cell[] = levels.map((level) => {
    const at = answers.filter((answer) => answer.level === level);
    return { value: at.length, people: peopleOf(at, (answer) => answer.ownerId) };
  });
  const { cells: goals, total, parts } = suppressParts(cells.slice(0, 2), cells.slice(2), k);
  const reached = parts[1];
  const rated = answers.filter((answer) => answer.level !== null);
  const owner = (answer: LevelAnswer) => answer.ownerId;
  const scores = [...groupBy(rated, owner).values()].map((own) =>
    attainmentScore(own.flatMap(({ level }) => (level === null ? [] : [{ level }]))),
  );
  return {
    ...responseOf(peopleOf(answers, owner), peopleOf(rated, owner), k),
    goals,
    rated: total,
    reached: typeof reached === 'number' && typeof total === 'number' ? reached / total : null,
    // Together with the counts that are shown, a mean would solve for those that are hidden.
    score: goals.includes('hidden') ? null : mean(scores.map((score) => score ?? Number.NaN)),
  };
}

/** Mean usefulness that a program may aim for (ours). */
export const usefulnessTarget = 4;

/** A person's last pulse. */
export type PulseAnswer = { personId: string } & Record<PulseQuestion, number | null>;

export interface PulseReport extends Response {
  means: { question: PulseQuestion; answered: number | 'few'; mean: number | 'few' }[];
}

/** Mean answers to the pulse, the last of each person. */
export function reportPulses(
  invited: ReadonlySet<string>,
  answers: readonly PulseAnswer[],
  k: number,
): PulseReport {
  return {
    ...responseOf(
      invited,
      peopleOf(answers, (answer) => answer.personId),
      k,
    ),
    means: pulseQuestions.map((question) => {
      const given = answers.flatMap(({ personId, [question]: value }) =>
        value === null ? [] : [{ personId, value }],
      );
      const byPerson = [...groupBy(given, (answer) => answer.personId).values()].map((own) =>
        mean(own.map((answer) => answer.value)),
      );
      const people = byPerson.length;
      return {
        question,
        answered: suppressFigure(people, people, k),
        // More decimals would let a reader see one more answer come in.
        mean: people >= k ? rounded(mean(byPerson), 1) : 'few',
      };
    }),
  };
}

/** Who rated the change in a skill: two raters are never mixed into one figure. */
export const ratings = ['own', 'partner'] as const;
export type Rating = (typeof ratings)[number];

/** One skill of one person, rated twice by the same rater. */
export interface SkillAnswer {
  personId: string;
  before: number;
  /** null: not rated a second time. */
  after: number | null;
}

export interface ChangeReport extends Response {
  /** null: too few people, or nobody yet. */
  change: PairedChange | null;
}

/** Paired change in skill levels; a person with several skills counts once, with their mean. */
export function reportChange(
  answers: readonly SkillAnswer[],
  k: number,
  asked: ReadonlySet<string> = peopleOf(answers, (answer) => answer.personId),
): ChangeReport {
  const differences = answers.flatMap(({ personId, before, after }) =>
    after === null ? [] : [{ personId, difference: after - before }],
  );
  const byPerson = groupBy(differences, (entry) => entry.personId);
  const change = pairedChange(
    [...byPerson.values()].map((own) => mean(own.map((entry) => entry.difference))),
  );
  return {
    ...responseOf(asked, new Set(byPerson.keys()), k),
    change: byPerson.size >= k ? change : null,
  };
}

/** Free text is shown only where more than this many people wrote an outcome. */
export const freeTextAbove = 10;

export interface WrittenOutcome {
  personId: string;
  summary: string;
  isShared: boolean;
}

export interface SummaryReport {
  outcomes: ShownCount;
  /** null: too few outcomes for anybody's words. */
  summaries: { number: number; text: string }[] | null;
}

/** The summaries whose authors ticked 'share', in an order that says nothing of who wrote them. */
export function reportSummaries(outcomes: readonly WrittenOutcome[], k: number): SummaryReport {
  const people = peopleOf(outcomes, (outcome) => outcome.personId);
  const { total } = suppressCells([{ value: outcomes.length, people }], k);
  const isOpen = people.size > Math.max(freeTextAbove, k);
  return {
    outcomes: total,
    summaries: isOpen
      ? outcomes
          .filter((outcome) => outcome.isShared)
          .map((outcome) => outcome.summary)
          .sort((a, b) => a.localeCompare(b, 'en'))
          .map((text, index) => ({ number: index + 1, text }))
      : null,
  };
}

function peopleOf<T>(rows: readonly T[], person: (row: T) => string): Set<string> {
  return new Set(rows.map(person));
}

function groupBy<T>(rows: readonly T[], key: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) groups.set(key(row), [...(groups.get(key(row)) ?? []), row]);
  return groups;
}

function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
