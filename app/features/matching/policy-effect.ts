import { createScorer, type Person, type Policy, type Rule, type Scorer } from '@ithaca/matching';
import type { MatchingInput, PolicyEffect } from '../../platform/solver.ts';
import { managersOf } from './table.ts';

/** Looked at in well under a second; of more pairs every so-manieth person on the left is counted. */
const mostPairs = 400_000;

/** Whether so many people are looked at one by one, so that 'no pair at all' is certain. */
export function isCountedInFull({ peers, mentees, mentors }: MatchingInput): boolean {
  return (peers ? peers.length ** 2 : mentees.length * mentors.length) <= mostPairs;
}

/**
 * What a policy does to these people, rule by rule, without looking for pairs. Peers are counted as partners
 * of each other: every pair twice.
 */
export function effectOf(input: MatchingInput, policy: Policy): PolicyEffect {
  const left = input.peers ?? input.mentees;
  const right = input.peers ?? input.mentors;
  const scorer = createScorer(policy, { left, right, managers: managersOf(input) });
  const removedOf = countRemoved(scorer);
  const step = Math.max(1, Math.ceil((left.length * right.length) / mostPairs));
  const counts = new Map<string, { removed: number; removedAlone: number; alone: number }>();
  const countOf = (rule: string) => {
    const known = counts.get(rule) ?? { removed: 0, removedAlone: 0, alone: 0 };
    counts.set(rule, known);
    return known;
  };
  let [pairs, allowed, alone, of] = [0, 0, 0, 0];
  for (let at = 0; at < left.length; at += step) {
    const removed = removedOf(at);
    of++;
    pairs += removed.partners;
    allowed += removed.allowed;
    if (removed.allowed === 0) alone++;
    for (const [rule, count] of Object.entries(removed.by)) {
      const counted = countOf(rule);
      counted.removed += count;
      counted.removedAlone += removed.byAlone[rule] ?? 0;
      if (count === removed.partners) counted.alone++;
    }
  }
  const aloneOnRight = input.peers
    ? 0
    : step > 1
      ? 0
      : countAlone(right.length, left.length, scorer);
  const everybody = input.peers ?? [...left, ...right];
  return {
    people: { left: left.length, right: right.length },
    pairs,
    allowed,
    of,
    alone: { left: alone, right: aloneOnRight },
    rules: policy.rules.map((rule) => ({
      rule: rule.rule,
      ...countOf(nameOf(rule)),
      silent: everybody.filter((person) => isSilent(person, rule)).length,
    })),
  };
}

/** A rule by its name; one that reads a question also by the question. */
const nameOf = (rule: Rule) => (rule.rule === 'field' ? `field ${rule.field}` : rule.rule);

interface RemovedByName {
  partners: number;
  allowed: number;
  by: Record<string, number>;
  byAlone: Record<string, number>;
}

/** What the scorer counts by rule; where several rules read questions, each of them by itself. */
function countRemoved(scorer: Scorer): (left: number) => RemovedByName {
  const { rules } = scorer.policy;
  const own = rules.filter(({ rule }) => rule === 'field');
  if (own.length === 0) {
    return (left) => {
      const { by, byAlone, ...counts } = scorer.removed(left);
      return { ...counts, by: { ...by }, byAlone: { ...byAlone } } as RemovedByName;
    };
  }
  const { people } = scorer;
  return (left) => {
    const found: RemovedByName = { partners: 0, allowed: 0, by: {}, byAlone: {} };
    for (let right = 0; right < people.right.length; right++) {
      if (people.left[left]?.personId === people.right[right]?.personId) continue;
      found.partners++;
      const { fit, rules: checks } = scorer.explain(left, right);
      const removers = checks.flatMap(({ isKept }, at) => {
        const rule = rules[at];
        return isKept || !rule ? [] : [nameOf(rule)];
      });
      if (fit < scorer.policy.minimumFit) removers.push('minimum_fit');
      for (const name of removers) found.by[name] = (found.by[name] ?? 0) + 1;
      const [only] = removers;
      if (only === undefined) found.allowed++;
      else if (removers.length === 1) found.byAlone[only] = (found.byAlone[only] ?? 0) + 1;
    }
    return found;
  };
}

/** People on the right whom nobody on the left may be paired with. */
function countAlone(right: number, left: number, scorer: Pick<Scorer, 'fit'>): number {
  let alone = 0;
  for (let j = 0; j < right; j++) {
    let i = 0;
    while (i < left && scorer.fit(i, j) < 0) i++;
    if (i === left) alone++;
  }
  return alone;
}

/** Whether a rule finds nothing to check of this person, so that it leaves them nobody. */
function isSilent(person: Person, rule: Rule): boolean {
  switch (rule.rule) {
    case 'shared_language':
      return (person.languages ?? []).length === 0;
    case 'overlap_at_least':
      return person.timeZone === undefined;
    case 'stage_gap':
      return person.careerStage === undefined;
    case 'department':
    case 'site':
      return person[rule.rule] === undefined;
    case 'field':
      return person.fields?.[rule.field] === undefined;
    default:
      return false;
  }
}
