import { DEFAULT_POLICY, type Person } from '@ithaca/matching';
import { describe, expect, it } from 'vitest';
import type { Decisions, MatchingInput } from '../../platform/solver.ts';
import { openSides } from './table.ts';
import { openMany } from './table-of-many.ts';

const skills = ['sales', 'design', 'law', 'finance', 'people'];
const skill = (at: number) => skills[at % skills.length] ?? '';
const english = { languages: ['en'], timeZone: 'Europe/London' };
const input: MatchingInput = {
  mentees: Array.from({ length: 24 }, (_, at): Person => {
    const skillsWanted = [{ skill: skill(at), level: 2 }, { skill: skill(at * at + 1) }];
    return { ...english, id: `e${at}`, careerStage: 'early', skillsWanted };
  }),
  mentors: Array.from({ length: 8 }, (_, at): Person => {
    const skillsOffered = [{ skill: skill(at) }, { skill: skill(at + 2), level: 2 }];
    return { ...english, id: `m${at}`, careerStage: 'lead', capacity: 1 + (at % 3), skillsOffered };
  }),
  managers: [],
  forbidden: [['e1', 'm1']],
};

describe('a table of many', () => {
  it('answers as a table with all pairs listed, one question after the other', () => {
    const many = openMany(input, DEFAULT_POLICY, {});
    const sides = openSides(input, DEFAULT_POLICY);
    const undecided: Decisions = { pinned: [], forbidden: [], capacities: {} };
    const asked: Decisions[] = [
      { ...undecided, pinned: [['e0', 'm3']] },
      { ...undecided, pinned: [['e0', 'm3']], forbidden: [['e2', 'm2']], capacities: { m4: 0 } },
      { ...undecided, capacities: { m0: 5, e3: 0 } },
      undecided,
    ];
    for (const decisions of asked) {
      const [found, listed] = [many.under(decisions), sides.under(decisions)];
      expect(found.verdict()).toEqual({ holds: true, faults: [] });
      expect(found.result.matched).toBe(listed.result.matched);
      expect(found.result.totalFit).toBe(listed.result.totalFit);
    }
    const strange: Decisions = { ...undecided, pinned: [['e1', 'm1']] };
    expect(() => many.under(strange)).toThrow('forbidden');
    expect(many.under(undecided).result.totalFit).toBe(many.first().result.totalFit);
  });
});
