import { createScorer, type Person, type Policy, type Scorer } from '@ithaca/matching';
import type { MatchingInput, PolicyEffect } from '../../platform/solver.ts';
import { managersOf } from './table.ts';

type Remover = PolicyEffect['rules'][number]['rule'];

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
  const step = Math.max(1, Math.ceil((left.length * right.length) / mostPairs));
  const counts = new Map<Remover, { removed: number; removedAlone: number; alone: number }>();
  const countOf = (rule: Remover) => {
    const known = counts.get(rule) ?? { removed: 0, removedAlone: 0, alone: 0 };
    counts.set(rule, known);
    return known;
  };
  let [pairs, allowed, alone, of] = [0, 0, 0, 0];
  for (let at = 0; at < left.length; at += step) {
    const removed = scorer.removed(at);
    of++;
    pairs += removed.partners;
    allowed += removed.allowed;
    if (removed.allowed === 0) alone++;
    for (const [rule, count] of Object.entries(removed.by) as [Remover, number][]) {
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
    rules: policy.rules.map(({ rule }) => ({
      rule,
      ...countOf(rule),
      silent: everybody.filter((person) => isSilent(person, rule)).length,
    })),
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
function isSilent(person: Person, rule: Remover): boolean {
  switch (rule) {
    case 'shared_language':
      return (person.languages ?? []).length === 0;
    case 'overlap_at_least':
      return person.timeZone === undefined;
    case 'stage_gap':
      return person.careerStage === undefined;
    case 'department':
    case 'site':
      return person[rule] === undefined;
    default:
      return false;
  }
}
