import { createSession, levers, type Policy, type Session } from '@ithaca/matching';
import { type MatchOptions, matchSides } from '@ithaca/matching/company';
import type { Decisions, MatchingInput } from '../../platform/solver.ts';
import {
  decidedIn,
  managersOf,
  missing,
  moreMentors,
  mostLevers,
  type OnProgress,
  type Solved,
  sharedBy,
  type Table,
  watching,
} from './table.ts';

/**
 * So many people that their pairs are not listed: every question is solved from the start, except for what would help
 * most, which is asked among the pairs that the solver looked into (it helps at least as much among all).
 */
export function openMany(
  input: MatchingInput,
  policy: Policy,
  options: Pick<MatchOptions, 'scanRows' | 'memory'>,
  onProgress?: OnProgress,
): Table {
  onProgress?.({ phase: 'scoring' });
  const before = decidedIn(input);
  const solve = ({ pinned, forbidden, capacities }: Decisions) => {
    const withPlaces = <T extends { id: string; capacity?: number }>(person: T): T => {
      const capacity = capacities[person.id];
      return capacity === undefined ? person : { ...person, capacity };
    };
    return matchSides(
      policy,
      {
        left: input.mentees.map(withPlaces),
        right: input.mentors.map(withPlaces),
        managers: managersOf(input),
      },
      {
        ...options,
        onProgress: watching(onProgress),
        decided: {
          pinned: [...before.pinned, ...missing(pinned, before.pinned)],
          forbidden: [...before.forbidden, ...missing(forbidden, before.forbidden)],
        },
      },
    );
  };
  const first = solve({ pinned: [], forbidden: [], capacities: {} });
  const { scorer, removed } = first;
  const solved = ({ result, verdict }: ReturnType<typeof solve>): Solved => ({
    result,
    verdict: () => verdict,
  });
  return {
    ...sharedBy({ ...scorer, removed }),
    mentors: input.mentors.map(({ id }) => id),
    first: () => solved(first),
    under: (decisions) => solved(solve(decisions)),
    inOrder: (pair) => pair,
    explain: ([mentee, mentor]) =>
      scorer.explain(scorer.indexOf('left', mentee), scorer.indexOf('right', mentor)),
    allowedCount: (mentor) => removed(scorer.indexOf('right', mentor), 'right').allowed,
    levers(decisions) {
      const session: Session = createSession(solve(decisions).problem);
      return { places: levers(session, mostLevers), mentors: moreMentors(session) };
    },
  };
}
