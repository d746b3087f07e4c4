import { fitSums } from '../fit-sums.ts';
import { MatchingError } from '../matching-error.ts';
import type { AssignmentProblem, Pair } from '../problem.ts';
import { unwatched, type Watch } from '../progress.ts';
import type { AssignmentCertificate, AssignmentResult, Cover, Prices } from '../result.ts';
import { compilePairs, type TwoSides } from './compile-pairs.ts';
import type { ReachedSet } from './cover.ts';
import type { PersonPrices } from './prices.ts';
import { type GraphSolution, solveGraph } from './solve-graph.ts';
import { unmatchedLeft } from './unmatched-left.ts';

/** Solves an assignment exactly and proves it; throws `infeasible` where minimums cannot be met. */
export function solveAssignment(
  problem: AssignmentProblem,
  watch: Watch = unwatched,
): AssignmentResult {
  const { graph, source, pinned } = compilePairs(problem);
  const worstPinned = fitSums(pinned.map((at) => problem.pairs[at]!)).worstFit;
  const solution = solveGraph(graph, problem.objective, worstPinned, watch);
  if (!solution.feasible) {
    const { id, min } = problem.right[solution.lacking]!;
    const what = `${id} is owed ${min} partners, but not all minimums can be met together`;
    throw new MatchingError('infeasible', `right[${solution.lacking}]`, what);
  }
  const taken = new Set(pinned);
  source.forEach((at, e) => {
    if (solution.chosen[e] === 1) taken.add(at);
  });
  const pairs = inOrderOfPeople(problem, taken);
  const { totalFit, worstFit } = fitSums(pairs);
  return {
    kind: 'assignment',
    pairs,
    matched: pairs.length,
    totalFit,
    worstFit,
    certificate: certify(problem, solution, pairs.length, totalFit),
    unmatched: unmatchedLeft(problem, pairs),
  };
}

/** Chosen pairs by left person, then by the order in which pairs were listed. */
export function inOrderOfPeople(problem: TwoSides, taken: ReadonlySet<number>): readonly Pair[] {
  const order = new Map(problem.left.map(({ id }, at) => [id, at]));
  return [...taken]
    .sort((a, b) => {
      const [left, other] = [problem.pairs[a]![0], problem.pairs[b]![0]];
      return order.get(left)! - order.get(other)! || a - b;
    })
    .map((at) => problem.pairs[at]!);
}

export function certify(
  problem: Pick<TwoSides, 'left' | 'right'>,
  solution: Pick<GraphSolution, 'prices' | 'reached' | 'fairness'>,
  matched: number,
  totalFit: number,
): AssignmentCertificate {
  const { prices, reached, fairness } = solution;
  return {
    status: 'optimal',
    upperBound: totalFit,
    gap: 0,
    dual: pricesById(problem, prices),
    ...(reached && { cardinality: { bound: matched, ...coverById(problem, reached) } }),
    ...(fairness && {
      fairness: {
        worstFit: fairness.worstFit,
        because: fairness.because,
        cover: fairness.reached ? coverById(problem, fairness.reached) : { left: [], right: [] },
      },
    }),
  };
}

function pricesById(problem: Pick<TwoSides, 'left' | 'right'>, prices: PersonPrices) {
  const byId = (people: TwoSides['left'], values: Float64Array): Prices =>
    // `+ 0` turns -0 into 0.
    Object.fromEntries(people.map(({ id }, at) => [id, values[at]! + 0]));
  return { left: byId(problem.left, prices.left), right: byId(problem.right, prices.right) };
}

function coverById(problem: Pick<TwoSides, 'left' | 'right'>, reached: ReachedSet): Cover {
  return {
    left: problem.left.filter((_, i) => reached.left[i] === 0).map(({ id }) => id),
    right: problem.right.filter((_, j) => reached.right[j] === 1).map(({ id }) => id),
  };
}
