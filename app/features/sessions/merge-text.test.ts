import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeText, mergeTexts } from './merge-text.ts';

const merged = (base: string, mine: string, theirs: string) => mergeText(base, mine, theirs).text;

describe('two versions of one text', () => {
  it('are put together where they differ in different places', () => {
    expect(merged('a\nb\nc', 'A\nb\nc', 'a\nb\nC')).toBe('A\nb\nC');
    expect(merged('a\nb\nc', 'a\nc', 'a\nb\nc\nd')).toBe('a\nc\nd');
    expect(merged('we meet on Monday', 'we meet on Tuesday', 'We meet on Monday')).toBe(
      'We meet on Tuesday',
    );
  });

  it('keep what both add at the same place', () => {
    expect(merged('', 'from me', 'from them')).toBe('from them\nfrom me');
    expect(mergeText('a', 'a\nme', 'a\nthem')).toEqual({ text: 'a\nthem\nme', keptBoth: false });
  });

  it('keep a line whole that one still types while the other adds below it', () => {
    expect(merged('hello wor', 'hello world', 'hello wor\nand a line')).toBe(
      'hello world\nand a line',
    );
    expect(merged('hello wor', 'hello wor\nand a line', 'hello world')).toBe(
      'hello world\nand a line',
    );
  });

  it('stand one after the other where both changed the same word, and it is said', () => {
    expect(mergeText('on Monday', 'on Friday', 'on Sunday')).toEqual({
      text: 'on Sunday\non Friday',
      keptBoth: true,
    });
  });

  it('of several fields are merged field by field', () => {
    const base = { agenda: 'one', notes: '' };
    expect(
      mergeTexts(base, { agenda: 'one', notes: 'mine' }, { agenda: 'one\ntwo', notes: '' }),
    ).toEqual({ texts: { agenda: 'one\ntwo', notes: 'mine' }, keptBoth: false });
  });

  const text = fc
    .array(fc.array(fc.constantFrom('a', 'b', 'c', 'dd', 'ee'), { maxLength: 4 }), { maxLength: 6 })
    .map((lines) => lines.map((words) => words.join(' ')).join('\n'));

  it('lose no word that either wrote', () => {
    fc.assert(
      fc.property(text, text, text, (base, mine, theirs) => {
        const words = (value: string) => new Set(value.split(/\s+/).filter(Boolean));
        const result = words(merged(base, mine, theirs));
        for (const version of [mine, theirs]) {
          for (const word of words(version)) {
            if (!words(base).has(word)) expect(result).toContain(word);
          }
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('are the other one where one changed nothing', () => {
    fc.assert(
      fc.property(text, text, text, (base, mine, theirs) => {
        expect(mergeText(base, mine, base)).toEqual({ text: mine, keptBoth: false });
        expect(mergeText(base, base, theirs)).toEqual({ text: theirs, keptBoth: false });
        expect(mergeText(base, mine, mine)).toEqual({ text: mine, keptBoth: false });
      }),
    );
  });

  it.each([
    ['many equal lines', 'x\n'.repeat(10_000)],
    ['many equal words', 'x '.repeat(10_000)],
  ])('are quick to merge, however odd: %s', (_what, long) => {
    const from = performance.now();
    mergeText(long, `${long}mine`, `theirs${long}`);
    expect(performance.now() - from).toBeLessThan(2_000);
  });
});
