import type { People } from '../policy/pair-facts.ts';
import type { Policy, Rule, RuleName } from '../policy/policy.ts';
import type { Removed, Remover } from '../policy/scorer.ts';
import { allowedTable, type Classified, classifier, readingOf } from './class-tables.ts';
import { exactFit } from './exact-fit.ts';
import { relatedPairs } from './excluded-pairs.ts';
import type { PeopleModel } from './people-model.ts';

/** What the rules leave a person; see `Scorer.removed`, whose answers these are. */
export type Removals = (person: number, side?: 'left' | 'right') => Removed;

interface RuleByClass {
  readonly rule: RuleName;
  readonly classes: Classified;
  readonly allowed: Uint8Array;
}

/**
 * `Scorer.removed` for many people (`compiled` is asked for only where there is a minimum fit): some nanoseconds instead of microseconds for each of the other side, where the
 * policy has no minimum fit.
 */
export function createRemovals(
  policy: Policy,
  people: People,
  compiled: () => PeopleModel,
): Removals {
  const model = policy.minimumFit > 0 ? compiled() : null;
  const classify = classifier(people);
  const byClass = policy.rules.flatMap((rule: Rule): RuleByClass[] => {
    const reading = readingOf(rule);
    if (reading === null) return [];
    const classes = classify(...reading);
    return [{ rule: rule.rule, classes, allowed: allowedTable(rule, policy, classes) }];
  });
  const related = relatedPairs(policy, people).map(({ rule, pairs }) => ({
    rule,
    left: grouped(pairs, 0),
    right: grouped(pairs, 1),
  }));
  // Each remover has a bit: one number says all that stands between two people.
  const removers: readonly Remover[] = [
    ...new Set<Remover>([
      ...byClass.map(({ rule }) => rule),
      ...related.flatMap(({ rule }) => rule ?? []),
      'minimum_fit',
    ]),
  ];
  const bitOf = (remover: Remover) => 1 << removers.indexOf(remover);
  const itself = 1 << removers.length;

  return (person, side = 'left') => {
    const others = people[side === 'left' ? 'right' : 'left'].length;
    const broken = new Int32Array(others);
    for (const { rule, classes, allowed } of byClass) {
      const bit = bitOf(rule);
      const width = classes.rightSample.length;
      const own = classes[side][person]!;
      const theirs = classes[side === 'left' ? 'right' : 'left'];
      const [from, step] = side === 'left' ? [own * width, 1] : [own, width];
      for (let other = 0; other < others; other++) {
        if (allowed[from + theirs[other]! * step] === 0) broken[other]! |= bit;
      }
    }
    for (const { rule, [side]: list } of related) {
      for (const other of list.get(person) ?? []) {
        broken[other]! |= rule === null ? itself : bitOf(rule);
      }
    }
    if (model !== null) {
      for (let other = 0; other < others; other++) {
        const [i, j] = side === 'left' ? [person, other] : [other, person];
        const fit = exactFit(model, i, model.positionOf[j]!);
        if (fit < policy.minimumFit) broken[other]! |= bitOf('minimum_fit');
      }
    }
    return counted(broken, removers, itself);
  };
}

function counted(broken: Int32Array, removers: readonly Remover[], itself: number): Removed {
  const by: Partial<Record<Remover, number>> = {};
  const byAlone: Partial<Record<Remover, number>> = {};
  const counts = new Map<number, number>();
  for (const bits of broken) counts.set(bits, (counts.get(bits) ?? 0) + 1);
  let partners = 0;
  for (const [bits, count] of counts) {
    if ((bits & itself) !== 0) continue;
    partners += count;
    const some = removers.filter((_, at) => (bits & (1 << at)) !== 0);
    for (const remover of some) by[remover] = (by[remover] ?? 0) + count;
    const [only] = some;
    if (only !== undefined && some.length === 1) byAlone[only] = count;
  }
  return { partners, allowed: counts.get(0) ?? 0, by, byAlone };
}

function grouped(
  pairs: readonly (readonly [number, number])[],
  side: 0 | 1,
): ReadonlyMap<number, readonly number[]> {
  const groups = new Map<number, number[]>();
  for (const pair of pairs) {
    const own = pair[side];
    const list = groups.get(own);
    if (list === undefined) groups.set(own, [pair[1 - side] as number]);
    else list.push(pair[1 - side] as number);
  }
  return groups;
}
