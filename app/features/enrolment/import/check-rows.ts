import { email as emailField } from '../../../http/fields.ts';
import type { TextKey, TextValues } from '../../../i18n.ts';
import type { Window } from '../../profiles/availability.ts';
import { countryFrom } from '../../profiles/country.ts';
import { languageFrom } from '../../profiles/language.ts';
import type { CareerStage } from '../../profiles/profile.ts';
import {
  type Question,
  type QuestionAnswers,
  questionsFor,
} from '../../programs/enrolment-question.ts';
import type { Side } from '../../programs/program-kind.ts';
import { longestSkillName } from '../../skills/skill.ts';
import { largestCapacity, longestGoal, mostHours, mostSkills } from '../enrolment.ts';
import { distinctNames, splitList } from '../skill-names.ts';
import type { ColumnMapping, ImportField } from './column-mapping.ts';
import { readAnswerCell } from './read-answer-cell.ts';
import type { Table, TableRow } from './read-table.ts';
import {
  readAvailability,
  readNumber,
  readSide,
  readStage,
  readTimeZone,
  readWholeNumber,
} from './read-values.ts';

/** A row that can be imported. */
export interface ImportRow {
  row: number;
  email: string;
  side: Side;
  name: string;
  id: string;
  careerStage: CareerStage | null;
  country: string;
  department: string;
  site: string;
  industry: string;
  managerEmail: string;
  timeZone: string | null;
  languages: string[];
  skillsWanted: string[];
  skillsOffered: string[];
  capacity: number;
  hoursPerMonth: number | null;
  goal: string;
  availability: Window[];
  /** To the program's own questions. */
  answers: QuestionAnswers;
}

/** What is wrong with one cell, or with a whole row where there is no column. */
export interface Fault {
  row: number;
  column: string;
  /** The cell, shortened. */
  value: string;
  reason: TextKey;
  values?: TextValues;
}

export interface Known {
  /** The sides that the program's kind has. */
  sides: readonly Side[];
  /** The side of every row, where the file has no column for it. */
  side: Side | null;
  /** `${email} ${side}` of everybody who is enrolled. */
  enrolled: ReadonlySet<string>;
  /** The program's own, with what there is to choose from. */
  questions: readonly Question[];
}

/** Every row that can be imported, and every fault of the others. A row with a fault is not good. */
export function checkRows(
  table: Table,
  mapping: ColumnMapping,
  known: Known,
): { good: ImportRow[]; faults: Fault[] } {
  const good: ImportRow[] = [];
  const faults: Fault[] = [];
  const seen = new Map<string, number>();
  for (const row of table.rows) {
    const before = faults.length;
    const fault = (column: string, value: string, reason: TextKey, values?: TextValues) => {
      faults.push({
        row: row.number,
        column,
        value: shorten(value),
        reason,
        ...(values && { values }),
      });
    };
    if (table.brokenQuote === row.number) fault('', '', 'enrolment:fault.brokenQuote');
    checkWidth(row, table.header.length, fault);
    if (faults.length > before) continue;
    const read = readRow(row, mapping, known, (column, value, reason, values) =>
      fault(table.header[column ?? -1] ?? '', value, reason, values),
    );
    if (read) {
      const key = `${read.email} ${read.side}`;
      const emailColumn = table.header[mapping.email ?? -1] ?? '';
      const first = seen.get(key);
      if (first !== undefined) {
        fault(emailColumn, read.email, 'enrolment:fault.twice', { row: first });
      } else seen.set(key, row.number);
      if (known.enrolled.has(key)) fault(emailColumn, read.email, 'enrolment:fault.enrolled');
      if (faults.length === before) good.push(read);
    }
  }
  return { good, faults };
}

type Complain = (
  column: number | undefined,
  value: string,
  reason: TextKey,
  values?: TextValues,
) => void;

function checkWidth(
  { cells }: TableRow,
  width: number,
  fault: (column: string, value: string, reason: TextKey, values: TextValues) => void,
) {
  const extra = cells.slice(width).find((cell) => cell.trim() !== '');
  const values = { found: cells.length, expected: width };
  if (extra !== undefined) fault('', extra, 'enrolment:fault.tooManyCells', values);
  else if (cells.length < width) fault('', '', 'enrolment:fault.tooFewCells', values);
}

const emailSchema = emailField();

