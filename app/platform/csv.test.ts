import fc from 'fast-check';
import Papa from 'papaparse';
import { expect, it } from 'vitest';
import { writeCsv } from './csv.ts';

const read = (csv: string) =>
  Papa.parse<string[]>(csv.replace(/^\uFEFF/, '').replace(/\r\n$/, ''), {
    delimiter: ',',
    newline: '\r\n',
  }).data;

it('starts with a byte order mark, so that Excel reads it as UTF-8', () => {
  expect(writeCsv(['name'], [['Zoë']]).startsWith('\uFEFF')).toBe(true);
});

it('defuses what a spreadsheet would run as a formula, in headers too', () => {
  const dangerous = ['=1+1', '+49 30 1', '-2+3', '@SUM(A1)', '\tx', '\rx', '-', '＝1'];
  const [header, row] = read(writeCsv(['=a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'], [dangerous]));
  expect(header?.[0]).toBe("'=a");
  expect(row).toEqual(dangerous.map((cell) => `'${cell}`));
});

it('leaves numbers numbers, below zero too', () => {
  expect(read(writeCsv(['a', 'b', 'c'], [[-2, '-2.5', null]]))[1]).toEqual(['-2', '-2.5', '']);
});

it('writes any table so that it reads back the same but for the defusing', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.stringMatching(/^[=+\-@"',;\t\r\n a-z0-9]{0,12}$/),
    fc.integer(),
  );
  const tables = fc
    .integer({ min: 1, max: 5 })
    .chain((width) =>
      fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1 }),
    );
  fc.assert(
    fc.property(tables, ([columns = [], ...rows]) => {
      const written = read(writeCsv(columns.map(String), rows));
      const plain = [columns, ...rows].map((row) => row.map(String));
      expect(written.length).toBe(plain.length);
      for (const [r, row] of written.entries()) {
        for (const [c, value] of row.entries()) {
          const original = plain[r]?.[c];
          expect([original, `'${original}`]).toContain(value);
          expect(/^[=+@\t\r\n]/.test(value)).toBe(false);
        }
      }
    }),
  );
});
