import type { People } from '../policy/pair-facts.ts';
import type { Person } from '../policy/person.ts';
import type { Policy, RuleName } from '../policy/policy.ts';
import { linesOfReport } from '../policy/rules.ts';
import { ints } from './shared-arrays.ts';

/** Pairs of indices. */
export type Exclusions = readonly (readonly [left: number, right: number])[];

/** Pairs that are out because one names the other; such relations are few, so they are listed. */
export interface Related {
  /** Null: the two are one person. */
  readonly rule: RuleName | null;
  readonly pairs: Exclusions;
}

export function relatedPairs(policy: Policy, people: People): readonly Related[] {
  const leftBy = byPersonId(people.left);
  const rightBy = byPersonId(people.right);
  const pairsBy = (namesOf: (person: Person) => Iterable<string>): Exclusions => {
    const pairs: [number, number][] = [];
    people.left.forEach((person, i) => {
      for (const id of namesOf(person)) for (const j of rightBy.get(id) ?? []) pairs.push([i, j]);
    });
    people.right.forEach((person, j) => {
      for (const id of namesOf(person)) for (const i of leftBy.get(id) ?? []) pairs.push([i, j]);
    });
    return pairs;
  };
  const related: Related[] = [{ rule: null, pairs: pairsBy((person) => [personIdOf(person)]) }];
  for (const { rule } of policy.rules) {
    if (rule === 'not_already_paired') {
      related.push({ rule, pairs: pairsBy(({ pairedWith = [] }) => pairedWith) });
    } else if (rule === 'not_blocked') {
      related.push({ rule, pairs: pairsBy(({ blocked = [] }) => blocked) });
    } else if (rule === 'not_in_line_of_report') {
      related.push({ rule, pairs: pairsBy(linesOfReport(people)) });
    }
  }
  return related;
}

/** Positions that are out, by left person. */
export function excludedPositions(
  leftCount: number,
  positionOf: Int32Array,
  groups: readonly Exclusions[],
): { readonly excludedStart: Int32Array; readonly excluded: Int32Array } {
  const start = ints(leftCount + 1);
  for (const pairs of groups) for (const [i] of pairs) start[i + 1]!++;
  for (let i = 0; i < leftCount; i++) start[i + 1]! += start[i]!;
  const next = start.slice(0, leftCount);
  const excluded = ints(start[leftCount]!);
  for (const pairs of groups) {
    for (const [i, j] of pairs) excluded[next[i]!++] = positionOf[j]!;
  }
  return { excludedStart: start, excluded };
}

function personIdOf({ id, personId = id }: Person): string {
  return personId;
}

function byPersonId(side: readonly Person[]): ReadonlyMap<string, readonly number[]> {
  const index = new Map<string, number[]>();
  side.forEach((person, at) => {
    const id = personIdOf(person);
    const known = index.get(id);
    if (known === undefined) index.set(id, [at]);
    else known.push(at);
  });
  return index;
}
