import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeCsv } from '../../../platform/csv.ts';
import { decodeSpreadsheet } from './decode-spreadsheet.ts';
import { readTable } from './read-table.ts';

const text =
  'name,email,goal\r\nZoë Müller,zoe@x.org,Präsentieren üben\r\nJosé Niño,jose@x.org,año\r\n';
const bytes = (...parts: (number[] | Buffer)[]) =>
  Buffer.concat(parts.map((part) => Buffer.from(part)));
const utf16be = (value: string) => Buffer.from(value, 'utf16le').swap16();

describe('the encoding of an upload', () => {
  const read = (file: Uint8Array) => decodeSpreadsheet(file);

  it('is UTF-8, with or without a byte order mark', () => {
    expect(read(Buffer.from(text))).toEqual({ text, encoding: 'UTF-8' });
    expect(read(bytes([0xef, 0xbb, 0xbf], Buffer.from(text)))).toEqual({
      text,
      encoding: 'UTF-8 (BOM)',
    });
  });

  it('is UTF-16 in either order, with or without a mark', () => {
    const little = Buffer.from(text, 'utf16le');
    const big = utf16be(text);
    expect(read(bytes([0xff, 0xfe], little))).toEqual({ text, encoding: 'UTF-16 LE' });
    expect(read(bytes([0xfe, 0xff], big))).toEqual({ text, encoding: 'UTF-16 BE' });
    expect(read(little)).toEqual({ text, encoding: 'UTF-16 LE' });
    expect(read(big)).toEqual({ text, encoding: 'UTF-16 BE' });
  });

  it('is Latin-1 or Windows-1252', () => {
    const encoding = 'Windows-1252 (Latin-1)';
    expect(read(Buffer.from(text, 'latin1'))).toEqual({ text, encoding });
    const quoted = bytes(Buffer.from('name,email\nO'), [0x92], Buffer.from('Brien,o@x.org\n'));
    expect(read(quoted)).toEqual({ text: 'name,email\nO’Brien,o@x.org\n', encoding });
  });

  it('is told though the first letter beyond ASCII comes late', () => {
    const long = `name,email\r\n${'Ann,ann@x.org\r\n'.repeat(20_000)}Zoë,zoe@x.org\r\n`;
    expect(read(Buffer.from(long, 'latin1'))).toMatchObject({ text: long });
  });

  it('is refused in words for what is no text: empty, an old workbook, a picture', () => {
    expect(read(bytes([]))).toEqual({ problem: 'empty' });
    expect(read(bytes([0xd0, 0xcf, 0x11, 0xe0, 0xa1]))).toEqual({ problem: 'oldWorkbook' });
    const png = bytes([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0xff]);
    expect(read(png)).toEqual({ problem: 'undecodable' });
  });
});

describe('the table in a text', () => {
  it('is separated by commas, semicolons or tabs, whatever its lists use', () => {
    const table = (line: string) => readTable(line)?.delimiter;
    expect(table('a,b,c\n1,"x; y; z; w",3\n')).toBe(',');
    expect(table('a;b;c\n1;x, y, z, w;3\n')).toBe(';');
    expect(table('a\tb\tc\n1\tx; y, z\t3\n')).toBe('\t');
    expect(table('"a;b;c;d",e\n1,2\n')).toBe(',');
    expect(readTable('sep=;\na;b\n1;2\n')?.header).toEqual(['a', 'b']);
  });

  it('numbers rows as the spreadsheet does, past blank lines and line ends in cells', () => {
    const table = readTable('a,b\n"one\nline",2\n\n,\nx,y\n');
    expect(table?.rows).toEqual([
      { number: 2, cells: ['one\nline', '2'] },
      { number: 5, cells: ['x', 'y'] },
    ]);
  });

  it('is none without a header, and knows a quotation mark that never closes', () => {
    expect(readTable('')).toBeNull();
    expect(readTable(',,\n1,2,3\n')).toBeNull();
    expect(readTable('a,b\n1,2\n"3,4\n5,6\n')?.brokenQuote).toBe(3);
  });

  it('reads its first rows only, when only they are wanted', () => {
    expect(readTable('a\n1\n2\n3\n', { firstRows: 2 })?.rows).toHaveLength(2);
  });

  it('comes back from any table that we wrote, but for the defusing', () => {
    const cell = fc.stringMatching(/^[\w ,;"\n]{0,10}$/);
    const line = fc.tuple(cell, cell).filter((cells) => cells.some((each) => each.trim() !== ''));
    fc.assert(
      fc.property(fc.array(line), (rows) => {
        const read = readTable(writeCsv(['first', 'second'], rows).slice(1));
        expect(
          read?.rows.map((row) => row.cells.map((each) => each.replace(/^'(?=\n)/, ''))),
        ).toEqual(rows);
      }),
    );
  });
});
