import { describe, expect, it } from 'vitest';
import { chosenFrom, conflictIn, defaultDates, type PairToApprove } from './approval.ts';

const person = (id: string, capacity = 1, takesPart = true) => ({
  enrolmentId: id,
  personId: `person of ${id}`,
  name: id,
  email: `${id}@example.org`,
  capacity,
  takesPart,
});
const pair = (mentee: string, mentor: string, places = 1): PairToApprove => ({
  id: `${mentee}-${mentor}`,
  isUndecided: true,
  mentee: person(mentee),
  mentor: person(mentor, places),
});
const nothing = { partners: new Map<string, number>(), together: new Set<string>() };

describe('approving several pairs', () => {
  it('lets a mentor take as many as there are places', () => {
    expect(conflictIn([pair('a', 'm', 2), pair('b', 'm', 2)], nothing)).toBeUndefined();
  });

  it('names everybody who would get more than their places', () => {
    const conflict = conflictIn([pair('a', 'm', 2), pair('b', 'm', 2)], {
      ...nothing,
      partners: new Map([
        ['m', 1],
        ['b', 1],
      ]),
    });
    expect(conflict?.problems).toEqual([
      { field: '', key: 'matching:problems.full', values: { people: 'm, b' } },
    ]);
  });

  it('names pairs that are together already', () => {
    const conflict = conflictIn([pair('a', 'm')], {
      ...nothing,
      together: new Set(['person of a person of m']),
    });
    expect(conflict?.problems[0]?.values).toEqual({ pairs: 'a and m' });
  });

  it('names two who would mentor each other: they have one engagement, not two', () => {
    const [there, back] = [pair('a', 'm'), pair('n', 'b')];
    const isBoth = { ...back, mentee: { ...back.mentee, personId: there.mentor.personId } };
    const both = { ...isBoth, mentor: { ...back.mentor, personId: there.mentee.personId } };
    const conflict = conflictIn([there, both], nothing);
    expect(conflict?.problems).toEqual([
      { field: '', key: 'matching:problems.bothWays', values: { pairs: 'n and b' } },
    ]);
    expect(conflictIn([there, isBoth], nothing)).toBeUndefined();
  });

  it('begins with the program, or today, and ends with it, or after the usual time', () => {
    const now = new Date('2026-03-02T09:00:00Z');
    expect(defaultDates({ startsOn: '2026-04-01', endsOn: '2026-12-01' }, now)).toEqual({
      startsOn: '2026-04-01',
      endsOn: '2026-12-01',
    });
    expect(defaultDates({ startsOn: '2025-01-01', endsOn: null }, now)).toEqual({
      startsOn: '2026-03-02',
      endsOn: '2026-09-02',
    });
  });

  it('takes ids from an address and nothing else', () => {
    const id = '0cf35b45-fd85-46f2-84c2-291403bdf53a';
    expect(chosenFrom(new URLSearchParams(`pair=${id}&pair=drop%20table`))).toEqual([id]);
    expect(chosenFrom(new URLSearchParams('all=yes'))).toBe('all');
  });
});
