import { DEFAULT_STAGES } from '@ithaca/matching';
import { describe, expect, it } from 'vitest';
import { UserError } from './command.ts';
import { readCsv, writeCsv } from './csv-table.ts';
import { readPeople } from './people-csv.ts';

const SHEET = `id,name,side,career_stage,country,time_zone,languages,skills_wanted,capacity
e1,Ada,mentee,early,GB,Europe/London,en,python; sql,1
e2,Ben,mentee,mid,BR,America/Sao_Paulo,pt; en,css,2
e3,Zoë,mentee,early,JP,Asia/Tokyo,ja,go,1
`;

function read(content: string | Uint8Array) {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  return readPeople(readCsv(bytes, 'a.csv'), 'mentee', {
    stages: DEFAULT_STAGES,
    fields: ['Your track?'],
  });
}

function faultOf(content: string | Uint8Array): string {
  try {
    read(content);
    return 'none';
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
}

describe('a spreadsheet of people', () => {
  it('becomes people', () => {
    const { entrants, otherColumns } = read(SHEET);
    expect(otherColumns).toEqual([]);
    expect(entrants.map(({ name }) => name)).toEqual(['Ada', 'Ben', 'Zoë']);
    expect(entrants[1]?.person).toMatchObject({
      id: 'e2',
      capacity: 2,
      careerStage: 'mid',
      languages: ['pt', 'en'],
      skillsWanted: [{ skill: 'css' }],
    });
  });

  it('may have availability, a manager, e-mail addresses and fields of one’s own', () => {
    const { entrants, otherColumns } = read(
      'ID;Skills wanted;Availability;Manager;Email;your track?;Tags\n' +
        'e1;sql;"Mon 09:00-12:30; Thursday 8:05–9:00";Boss@x.org;E1@x.org;data;"a; b"\n',
    );
    expect(otherColumns).toEqual(['Your track?', 'tags']);
    expect(entrants[0]?.person).toMatchObject({
      personId: 'e1@x.org',
      managerId: 'boss@x.org',
      availability: [
        { day: 1, start: 540, end: 750 },
        { day: 4, start: 485, end: 540 },
      ],
      fields: { 'Your track?': 'data', tags: ['a', 'b'] },
    });
  });

  it.each([
    ['data; design', ['data', 'design']],
    ['"data; analytics"; design', ['data; analytics', 'design']],
    ['design ; "a ""big; bold"" idea"', ['design', 'a "big; bold" idea']],
    ['"data; analytics"', 'data; analytics'],
    ['"data; analytics";', ['data; analytics']],
    ['"data', '"data'],
    ['"data; 12" screens', ['"data', '12" screens']],
  ])('may have a semicolon inside of an answer: %s', (cell, answer) => {
    const sheet = `id,skills_wanted,Tags\ne1,sql,"${cell.replaceAll('"', '""')}"\n`;
    expect(read(sheet).entrants[0]?.person.fields).toEqual({ tags: answer });
  });

  const tabs = SHEET.replaceAll(',', '\t');
  it.each([
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${SHEET}`)],
    ['UTF-16 with a mark', Buffer.from(`\uFEFF${SHEET}`, 'utf16le')],
    ['UTF-16 without', Buffer.from(SHEET, 'utf16le')],
    ['big-endian UTF-16', Buffer.from(`\uFEFF${SHEET}`, 'utf16le').swap16()],
    ['Latin-1', Buffer.from(SHEET, 'latin1')],
    ['tabs', Buffer.from(tabs)],
    ['lines of Windows', Buffer.from(SHEET.replaceAll('\n', '\r\n'))],
    ['blank lines at its end', Buffer.from(`${SHEET},,,,,,,,\n\n`)],
  ])('is read alike: %s', (_, bytes) => {
    expect(read(bytes)).toEqual(read(SHEET));
  });

  it.each([
    ['skills_wanted', 'wishes', /row 1: column skills_wanted is missing \(found id, name/],
    ['name,side', 'id,side', /row 1: column id is there twice/],
    [SHEET, '', /the file is empty/],
    ['e2,', 'e1,', /row 3, column id: e1 is used already in row 2/],
    ['e2,', ',', /row 3, column id: is empty/],
    ['Asia/Tokyo', 'Asia/Atlantis', /row 4, column time_zone: unknown time zone Asia\/Atlantis/],
    ['go,1', 'go,many', /row 4, column capacity: expected a whole number >= 0, found many/],
    ['go,1', 'go,-1', /row 4, column capacity/],
    ['go,1', 'go,1.5', /row 4, column capacity/],
    ['go,1', 'go,1,x', /row 4: 10 cells, but 9 columns/],
    ['Ben,mentee,mid', 'Ben,mentee,guru', /row 3, column career_stage: expected one of early/],
    ['Ben,mentee', 'Ben,mentor', /row 3, column side: expected mentee, found mentor/],
    ['go,1\n', 'go,1\n"', /row 5: .*[Qq]uote/],
  ])('is refused with row, column and reason: %j as %j', (from, to, fault) => {
    expect(faultOf(SHEET.replace(from, to))).toMatch(/^a\.csv: [^\n]+$/);
    expect(faultOf(SHEET.replace(from, to))).toMatch(fault);
  });

  it('is refused where it is no text', () => {
    expect(faultOf(Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0, 0, 0, 6, 0))).toMatch(/^a\.csv: /);
  });
});

describe('a written spreadsheet', () => {
  it('has no cell that runs as a formula', () => {
    const evil = ['=1+1', '+1', '-1', '@x', '\t=1', ' =1', 'fine', 'a=b'];
    const [, row = ''] = writeCsv(['a'], [evil]).split('\r\n');
    expect(row).toBe(`"'=1+1","'+1","'-1","'@x","'\t=1","' =1",fine,a=b`);
  });
});
