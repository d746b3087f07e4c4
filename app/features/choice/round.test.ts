import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerFrom, remindAt, type Wish, wishes, wishesFor, wishesIn } from './round.ts';

describe('wishes', () => {
  it('become tiers, best first, of those on the list only', () => {
    const given: Record<string, Wish> = { a: '2', b: '1', c: 'no', d: '2', e: '', stranger: '1' };
    expect(answerFrom(['a', 'b', 'c', 'd', 'e'], given)).toEqual({
      ranking: [['b'], ['a', 'd']],
      declined: ['c'],
    });
  });

  it('come back as they were said: reading what was kept and keeping it again changes nothing', () => {
    const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...wishes), { minLength: 6, maxLength: 6 }), (said) => {
        const kept = answerFrom(ids, Object.fromEntries(ids.map((id, at) => [id, said[at] ?? ''])));
        expect(answerFrom(ids, Object.fromEntries(wishesIn(kept)))).toEqual(kept);
      }),
    );
  });

  it('have no more places than there are people', () => {
    expect(wishesFor(2)).toEqual(['', '1', '2', 'no']);
    expect(wishesFor(12)).toEqual(wishes);
  });
});

describe('the reminder', () => {
  it('comes two days before the end, or halfway through a short round', () => {
    const createdAt = new Date('2026-03-01T00:00:00Z');
    const later = (days: number) => new Date(createdAt.getTime() + days * 86_400_000);
    expect(remindAt({ createdAt, closesAt: later(10) })).toEqual(later(8));
    expect(remindAt({ createdAt, closesAt: later(2) })).toEqual(later(1));
  });
});
