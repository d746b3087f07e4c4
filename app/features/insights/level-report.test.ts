import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LevelClass, reportGroupLevels, reportLevels } from './level-report.ts';

const k = 5;

/** So many owners of one goal each at each level, lowest first. */
function classesAt(counts: readonly number[], groups: string[] = []): LevelClass[] {
  return counts.flatMap((people, index) =>
    people === 0
      ? []
      : {
          groups,
          people,
          goals: counts.map((_, at) => (at === index ? 1 : 0)),
        },
  );
}

describe('the report of levels', () => {
  it('gives the share at 0 or better, and T only where no cell is hidden', () => {
    const open = reportLevels(classesAt([5, 5, 5, 5, 20]), 44, k);
    expect(open).toMatchObject({ goals: [5, 5, 5, 5, 20], rated: 40, reached: 0.75, invited: 44 });
    expect(open.score).toBeCloseTo(50 + (10 * 30) / 40, 10);
    expect(reportLevels(classesAt([2, 5, 5, 5, 20]), 37, k).score).toBeNull();
  });

  it('counts the goals of two people as two people', () => {
    const two = { groups: [], people: 2, goals: [0, 0, 0, 6, 0] };
    expect(reportLevels([two], 2, k)).toMatchObject({ rated: 'hidden', answered: 'few' });
  });
});

const sites = ['site:Turin', 'site:Lagos'];
const stages = ['stage:early', 'stage:mid'];

/** People with a site and a stage, and goals at some levels; T plays no part here. */
const tables = fc.array(
  fc.record({
    groups: fc.tuple(fc.constantFrom(...sites), fc.constantFrom(...stages)),
    people: fc.integer({ min: 1, max: 9 }),
    at: fc.subarray([0, 1, 2, 3, 4], { minLength: 1, maxLength: 2 }),
  }),
  { minLength: 1, maxLength: 14, size: 'max' },
);

describe('the levels of a group', () => {
  it('are those of the group, where everybody is in good company', () => {
    const classes = sites.flatMap((site) =>
      stages.flatMap((stage) => classesAt([6, 6, 6, 6, 6], [site, stage])),
    );
    expect(reportGroupLevels(classes, 'site:Turin', k)).toEqual({
      answered: 60,
      goals: [12, 12, 12, 12, 12],
      rated: 60,
      reached: 0.6,
    });
  });

  it('give no count away to whoever subtracts any two answers', () => {
    let compared = 0;
    fc.assert(
      fc.property(tables, (rows) => {
        const classes = rows.map(
          ({ groups, people, at }): LevelClass => ({
            groups,
            people,
            goals: [0, 1, 2, 3, 4].map((level) => (at.includes(level) ? 1 : 0)),
          }),
        );
        // What an answer counts: goals of a class at a level.
        const answers: Set<string>[] = [];
        const add = (group: string | null, report: ReturnType<typeof reportGroupLevels>) => {
          const cells = classes.flatMap(({ groups, goals }, id) =>
            group !== null && !groups.includes(group)
              ? []
              : goals.flatMap((count, level) => (count > 0 ? [{ id, level }] : [])),
          );
          const of = (isIn: (level: number) => boolean) =>
            new Set(
              cells.filter(({ level }) => isIn(level)).map(({ id, level }) => `${id} ${level}`),
            );
          report.goals.forEach((count, at) => {
            if (count !== 'hidden') answers.push(of((level) => level === at));
          });
          if (report.rated !== 'hidden') answers.push(of(() => true));
          if (report.reached !== null) answers.push(of((level) => level >= 2));
        };
        add(null, reportLevels(classes, 0, k));
        for (const group of [...sites, ...stages]) {
          add(group, reportGroupLevels(classes, group, k));
        }
        const peopleBehind = (cells: string[]) =>
          [...new Set(cells.map((cell) => cell.split(' ')[0]))].reduce(
            (sum, id) => sum + (classes[Number(id)]?.people ?? 0),
            0,
          );
        for (const one of answers) {
          expect(peopleBehind([...one])).toBeGreaterThanOrEqual(k);
          for (const other of answers) {
            const rest = [...one].filter((cell) => !other.has(cell));
            expect(rest.length === 0 || peopleBehind(rest) >= k).toBe(true);
            compared++;
          }
        }
      }),
      { numRuns: 200 },
    );
    expect(compared).toBeGreaterThan(2_000);
  });
});
