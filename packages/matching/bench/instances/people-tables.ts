import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Rows } from '../../src/testing/company-people.ts';

/** Rows from a folder with `mentees.csv` and `mentors.csv` (columns as for `ithaca match`), if it is there. */
export function rowsFrom(folder: string): Rows | null {
  const files = ['mentees.csv', 'mentors.csv'].map((name) => join(folder, name));
  if (!files.every((file) => existsSync(file))) return null;
  const [mentees = [], mentors = []] = files.map((file) => {
    const [header = '', ...lines] = readFileSync(file, 'utf8').trim().split(/\r?\n/);
    const names = header.split(',');
    return lines.map(
      (line) => new Map(line.split(',').map((cell, at) => [names[at] ?? '', cell] as const)),
    );
  });
  const listOf = (cell = '') => cell.split(';').flatMap((word) => word.trim() || []);
  return {
    wanted: mentees.map((row) => listOf(row.get('skills_wanted'))),
    offered: mentors.map((row) => listOf(row.get('skills_offered'))),
    places: [...mentees, ...mentors].map((row) => ({
      country: row.get('country') ?? '',
      timeZone: row.get('time_zone') || 'Europe/London',
      languages: listOf(row.get('languages')),
    })),
  };
}
