import fs from 'node:fs';
import path from 'node:path';
import papaparse from 'papaparse';
import { createGenerator } from '../../app/platform/random.ts';

const folder = path.join(import.meta.dirname, '../../../shared/data');

/** Whether the files with real skills stand beside the checkout. */
export const hasRealPeople = fs.existsSync(path.join(folder, 'mentors.csv'));

const given =
  'Amara Bela Chidi Dilnoza Emre Farah Goran Hana Idris Jana Kofi Leila Mateo Nadia Omar Priya Quentin Rosa Sven Tariq Uma Viktor Wanjiru Xenia Yuki Zofia'.split(
    ' ',
  );
const family =
  'Abara Brandt Castro Dlamini Eriksen Fujita Garcia Haddad Ivanova Jansen Kaya Lindqvist Moreau Nkosi Okafor Petrov Quispe Rossi Suzuki Tamm Ueda Varga Weiss Xu Yilmaz Zhou'.split(
    ' ',
  );

function nameOf(number: number): string {
  const first = given[number % given.length];
  const last = family[Math.floor(number / given.length) % family.length];
  const round = Math.floor(number / (given.length * family.length));
  return round === 0 ? `${first} ${last}` : `${first} ${last} ${round + 1}`;
}

type Row = Record<string, string>;

function readRows(file: string): Row[] {
  const text = fs.readFileSync(path.join(folder, file), 'utf8');
  return papaparse.parse<Row>(text, { header: true, skipEmptyLines: true }).data;
}

/** Where the real files are absent: people of the same shape from a fixed seed. */
function generateRows(side: 'mentor' | 'mentee', count: number): Row[] {
  const next = createGenerator(side === 'mentor' ? 11 : 12);
  const pick = <T>(list: readonly T[]) => list[Math.floor(next() ** 2 * list.length)] as T;
  const skills = [
    'javascript',
    'react',
    'nodejs',
    'python',
    'css',
    'typescript',
    'java',
    'sql',
    'go',
  ];
  return Array.from({ length: count }, (_, index) => ({
    id: `${side}-${String(index + 1).padStart(4, '0')}`,
    side,
    career_stage: pick(['mid', 'senior', 'early', 'manager', 'executive']),
    country: 'GB',
    time_zone: pick(['Europe/London', 'America/New_York', 'Asia/Kolkata', 'Africa/Lagos']),
    languages: pick(['en', 'en; es', 'en; fr']),
    [side === 'mentor' ? 'skills_offered' : 'skills_wanted']: [
      ...new Set([pick(skills), pick(skills), pick(skills)]),
    ].join('; '),
    capacity: side === 'mentor' ? String(1 + Math.floor(next() * 3)) : '1',
    hours_per_month: String(2 + Math.floor(next() * 4)),
  }));
}

/**
 * 257 mentors and 480 mentees as one spreadsheet: the real rows, with generated names and addresses,
 * since those files hold none.
 */
export function realPeopleCsv(): { csv: string; mentors: Row[]; mentees: Row[] } {
  const complete = (rows: Row[], offset: number) =>
    rows.map((row, index) => ({
      ...row,
      name: nameOf(offset + index),
      email: `${row.id}@people.example`,
    }));
  const mentors = complete(
    hasRealPeople ? readRows('mentors.csv') : generateRows('mentor', 257),
    0,
  );
  const mentees = complete(
    hasRealPeople ? readRows('mentees.csv') : generateRows('mentee', 480),
    mentors.length,
  );
  const columns = [
    'id',
    'name',
    'email',
    'side',
    'career_stage',
    'country',
    'time_zone',
    'languages',
    'skills_offered',
    'skills_wanted',
    'capacity',
    'hours_per_month',
  ];
  const csv = papaparse.unparse({
    fields: columns,
    data: [...mentors, ...mentees].map((row: Row) => columns.map((column) => row[column] ?? '')),
  });
  return { csv, mentors, mentees };
}
