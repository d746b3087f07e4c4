import { type PulseQuestion, pulseQuestions } from '../engagements/pulse.ts';
import { answerableGroups, crowdOf } from './answerable-groups.ts';

/** People of the same groups who answered one question in a month, and the sum of what they gave. */
export interface PulseSum {
  /** The first day of a month that is over. */
  month: string;
  question: PulseQuestion;
  groups: readonly string[];
  people: number;
  total: number;
}

export interface PulseMonth {
  month: string;
  means: { question: PulseQuestion; answered: number | 'few'; mean: number | 'few' }[];
}

/** Mean usefulness that a program may aim for (ours). */
export const usefulnessTarget = 4;

/**
 * The mean of each month, of everybody or of one group. Months do not share an answer, so nothing is told
 * by subtracting one from another; which groups may be asked about is settled for each month and question.
 */
export function pulseTrend(sums: readonly PulseSum[], k: number, group?: string): PulseMonth[] {
  const months = Map.groupBy(sums, ({ month }) => month);
  return [...months].toSorted().map(([month, ofMonth]) => ({
    month,
    means: pulseQuestions.map((question) => {
      const given = ofMonth.filter((sum) => sum.question === question);
      return { question, ...meanOf(given, k, group) };
    }),
  }));
}

function meanOf(given: readonly PulseSum[], k: number, group: string | undefined) {
  const asked = group === undefined ? given : given.filter(({ groups }) => groups.includes(group));
  const people = asked.reduce((sum, each) => sum + each.people, 0);
  if (people < k || (group !== undefined && !groupsOf(given, k).has(group))) {
    return { answered: 'few' as const, mean: 'few' as const };
  }
  const total = asked.reduce((sum, each) => sum + each.total, 0);
  // More decimals would say more of each answer.
  return { answered: people, mean: Number((total / people).toFixed(1)) };
}

function groupsOf(given: readonly PulseSum[], k: number): Set<string> {
  return answerableGroups(
    given.map(({ people, groups }) => crowdOf(people, groups)),
    k,
  );
}
