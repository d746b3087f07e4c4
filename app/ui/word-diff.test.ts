import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffWords, type Passage } from './word-diff.ts';

const without = (parts: Passage[], kind: Passage['kind']) =>
  parts
    .filter((part) => part.kind !== kind)
    .map((part) => part.text)
    .join('');
const sentence = fc
  .array(fc.constantFrom('a', 'team', 'lead', 'Führung', '2026', ',', '.', '\n', '👋🏽'))
  .map((parts) => parts.join(' '));

describe('the difference of two texts', () => {
  it('reads sentences that share only their spaces as one change', () => {
    expect(diffWords('Ada changed it', 'Bo wrote more')).toEqual([
      { kind: 'removed', text: 'Ada changed it' },
      { kind: 'added', text: 'Bo wrote more' },
    ]);
  });

  it('names the words that went and the words that came', () => {
    expect(diffWords('Lead a team of three', 'Lead a team of five')).toEqual([
      { kind: 'same', text: 'Lead a team of ' },
      { kind: 'removed', text: 'three' },
      { kind: 'added', text: 'five' },
    ]);
  });

  it('keeps what stands on both sides of a change', () => {
    expect(diffWords('one two three', 'one three')).toEqual([
      { kind: 'same', text: 'one ' },
      { kind: 'removed', text: 'two ' },
      { kind: 'same', text: 'three' },
    ]);
  });

  it('gives both texts back, whatever they are', () => {
    for (const text of [sentence, fc.string({ unit: 'binary' })]) {
      fc.assert(
        fc.property(text, text, (before, after) => {
          const parts = diffWords(before, after);
          expect(without(parts, 'added')).toBe(before);
          expect(without(parts, 'removed')).toBe(after);
          expect(parts.every((part) => part.text !== '')).toBe(true);
        }),
      );
    }
  });

  it('shows nothing as changed between equal texts', () => {
    fc.assert(
      fc.property(sentence, (text) => {
        expect(diffWords(text, text).every((part) => part.kind === 'same')).toBe(true);
      }),
    );
  });

  it('answers quickly for two long texts that share nothing', () => {
    const before = 'a '.repeat(5_000);
    const after = 'b\n'.repeat(5_000);
    expect(diffWords(before, after)).toHaveLength(2);
  });
});
