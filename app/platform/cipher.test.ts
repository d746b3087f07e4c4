import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createCipher } from './cipher.server.ts';

it('opens what it sealed, under the same secret and for the same purpose only', () => {
  const cipher = createCipher('one secret');
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const sealed = cipher.seal('calendar 1', text);
      expect(cipher.open('calendar 1', sealed)).toBe(text);
      expect(cipher.open('calendar 2', sealed)).toBeNull();
      expect(createCipher('another').open('calendar 1', sealed)).toBeNull();
    }),
    { numRuns: 50 },
  );
  const sealed = cipher.seal('calendar 1', 'abcd efgh');
  expect(sealed).not.toBe(cipher.seal('calendar 1', 'abcd efgh'));
  const changed = `${sealed.slice(0, -2)}${sealed.at(-2) === 'A' ? 'B' : 'A'}${sealed.at(-1)}`;
  for (const made of [changed, sealed.slice(0, 30), 'x', '']) {
    expect(cipher.open('calendar 1', made), made).toBeNull();
  }
});
