import { createSession, levers, type Policy, verify } from '@ithaca/matching';
import { createSidesSession, type MatchOptions, type SidesSolved } from '@ithaca/matching/company';
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
 * So many people that their pairs are not listed: each answer goes on from where the last one stands, with the proof for
 * all pairs renewed. What would help most is asked among the pairs that the solver looked into (it helps at least as
 * much among all).
 */
export function openMany(
  input: MatchingInput,
  policy: Policy,
  options: Pick<MatchOptions, 'scanRows' | 'memory'>,
  onProgress?: OnProgress,
): Table {
  onProgress?.({ phase: 'scoring' });
  const before = decidedIn(input);
  const session = createSidesSession(
    policy,
    { left: input.mentees, right: input.mentors, managers: managersOf(input) },
    { ...options, onProgress: watching(onProgress), decided: before },
  );
  const { scorer, removed } = session;
  const under = ({ pinned, forbidden, capacities }: Decisions) =>
    session.under({
      pinned: missing(pinned, before.pinned),
      forbidden: missing(forbidden, before.forbidden),
      capacities,
    });
  const solved = ({ result, problem }: SidesSolved): Solved => ({
    result,
    verdict: () => verify(problem(), result),
  });
  return {
    ...sharedBy({ ...scorer, removed }),
    mentors: input.mentors.map(({ id }) => id),
    first: () => solved(session.first),
    under: (decisions) => solved(under(decisions)),
    inOrder: (pair) => pair,
    explain: ([mentee, mentor]) =>
      scorer.explain(scorer.indexOf('left', mentee), scorer.indexOf('right', mentor)),
    allowedCount: (mentor) => removed(scorer.indexOf('right', mentor), 'right').allowed,
    levers(decisions) {
      const among = createSession(under(decisions).problem());
      return { places: levers(among, mostLevers), mentors: moreMentors(among) };
    },
  };
}
