import type { Policy } from '@ithaca/matching';
import type { PolicyEffect } from '../../platform/solver.ts';
import { criterionInWords, fieldOf, ruleInWords } from './reason-text.ts';

/** What each rule takes away, with the rule as a sentence; those that take most first. */
export function effectInWords(effect: PolicyEffect, policy: Policy) {
  return policy.rules
    .flatMap((rule, at) => {
      const counted = effect.rules[at];
      if (!counted) return [];
      const { removed, removedAlone, alone, silent } = counted;
      return [{ rule: ruleInWords(rule), removed, removedAlone, alone, silent }];
    })
    .sort((a, b) => b.removed - a.removed);
}

/** How much of a fit each criterion makes up, in percent, where the mentee has said all. */
export function sharesOf({ criteria }: Policy) {
  const total = criteria.reduce((sum, { weight }) => sum + weight, 0);
  return criteria
    .filter(({ weight }) => weight > 0)
    .map((entry) => ({
      criterion: criterionInWords(entry.criterion, fieldOf(entry)),
      percent: Math.round((100 * entry.weight) / total),
    }))
    .sort((a, b) => b.percent - a.percent);
}
