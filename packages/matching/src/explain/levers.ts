import type { AssignmentProblem } from '../problem.ts';
import type { AssignmentCertificate } from '../result.ts';
import type { Change } from '../session/change.ts';
import type { Session } from '../session/session.ts';
import { unlessInfeasible } from './why-not.ts';

/** A change that would help, and by how much: exact. */
export interface Lever {
  readonly change: Change;
  readonly morePairs: number;
  /** May be negative where there are more pairs. */
  readonly moreFit: number;
}

interface Candidate {
  readonly change: Change;
  /** No change gains more: read from the prices. */
  readonly atMost: readonly [pairs: number, fit: number];
}

/**
 * The best `most` levers, best first: one place more with somebody on the right, or a forbidden pair allowed. By
 * pairs gained, then by total fit (`max_fit`: by fit alone).
 *
 * Whoever is in the cover gains a pair with another place, and a price bounds what a place is worth; so candidates are tried in the order of their bounds until none that is left can be among the best. (For `fair`,
 * whose goals a price does not bound, the first few candidates are taken.) Time: a change of the session for each
 * one tried, every forbidden pair among them.
 */
export function levers(session: Session, most: number): readonly Lever[] {
  const { problem, result } = session;
  const countsPairs = problem.objective !== 'max_fit';
  const order = (a: readonly [number, number], b: readonly [number, number]) =>
    (countsPairs ? b[0] - a[0] : 0) || b[1] - a[1];
  const candidates = [
    ...placesOf(problem, result.certificate),
    // Few, and the prices do not say what a pair that is out would be worth: all are tried.
    ...problem.forbidden.map(
      (pair): Candidate => ({
        change: { change: 'allow', pair },
        atMost: [1, Number.POSITIVE_INFINITY],
      }),
    ),
  ].sort((a, b) => order(a.atMost, b.atMost));
  const found: Lever[] = [];
  const worth = ({ morePairs, moreFit }: Lever) => [morePairs, moreFit] as const;
  for (const { change, atMost } of candidates) {
    const last = found[most - 1];
    if (last !== undefined && (problem.objective === 'fair' || order(worth(last), atMost) <= 0)) {
      break;
    }
    const better = unlessInfeasible(() => session.tryOut(change));
    if (better === null) continue;
    const lever = {
      change,
      morePairs: better.matched - result.matched,
      moreFit: better.totalFit - result.totalFit,
    };
    if ((countsPairs && lever.morePairs > 0) || lever.moreFit > 0) found.push(lever);
    found.sort((a, b) => order(worth(a), worth(b)));
  }
  return found.slice(0, most);
}

function placesOf(
  problem: AssignmentProblem,
  certificate: AssignmentCertificate,
): readonly Candidate[] {
  const covered = new Set(certificate.cardinality?.right);
  const prices = new Map(Object.entries(certificate.dual.right));
  return problem.right.flatMap(({ id, capacity }): readonly Candidate[] => {
    const price = prices.get(id) ?? 0;
    if (!covered.has(id) && price <= 0) return [];
    const change = { change: 'capacity', side: 'right', id, capacity: capacity + 1 } as const;
    return [{ change, atMost: covered.has(id) ? [1, price] : [0, price] }];
  });
}
