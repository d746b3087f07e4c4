import { describe, expect, it } from 'vitest';
import { templateFor } from '../matching-policy.ts';
import {
  decisionsIn,
  groundUnder,
  inputUnder,
  type ScenarioChange,
  withChange,
  withoutChange,
} from './scenario.ts';

const pin: ScenarioChange = { change: 'pin', mentee: 'a', mentor: 'm' };
const forbid: ScenarioChange = { change: 'forbid', mentee: 'a', mentor: 'm' };
const withdraw: ScenarioChange = { change: 'withdraw', person: 'a' };
const add: ScenarioChange = {
  change: 'add',
  person: 'n',
  side: 'mentee',
  as: { id: 'n', capacity: 1 },
};
const places = (person: string, count: number): ScenarioChange => ({
  change: 'capacity',
  person,
  places: count,
});

describe('the changes of a scenario', () => {
  it('hold one word on each pair, person and the policy: the last', () => {
    expect(withChange([pin], forbid)).toEqual([forbid]);
    expect(withChange([pin], { ...forbid, mentee: 'm', mentor: 'a' })).toHaveLength(1);
    expect(withChange([places('m', 2)], places('m', 3))).toEqual([places('m', 3)]);
    expect(withChange([pin], places('m', 3))).toEqual([pin, places('m', 3)]);
  });

  it('take pairs of somebody away with the person', () => {
    expect(withChange([pin], withdraw)).toEqual([withdraw]);
    expect(withChange([add, { ...pin, mentee: 'n' }], { ...withdraw, person: 'n' })).toEqual([]);
    expect(withoutChange([add, { ...pin, mentee: 'n' }], 0)).toEqual([]);
    expect(withoutChange([pin, places('m', 2)], 1)).toEqual([pin]);
  });

  it('give a newcomer other places', () => {
    expect(withChange([add], places('n', 3))).toEqual([{ ...add, as: { id: 'n', capacity: 3 } }]);
  });

  it('are told apart: what is scored anew and what is decided', () => {
    const policy = templateFor('reverse');
    const changes = [pin, add, places('m', 4), withdraw, { change: 'policy' as const, policy }];
    expect(decisionsIn(changes)).toEqual({
      pinned: [['a', 'm']],
      forbidden: [],
      capacities: { m: 4, a: 0 },
    });
    const input = { mentees: [{ id: 'a' }], mentors: [{ id: 'm' }], managers: [] };
    const ground = groundUnder({ input, policy: templateFor('one_to_one') }, changes);
    expect(ground.policy).toBe(policy);
    expect(ground.input.mentees.map(({ id }) => id)).toEqual(['a', 'n']);
    expect(inputUnder(ground.input, decisionsIn(changes))).toMatchObject({
      mentees: [{ id: 'a', capacity: 0 }, { id: 'n' }],
      mentors: [{ id: 'm', capacity: 4 }],
      pinned: [['a', 'm']],
    });
  });
});