/** Reads a row's cells; complains about each that it cannot take, and gives nothing then. */
function readRow(
  row: TableRow,
  mapping: ColumnMapping,
  known: Known,
  complainOf: Complain,
): ImportRow | undefined {
  const complain = (field: ImportField, value: string, reason: TextKey, values?: TextValues) =>
    complainOf(mapping[field], value, reason, values);
  const cell = (field: ImportField) => {
    const column = mapping[field];
    return column === undefined ? '' : (row.cells[column] ?? '').trim();
  };
  /** The cell as `read` understands it; `otherwise` where it is empty or not understood. */
  const value = <T, O>(
    field: ImportField,
    read: (text: string) => T | undefined,
    reason: TextKey,
    otherwise: O,
    values?: TextValues,
  ): T | O => {
    const text = cell(field);
    if (text === '') return otherwise;
    const understood = read(text);
    if (understood !== undefined) return understood;
    complain(field, text, reason, values);
    return otherwise;
  };
  const line = (field: ImportField, max: number) =>
    value(field, (text) => (text.length <= max ? text : undefined), 'enrolment:fault.tooLong', '', {
      max,
    });
  const between = (number: number | undefined, min: number, max: number) =>
    number !== undefined && number >= min && number <= max ? number : undefined;
  const listOf = (field: ImportField) => {
    const names = distinctNames(splitList(cell(field)));
    const long = names.find((name) => name.length > longestSkillName);
    if (long) complain(field, long, 'enrolment:fault.tooLong', { max: longestSkillName });
    if (names.length > mostSkills) {
      complain(field, cell(field), 'enrolment:fault.tooManySkills', { max: mostSkills });
    }
    return names;
  };
  const address = (text: string) => emailSchema.safeParse(text).data;
  const languageNames = cell('languages')
    .split(/[;|,\n]/)
    .map((name) => name.trim())
    .filter(Boolean);

  for (const field of ['email', 'side'] as const) {
    const given = field === 'side' && mapping.side === undefined && known.side !== null;
    if (cell(field) === '' && !given) complain(field, '', 'enrolment:fault.required');
  }
  const email = value('email', address, 'enrolment:fault.email', '');
  const side = value<Side, Side | null>(
    'side',
    (text) => known.sides.find((each) => each === readSide(text)),
    'enrolment:fault.side',
    mapping.side === undefined ? known.side : null,
    { sides: known.sides.join(', ') },
  );
  const read = {
    row: row.number,
    name: line('name', 120),
    id: line('id', 120),
    careerStage: value('career_stage', readStage, 'enrolment:fault.stage', null),
    country: value('country', countryFrom, 'enrolment:fault.country', ''),
    department: line('department', 120),
    site: line('site', 120),
    industry: line('industry', 120),
    managerEmail: value('manager_email', address, 'enrolment:fault.email', ''),
    timeZone: value('time_zone', readTimeZone, 'enrolment:fault.timeZone', null),
    languages: languageNames.flatMap((name) => {
      const code = languageFrom(name);
      if (code === undefined) complain('languages', name, 'enrolment:fault.language');
      return code ?? [];
    }),
    skillsWanted: listOf('skills_wanted'),
    skillsOffered: listOf('skills_offered'),
    capacity: value(
      'capacity',
      (text) => between(readWholeNumber(text), 1, largestCapacity),
      'enrolment:fault.capacity',
      1,
      { max: largestCapacity },
    ),
    hoursPerMonth: value(
      'hours_per_month',
      (text) => between(readNumber(text), 0, mostHours),
      'enrolment:fault.hours',
      null,
      { max: mostHours },
    ),
    goal: line('goal', longestGoal),
    availability: value('availability', readAvailability, 'enrolment:fault.availability', []),
  };
  const asked = side === null ? known.questions : questionsFor(known.questions, side);
  const answers: QuestionAnswers = {};
  for (const question of asked) {
    const column = mapping.answers?.[question.key];
    if (column === undefined) continue;
    const { answer, faults } = readAnswerCell(question, row.cells[column] ?? '');
    for (const { value, reason, values } of faults) complainOf(column, value, reason, values);
    if (answer !== undefined) answers[question.key] = answer;
  }
  return email === '' || side === null ? undefined : { ...read, email, side, answers };
}

function shorten(text: string): string {
  const oneLine = text.replace(/\s+/g, ' ').trim();
  return oneLine.length <= 40 ? oneLine : `${oneLine.slice(0, 39)}…`;
}
