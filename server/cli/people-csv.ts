import { isTimeZone, type Person, type WeeklyWindow } from '@ithaca/matching';
import { UserError } from './command.ts';
import { type CsvRow, type CsvTable, columnName } from './csv-table.ts';

/** Somebody from a spreadsheet: what matching may read, and what it only prints. */
export interface Entrant {
  readonly person: Person;
  readonly name: string;
}

export type SheetSide = 'mentee' | 'mentor';

const KNOWN_COLUMNS: ReadonlySet<string> = new Set(
  `id side name email career_stage country time_zone languages skills_wanted skills_offered capacity min
  hours_per_month department site industry job_function manager goal availability formats interests
  working_style paired_with blocked`.split(/\s+/),
);

export interface Sheet {
  readonly entrants: readonly Entrant[];
  /** Columns that matching has no meaning for; a policy's `field` rules and criteria may name them. */
  readonly otherColumns: readonly string[];
}

/**
 * Reads one side's people; the first fault is a `UserError` with its row and column. Of `fields`, which a policy
 * reads, each is found under the column of that name, however it is spelt: 'Your campus' under your_campus.
 */
export function readPeople(
  table: CsvTable,
  side: SheetSide,
  { stages, fields = [] }: { stages: readonly string[]; fields?: readonly string[] },
): Sheet {
  const skills = side === 'mentee' ? 'skills_wanted' : 'skills_offered';
  for (const column of ['id', skills]) {
    if (table.columns.includes(column)) continue;
    const found = table.columns.join(', ');
    throw new UserError(`${table.file}: row 1: column ${column} is missing (found ${found})`);
  }
  const otherColumns = table.columns.filter((name) => name !== '' && !KNOWN_COLUMNS.has(name));
  const fieldOf = new Map(otherColumns.map((column) => [column, column]));
  for (const field of fields) {
    const column = columnName(field);
    if (fieldOf.has(column)) fieldOf.set(column, field);
  }
  const rowOf = new Map<string, number>();
  const entrants = table.rows.map((row) => {
    const cell = new Cells(table.file, row);
    const entrant = readEntrant(cell, side, stages, fieldOf);
    const earlier = rowOf.get(entrant.person.id);
    if (earlier !== undefined) {
      cell.refuse('id', `${entrant.person.id} is used already in row ${earlier}`);
    }
    rowOf.set(entrant.person.id, row.number);
    return entrant;
  });
  return { entrants, otherColumns: [...fieldOf.values()] };
}

function readEntrant(
  cell: Cells,
  side: SheetSide,
  stages: readonly string[],
  fieldOf: ReadonlyMap<string, string>,
): Entrant {
  const id = cell.text('id') ?? cell.refuse('id', 'is empty');
  const stated = cell.text('side');
  if (stated !== undefined && stated.toLowerCase() !== side) {
    cell.refuse('side', `expected ${side}, found ${stated}`);
  }
  const stage = cell.text('career_stage');
  if (stage !== undefined && !stages.includes(stage.toLowerCase())) {
    cell.refuse('career_stage', `expected one of ${stages.join(', ')}; found ${stage}`);
  }
  const timeZone = cell.text('time_zone');
  if (timeZone !== undefined && !isTimeZone(timeZone)) {
    cell.refuse('time_zone', `unknown time zone ${timeZone} (expected e.g. Europe/Berlin)`);
  }
  const capacity = cell.wholeNumber('capacity') ?? 1;
  const min = cell.wholeNumber('min') ?? 0;
  if (min > capacity) cell.refuse('min', `${min} is above the capacity ${capacity}`);
  cell.wholeNumber('hours_per_month');
  const skills = cell.list(side === 'mentee' ? 'skills_wanted' : 'skills_offered');
  const named = skills?.map((skill) => ({ skill }));
  const fields = [...fieldOf].flatMap(([column, field]) => {
    const value = cell.text(column);
    return value === undefined ? [] : [[field, answerIn(value)] as const];
  });
  // With an e-mail address a person is the same on both sheets and as somebody's manager.
  const email = cell.text('email')?.toLowerCase();
  const person: Person = {
    id,
    capacity,
    min: side === 'mentor' ? min : 0,
    personId: email ?? id,
    careerStage: stage,
    timeZone,
    country: cell.text('country'),
    languages: cell.list('languages'),
    department: cell.text('department'),
    site: cell.text('site'),
    industry: cell.text('industry'),
    jobFunction: cell.text('job_function'),
    managerId: personIdOf(cell.text('manager')),
    goal: cell.text('goal'),
    availability: readAvailability(cell),
    formats: cell.list('formats'),
    interests: cell.list('interests'),
    workingStyle: cell.list('working_style'),
    pairedWith: cell.list('paired_with')?.map((other) => personIdOf(other) ?? other),
    blocked: cell.list('blocked')?.map((other) => personIdOf(other) ?? other),
    fields: Object.fromEntries(fields),
    ...(side === 'mentee' ? { skillsWanted: named } : { skillsOffered: named }),
  };
  return { person, name: cell.text('name') ?? id };
}

