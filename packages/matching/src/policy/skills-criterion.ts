import type { CompiledCriterion } from './criteria.ts';
import type { People } from './pair-facts.ts';
import type { Person } from './person.ts';
import { normalized } from './token-sets.ts';

const DEFAULT_PRIORITY = 2;

export interface Wish {
  readonly token: number;
  readonly skill: string;
  readonly priority: number;
  readonly level: number | undefined;
}

/**
 * The share of the left person's wanted skills that the right one offers, weighted by priority. An offer
 * below the wanted level counts for its share of that level; an offer of unknown level counts in full.
 */
export function skillsCriterion(weight: number, people: People): CompiledCriterion {
  const index = new Map<string, number>();
  const tokenOf = (skill: string) => {
    const key = normalized(skill);
    const token = index.get(key) ?? index.size;
    index.set(key, token);
    return token;
  };
  const wishes = people.left.map((person) => wishesOf(person, tokenOf));
  const offers = people.right.map(
    ({ skillsOffered = [] }) =>
      new Map(skillsOffered.map(({ skill, level }) => [tokenOf(skill), level ?? null])),
  );
  const total = wishes.map((list) => list.reduce((sum, { priority }) => sum + priority, 0));
  const coverage = ({ token, level }: Wish, j: number): number => {
    const offered = offers[j]!.get(token);
    if (offered === undefined) return 0;
    return offered === null || !level ? 1 : Math.min(1, offered / level);
  };
  return {
    criterion: 'skills',
    weight,
    points: (i, j) => {
      const list = wishes[i]!;
      if (list.length === 0) return Number.NaN;
      let covered = 0;
      for (const wish of list) covered += wish.priority * coverage(wish, j);
      return covered / total[i]!;
    },
    reason: (i, j) => {
      const list = wishes[i]!;
      const named = (isCovered: boolean) =>
        list.filter((wish) => coverage(wish, j) > 0 === isCovered).map(({ skill }) => skill);
      return { code: 'skills', values: { covered: named(true), missing: named(false) } };
    },
  };
}

/** Wanted skills, each once; of a repeated one the first stands. */
export function wishesOf(person: Person, tokenOf: (skill: string) => number): readonly Wish[] {
  const seen = new Set<number>();
  return (person.skillsWanted ?? []).flatMap(({ skill, priority = DEFAULT_PRIORITY, level }) => {
    const token = tokenOf(skill);
    if (seen.has(token)) return [];
    seen.add(token);
    return [{ token, skill, priority, level }];
  });
}
