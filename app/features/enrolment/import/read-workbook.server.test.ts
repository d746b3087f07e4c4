import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import writeWorkbook from 'write-excel-file/node';
import { isArchive } from './decode-spreadsheet.ts';
import { readTable } from './read-table.ts';
import { readWorkbook } from './read-workbook.server.ts';

type Cell = string | number | boolean | null | { value: Date; format: string };

const workbook = (...sheets: { name: string; rows: Cell[][] }[]) =>
  writeWorkbook(sheets.map(({ name, rows }) => ({ sheet: name, data: rows }))).toBuffer();

describe('an Excel workbook', () => {
  it('is read as its cells are seen: letters, line ends, days, numbers and gaps', async () => {
    const bytes = await workbook({
      name: 'People',
      rows: [
        ['email', 'goal', 'since', 'capacity'],
        [
          'zoe@x.org',
          'Präsentieren, "frei"\nund ruhig',
          { value: new Date('2026-03-02T00:00:00Z'), format: 'yyyy-mm-dd' },
          2,
        ],
        [null, null, null, null],
        ['  joé@x.org ', null, null, 1.5],
      ],
    });
    expect(isArchive(bytes)).toBe(true);
    const read = await readWorkbook(bytes);
    expect(read).toMatchObject({ encoding: 'Excel, People' });
    expect(readTable('text' in read ? read.text : '')).toEqual({
      header: ['email', 'goal', 'since', 'capacity'],
      rows: [
        {
          number: 2,
          cells: ['zoe@x.org', 'Präsentieren, "frei"\nund ruhig', '2026-03-02', '2'],
        },
        // The row's number is the one that Excel shows.
        { number: 4, cells: ['joé@x.org', '', '', '1.5'] },
      ],
      delimiter: ',',
      brokenQuote: null,
    });
  });

  it('is read from the first sheet that has anything', async () => {
    const bytes = await workbook(
      { name: 'Notes', rows: [] },
      { name: 'Ours', rows: [['email'], ['a@x.org']] },
      { name: 'Others', rows: [['email'], ['b@x.org']] },
    );
    expect(await readWorkbook(bytes)).toEqual({
      text: 'email\r\na@x.org',
      encoding: 'Excel, Ours',
    });
  });

  it('without a cell is empty; another archive, or half of one, is no workbook', async () => {
    expect(await readWorkbook(await workbook({ name: 'One', rows: [] }))).toEqual({
      problem: 'empty',
    });
    const other = zipSync({ 'letter.txt': strToU8('Dear Nia') });
    expect(await readWorkbook(other)).toEqual({ problem: 'workbook' });
    const whole = await workbook({ name: 'One', rows: [['email'], ['a@x.org']] });
    const half = whole.subarray(0, whole.length / 2);
    expect(await readWorkbook(half)).toEqual({ problem: 'workbook' });
    expect(await readWorkbook(Buffer.from('PK\u0003\u0004'))).toEqual({ problem: 'workbook' });
  });

  it('that unpacks to far more than it says is put away before memory is full', async () => {
    const zeros = new Uint8Array(101 * 1024 * 1024);
    const bomb = zipSync({ 'xl/worksheets/sheet1.xml': [zeros, { level: 9 }] });
    expect(bomb.length).toBeLessThan(200_000);
    // Its own words for the size, in the archive's index and before the content: ten bytes.
    const size = new Uint8Array(new Uint32Array([zeros.length]).buffer);
    let lies = 0;
    for (let at = bomb.indexOf(size[3] ?? 0); at >= 3; at = bomb.indexOf(size[3] ?? 0, at + 1)) {
      if (size.every((byte, index) => bomb[at - 3 + index] === byte)) {
        bomb.set([10, 0, 0, 0], at - 3);
        lies++;
      }
    }
    expect(lies).toBe(2);
    expect(await readWorkbook(bomb)).toEqual({ problem: 'bloated' });
  });
});
