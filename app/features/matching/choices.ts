import type { Candidate } from './engine-input.ts';

/** What somebody said in a choice round: enrolments in tiers, best first, and those they would rather not have. */
export interface Choice {
  enrolmentId: string;
  ranking: string[][];
  declined: string[];
}

/**
 * The candidates with what they said. A pair that one of the two would rather not have is always noted on the
 * mentee's side, as a manager's own decline is: what is kept of a run does not tell whose word it was.
 */
export function withChoices(
  candidates: readonly Candidate[],
  choices: readonly Choice[],
): Candidate[] {
  const said = new Map(choices.map((choice) => [choice.enrolmentId, choice]));
  const here = new Map(candidates.map((one) => [one.enrolmentId, one]));
  const unwanted = new Map<string, Set<string>>();
  for (const { enrolmentId, declined } of choices) {
    for (const other of declined) {
      const [one, two] = [here.get(enrolmentId), here.get(other)];
      if (!one || !two) continue;
      const [mentee, mentor] = one.side === 'mentee' ? [one, two] : [two, one];
      const people = unwanted.get(mentee.enrolmentId) ?? new Set();
      unwanted.set(mentee.enrolmentId, people.add(mentor.personId));
    }
  }
  return candidates.map((candidate) => {
    const ranking = (said.get(candidate.enrolmentId)?.ranking ?? [])
      .map((tier) => tier.filter((id) => here.has(id)))
      .filter((tier) => tier.length > 0);
    const people = unwanted.get(candidate.enrolmentId) ?? [];
    return {
      ...candidate,
      declined: [...new Set([...candidate.declined, ...people])],
      ...(ranking.length > 0 && { ranking }),
    };
  });
}
