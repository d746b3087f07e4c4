import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerableGroups, crowdOf } from './answerable-groups.ts';

const sites = ['site:Turin', 'site:Lagos', 'site:Leeds'];
const stages = ['stage:early', 'stage:mid', 'stage:senior'];
const cohorts = ['cohort:2025', 'cohort:2026'];

interface Answerer {
  id: string;
  groups: readonly string[];
}

const groupsFor = (people: readonly Answerer[], k: number) =>
  answerableGroups(
    people.map(({ groups }) => crowdOf(1, groups)),
    k,
  );

/** People with a site, a stage and a cohort each; some have not said. */
const tables = fc
  .array(
    fc.tuple(
      fc.constantFrom(...sites, null),
      fc.constantFrom(...stages, null),
      fc.constantFrom(...cohorts),
    ),
    { minLength: 0, maxLength: 90, size: 'max' },
  )
  .map((rows) =>
    rows.map(
      (row, index): Answerer => ({
        id: `p${index}`,
        groups: row.filter((group) => group !== null),
      }),
    ),
  );

/** What a question about these groups is answered with: whoever is meant, or nothing. */
function ask(people: readonly Answerer[], group: string | null, k: number): Set<string> | null {
  if (people.length < k) return null;
  if (group === null) return new Set(people.map(({ id }) => id));
  if (!groupsFor(people, k).has(group)) return null;
  return new Set(people.filter(({ groups }) => groups.includes(group)).map(({ id }) => id));
}

/** Whether the answers, taken as sums over people, can be combined to the sum over these few. */
function isWorkedOut(answers: ReadonlySet<string>[], few: string[], people: string[]): boolean {
  const rows = answers.map((set) => people.map((id) => (set.has(id) ? 1 : 0)));
  const rank = (matrix: number[][]) => {
    const left = matrix.map((row) => [...row]);
    let found = 0;
    for (let column = 0; column < people.length; column++) {
      const pivot = left.findIndex((row, i) => i >= found && Math.abs(row[column] ?? 0) > 1e-9);
      if (pivot < 0) continue;
      const [chosen = []] = left.splice(pivot, 1);
      left.splice(found, 0, chosen);
      left.forEach((row, i) => {
        if (i <= found) return;
        const factor = (row[column] ?? 0) / (chosen[column] ?? 1);
        row.forEach((value, j) => {
          row[j] = value - factor * (chosen[j] ?? 0);
        });
      });
      found++;
    }
    return found;
  };
  return rank(rows) === rank([...rows, people.map((id) => (few.includes(id) ? 1 : 0))]);
}

const questions = fc.array(fc.constantFrom(null, ...sites, ...stages, ...cohorts), {
  minLength: 2,
  maxLength: 12,
});
const limits = fc.integer({ min: 5, max: 9 });

describe('groups that may be asked about', () => {
  it('leave nobody to an attacker who subtracts any two answers, in whatever order they come', () => {
    let compared = 0;
    fc.assert(
      fc.property(tables, questions, limits, (people, asked, k) => {
        const answers = asked.flatMap((group) => ask(people, group, k) ?? []);
        for (const one of answers) {
          expect(one.size).toBeGreaterThanOrEqual(k);
          for (const other of answers) {
            for (const isShared of [true, false]) {
              const rest = [...one].filter((id) => other.has(id) === isShared).length;
              expect(rest === 0 || rest >= k).toBe(true);
            }
            compared++;
          }
        }
      }),
      { numRuns: 1_000 },
    );
    expect(compared).toBeGreaterThan(5_000);
  });

  it('leave nobody to an attacker who adds and subtracts all answers there are', () => {
    fc.assert(
      fc.property(
        tables,
        limits,
        fc.array(fc.nat(89), { minLength: 1, maxLength: 4 }),
        (people, k, picked) => {
          const ids = people.map(({ id }) => id);
          const few = [...new Set(picked)].flatMap((index) => ids[index] ?? []);
          const answers = [null, ...sites, ...stages, ...cohorts].flatMap(
            (group) => ask(people, group, k) ?? [],
          );
          if (few.length > 0) expect(isWorkedOut(answers, few, ids)).toBe(false);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('are all there where everybody is in good company', () => {
    const people = sites.flatMap((site) =>
      stages.flatMap((stage) =>
        Array.from({ length: 6 }, (_, n) => ({ id: `${site}${stage}${n}`, groups: [site, stage] })),
      ),
    );
    expect([...groupsFor(people, 5)].sort()).toEqual([...sites, ...stages].sort());
  });

  it('do not hold a group whose absence from the whole would be few', () => {
    const people = Array.from({ length: 10 }, (_, n) => ({
      id: String(n),
      groups: [n < 8 ? 'site:Turin' : 'site:Lagos'],
    }));
    expect([...groupsFor(people, 5)]).toEqual([]);
  });
});
