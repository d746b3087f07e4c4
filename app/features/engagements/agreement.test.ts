import { describe, expect, it } from 'vitest';
import { compareClauses, draftClauses, isInForce } from './agreement.ts';

const titles = { roles: 'Roles', meetings: 'Meetings', duration: 'Duration' };
const facts = {
  roles: 'Mentor: Ada.',
  meetings: 'Every month.',
  duration: 'From March to May.',
  channels: '',
  rescheduling: '',
  concern: 'That is Cleo.',
  short: 'One conversation.',
};
const clause = (key: string, text: string, title = key) => ({ key, title, text });

describe('the drafted agreement', () => {
  it("adds the pair's facts to the program's clauses and leaves the rest alone", () => {
    const template = [
      clause('roles', 'The mentor helps.'),
      clause('meetings', ''),
      clause('own1', 'No phones.'),
      clause('concern', 'Turn to our contact.'),
      clause('duration', 'A fixed time.'),
    ];
    expect(draftClauses(template, facts, titles)).toEqual([
      clause('roles', 'The mentor helps.\nMentor: Ada.'),
      clause('meetings', 'Every month.'),
      clause('own1', 'No phones.'),
      clause('concern', 'Turn to our contact.\nThat is Cleo.'),
      clause('duration', 'A fixed time.\nFrom March to May.'),
    ]);
  });

  it('names people, rhythm and dates even where the program has no clause for them', () => {
    expect(draftClauses([], facts, titles)).toEqual([
      clause('roles', 'Mentor: Ada.', 'Roles'),
      clause('meetings', 'Every month.', 'Meetings'),
      clause('duration', 'From March to May.', 'Duration'),
    ]);
  });
});

describe('two versions of an agreement', () => {
  it('are compared clause by clause, what went standing at the end', () => {
    const before = [clause('a', 'one'), clause('b', 'two'), clause('c', 'three')];
    const after = [clause('c', 'three'), clause('a', 'one!'), clause('d', 'four')];
    expect(compareClauses(before, after).map(({ key, kind }) => `${key} ${kind}`)).toEqual([
      'c same',
      'a changed',
      'd added',
      'b removed',
    ]);
  });

  it('see a change of title', () => {
    const [difference] = compareClauses([clause('a', 'x', 'Old')], [clause('a', 'x', 'New')]);
    expect(difference?.kind).toBe('changed');
  });
});

describe('an agreement', () => {
  it('is in force when every member signed, and not when nobody is left', () => {
    expect(isInForce(['a', 'b'], ['b', 'a'])).toBe(true);
    expect(isInForce(['a'], ['a', 'b'])).toBe(false);
    expect(isInForce([], [])).toBe(false);
  });
});
