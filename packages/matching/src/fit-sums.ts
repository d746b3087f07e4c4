import type { Pair } from './problem.ts';

/** Total and smallest fit; the smallest of no pairs is null. */
export function fitSums(pairs: readonly Pair[]) {
  let totalFit = 0;
  let worstFit: number | null = null;
  for (const [, , fit] of pairs) {
    totalFit += fit;
    if (worstFit === null || fit < worstFit) worstFit = fit;
  }
  return { totalFit, worstFit };
}