function personIdOf(text: string | undefined): string | undefined {
  return text?.includes('@') ? text.toLowerCase() : text;
}

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** `Mon 09:00-12:00; Thu 13:00-17:30`, local time. */
function readAvailability(cell: Cells): readonly WeeklyWindow[] | undefined {
  return cell.list('availability')?.map((text) => {
    const match = /^(\p{L}{3})\p{L}*\s+(\d{1,2}):(\d{2})\s*[-–]\s*(\d{1,2}):(\d{2})$/u.exec(text);
    const [, name = '', fromHour, fromMinute, toHour, toMinute] = match ?? [];
    const day = DAYS.indexOf(name.toLowerCase()) + 1;
    const start = Number(fromHour) * 60 + Number(fromMinute);
    const end = Number(toHour) * 60 + Number(toMinute);
    const isTime = Number(fromMinute) < 60 && Number(toMinute) < 60 && start < end && end <= 1440;
    if (day === 0 || !isTime) {
      cell.refuse('availability', `expected e.g. Mon 09:00-12:00, found ${text}`);
    }
    return { day, start, end };
  });
}

/** One answer, or several; an answer in marks of its own is one answer, whatever is in it. */
function answerIn(text: string): string | readonly string[] {
  if (!text.includes(';')) return text;
  const found = parts(text);
  const [only = ''] = found;
  return found.length === 1 && !text.endsWith(';') ? only : found;
}

const listed = /\s*(?:"((?:[^"]|"")*)"\s*|([^;]*))(?:;|$)/gy;

/** `data; "research; design"` is two: what has a semicolon of its own stands in double quotation marks. */
function parts(text: string): readonly string[] {
  return [...text.matchAll(listed)]
    .map(([, quoted, plain = '']) => quoted?.replaceAll('""', '"') ?? plain.trim())
    .filter((part) => part !== '');
}

/** The cells of a row, read by type. */
class Cells {
  readonly file: string;
  readonly row: CsvRow;

  constructor(file: string, row: CsvRow) {
    this.file = file;
    this.row = row;
  }

  refuse(column: string, what: string): never {
    throw new UserError(`${this.file}: row ${this.row.number}, column ${column}: ${what}`);
  }

  /** Undefined where the column or the cell's text is missing. */
  text(column: string): string | undefined {
    const text = this.row.cells.get(column);
    return text === '' ? undefined : text;
  }

  list(column: string): readonly string[] | undefined {
    const text = this.text(column);
    return text === undefined ? undefined : parts(text);
  }

  wholeNumber(column: string): number | undefined {
    const text = this.text(column);
    if (text === undefined) return undefined;
    const value = Number(text);
    if (!/^\d+$/.test(text) || !Number.isSafeInteger(value)) {
      this.refuse(column, `expected a whole number >= 0, found ${text}`);
    }
    return value;
  }
}
