import type { Candidate } from './engine-input.ts';

/** What somebody said in a choice round: enrolments in tiers, best first, and those they would rather not have. */
export interface Choice {
  enrolmentId: string;
  ranking: string[][];
  declined: string[];
}

/** The candidates with what they said. Whoever one of two would rather not have, neither is given. */
export function withChoices(
  candidates: readonly Candidate[],
  choices: readonly Choice[],
): Candidate[] {
  const said = new Map(choices.map((choice) => [choice.enrolmentId, choice]));
  const personOf = new Map(candidates.map((one) => [one.enrolmentId, one.personId]));
  return candidates.map((candidate) => {
    const choice = said.get(candidate.enrolmentId);
    if (!choice) return candidate;
    const people = choice.declined.flatMap((id) => personOf.get(id) ?? []);
    const here = choice.ranking.map((tier) => tier.filter((id) => personOf.has(id)));
    const ranking = here.filter((tier) => tier.length > 0);
    return {
      ...candidate,
      declined: [...new Set([...candidate.declined, ...people])],
      ...(ranking.length > 0 && { ranking }),
    };
  });
}
