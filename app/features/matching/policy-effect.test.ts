import { describe, expect, it } from 'vitest';
import { templateFor } from './matching-policy.ts';
import { effectOf } from './policy-effect.ts';

const policy = templateFor('one_to_one');
const person = (id: string, languages: string[], timeZone?: string) => ({
  id,
  languages,
  ...(timeZone && { timeZone }),
});

describe('the effect of a policy', () => {
  const input = {
    mentees: [person('a', ['en'], 'UTC'), person('b', ['fi'], 'UTC'), person('c', ['en'])],
    mentors: [person('m', ['en'], 'UTC'), person('n', ['en', 'fr'], 'Asia/Tokyo')],
    managers: [],
  };

  it('counts possible pairs, those allowed, and what each rule removes, alone and in all', () => {
    const effect = effectOf(input, policy);
    expect(effect).toMatchObject({
      people: { left: 3, right: 2 },
      pairs: 6,
      allowed: 1,
      of: 3,
      alone: { left: 2, right: 1 },
    });
    const of = (name: string) => effect.rules.find(({ rule }) => rule === name);
    expect(of('shared_language')).toEqual({
      rule: 'shared_language',
      removed: 2,
      removedAlone: 1,
      alone: 1,
      silent: 0,
    });
    expect(of('overlap_at_least')).toMatchObject({
      removed: 4,
      removedAlone: 3,
      alone: 1,
      silent: 1,
    });
    expect(of('not_blocked')).toMatchObject({ removed: 0, alone: 0 });
  });

  it('counts peers as partners of each other, nobody of themselves', () => {
    const peers = [
      person('a', ['en'], 'UTC'),
      person('b', ['en'], 'UTC'),
      person('c', ['fi'], 'UTC'),
    ];
    const effect = effectOf({ mentees: [], mentors: [], peers, managers: [] }, policy);
    expect(effect).toMatchObject({ pairs: 6, allowed: 2, alone: { left: 1, right: 0 } });
  });

  it('looks at a part of the people where there are very many pairs, and says of how many', () => {
    const many = (prefix: string, count: number) =>
      Array.from({ length: count }, (_, at) => person(`${prefix}${at}`, ['en'], 'UTC'));
    const effect = effectOf(
      { mentees: many('e', 2_000), mentors: many('m', 500), managers: [] },
      policy,
    );
    expect(effect.of).toBeLessThan(2_000);
    expect(effect.pairs).toBe(effect.of * 500);
  });
});
