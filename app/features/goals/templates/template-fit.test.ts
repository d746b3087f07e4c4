import { describe, expect, it } from 'vitest';
import { bestFirst, isFor, isSameField } from './template-fit.ts';

const seeker = { stage: 'early', industry: 'Health', kind: 'one_to_one' } as const;
const anything = { stages: [], industry: '', kinds: [] };

describe('which templates are for somebody', () => {
  it('takes their stage, their field and the kind of mentoring into account', () => {
    expect(isFor(anything, seeker)).toBe(true);
    expect(isFor({ ...anything, stages: ['early', 'mid'] }, seeker)).toBe(true);
    expect(isFor({ ...anything, stages: ['senior'] }, seeker)).toBe(false);
    expect(isFor({ ...anything, industry: 'Health' }, seeker)).toBe(true);
    expect(isFor({ ...anything, industry: 'Law' }, seeker)).toBe(false);
    expect(isFor({ ...anything, kinds: ['reverse'] }, seeker)).toBe(false);
  });

  it('guesses nothing for somebody whose profile is empty', () => {
    const stranger = { stage: null, industry: '', kind: 'one_to_one' } as const;
    expect(isFor({ ...anything, stages: ['early'] }, stranger)).toBe(false);
    expect(isFor({ ...anything, industry: 'Law' }, stranger)).toBe(false);
    expect(isFor(anything, stranger)).toBe(true);
  });

  it('puts the own field before what is for everybody, and the own stage before others', () => {
    const own = { ...anything, industry: 'Health' };
    const far = { ...anything, industry: 'Law', stages: ['senior' as const] };
    const near = { ...anything, industry: 'Law', stages: ['early' as const] };
    expect(bestFirst([far, anything, near, own], seeker)).toEqual({
      forThem: [own, anything],
      others: [near, far],
    });
  });

  it('knows a field under a longer name, and keeps others apart', () => {
    expect(isSameField('technology', 'Information technology')).toBe(true);
    expect(isSameField('Finance and insurance', 'finance')).toBe(true);
    expect(isSameField('Public service', 'Customer service')).toBe(false);
    expect(isSameField('', 'Health')).toBe(false);
  });
});
