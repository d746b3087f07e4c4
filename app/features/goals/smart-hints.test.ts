import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { smartHints } from './smart-hints.ts';

const day = '2026-06-30';

describe('hints on a goal’s sentence', () => {
  it.each([
    ['Become a better leader', ['vague']],
    ['Improve my communication with stakeholders', ['vague']],
    ['Feel at home in my new role', ['unseen']],
    ['Lead a weekly meeting of six people on my own', []],
    ['Improve our answer time from 9 to 4 days', []],
    ['Be promoted', ['short']],
    ['Publish a paper some day', ['someday']],
  ])('%s: %j', (text, hints) => {
    expect(smartHints(text, day)).toEqual(hints);
  });

  it('miss the day only where there is a field for it and no time is named', () => {
    expect(smartHints('Lead one meeting on my own', '')).toEqual(['undated']);
    expect(smartHints('Lead one meeting by the end of June', '')).toEqual([]);
    expect(smartHints('Lead one meeting on my own')).toEqual([]);
  });

  it('are none for an empty field, nor in a language without words', () => {
    expect(smartHints('  \n', '')).toEqual([]);
    expect(smartHints('Werde eine bessere Chefin', '', 'de')).toEqual([]);
  });

  it('are few, never twice the same, and do not hang on capitals or blanks', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 4_000 }), fc.constantFrom('', day), (text, dueOn) => {
        const hints = smartHints(text, dueOn);
        expect(hints.length).toBeLessThanOrEqual(2);
        expect(new Set(hints).size).toBe(hints.length);
        expect(smartHints(`  ${text} `, dueOn)).toEqual(hints);
      }),
    );
    const words = fc.array(
      fc.constantFrom('become', 'better', 'lead', 'soon', 'a', 'meeting', 'three', 'feel'),
    );
    fc.assert(
      fc.property(words, (chosen) => {
        const text = chosen.join(' ');
        expect(smartHints(text.toUpperCase(), day)).toEqual(smartHints(text, day));
      }),
    );
  });

  it('ask for nothing to see once there is a number', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(), (text, count) => {
        const hints = smartHints(`${text} ${count} of them all`, day);
        expect(hints).not.toContain('vague');
        expect(hints).not.toContain('unseen');
      }),
    );
  });
});
