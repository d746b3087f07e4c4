import { z } from 'zod';
import { optional, wholeNumber } from '../../../http/fields.ts';
import type { Question } from '../../programs/enrolment-question.ts';

/** What a column of a spreadsheet can be, and what people call it. */
const namesOfFields = {
  email: ['email', 'emailaddress', 'mail', 'mailaddress', 'emailadresse', 'workemail'],
  name: ['name', 'fullname', 'displayname', 'person', 'participant'],
  side: ['side', 'role', 'type', 'participantrole', 'mentorormentee'],
  id: ['id', 'externalid', 'employeeid', 'personid', 'staffid', 'number'],
  career_stage: ['careerstage', 'stage', 'level', 'seniority', 'grade', 'careerlevel'],
  country: ['country', 'countrycode', 'nation'],
  department: ['department', 'dept', 'team', 'unit', 'division', 'faculty'],
  site: ['site', 'location', 'office', 'city', 'campus'],
  industry: ['industry', 'sector', 'branch', 'field'],
  manager_email: ['manageremail', 'reportsto', 'linemanager', 'linemanageremail', 'supervisor'],
  time_zone: ['timezone', 'zone', 'tz', 'iana'],
  languages: ['languages', 'language', 'spokenlanguages', 'lang'],
  skills_wanted: ['skillswanted', 'wants', 'wantedskills', 'wantstolearn', 'skillstolearn'],
  skills_offered: ['skillsoffered', 'offers', 'offeredskills', 'skills', 'expertise', 'canteach'],
  capacity: ['capacity', 'partners', 'mentees', 'maxmentees', 'slots', 'numberofmentees'],
  hours_per_month: ['hourspermonth', 'hours', 'monthlyhours', 'hoursamonth', 'time'],
  goal: ['goal', 'goals', 'objective', 'motivation', 'iwantto'],
  availability: ['availability', 'available', 'availabletimes', 'times'],
} as const;

export type ImportField = keyof typeof namesOfFields;
export const importFields = Object.keys(namesOfFields) as ImportField[];

/** Which column, from 0, holds what; answers to the program's own questions by their keys. */
export type ColumnMapping = Partial<Record<ImportField, number>> & {
  answers?: Record<string, number>;
};

/** Every column that is chosen for something. */
export function columnsOf({ answers = {}, ...fields }: ColumnMapping): number[] {
  return [...Object.values(fields), ...Object.values(answers)];
}

const plain = (header: string) =>
  header
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '');

/**
 * Each field's column by its header; a column is used once. A field's own name comes first, then the program's
 * questions as they are worded, then what else people call a field.
 */
export function guessMapping(
  header: readonly string[],
  questions: readonly Pick<Question, 'key' | 'label'>[] = [],
): ColumnMapping {
  const headers = header.map(plain);
  const used = new Set<number>();
  const take = (isIt: (column: number) => boolean) => {
    const column = header.findIndex((_, index) => !used.has(index) && isIt(index));
    if (column < 0) return undefined;
    used.add(column);
    return column;
  };
  const mapping: ColumnMapping = {};
  const answers: Record<string, number> = {};
  const takeFields = (namesOf: (field: ImportField) => readonly string[]) => {
    for (const field of importFields) {
      for (const name of namesOf(field)) {
        mapping[field] ??= take((index) => headers[index] === name);
      }
    }
  };
  takeFields((field) => [plain(field)]);
  for (const { key, label } of questions) {
    const column = take((index) => isSame(header[index] ?? '', label));
    if (column !== undefined) answers[key] = column;
  }
  takeFields((field) => namesOfFields[field]);
  if (Object.keys(answers).length > 0) mapping.answers = answers;
  return mapping;
}

const isSame = (one: string, other: string) =>
  one.trim().toLowerCase() === other.trim().toLowerCase();

const columnNumber = optional(wholeNumber(0, 1_000));

/** The mapping as a form or an address says it: `email=3`; an empty field is not in the file. */
export const columnMapping = z.object({
  ...(Object.fromEntries(importFields.map((field) => [field, columnNumber])) as Record<
    ImportField,
    typeof columnNumber
  >),
  answers: z.record(z.string().max(60), columnNumber).transform(chosen).optional(),
});

function chosen(columns: Record<string, number | undefined>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(columns).flatMap(([key, column]) =>
      column === undefined ? [] : [[key, column]],
    ),
  );
}

/** The name of the field that says which column answers a question. */
export const answerField = (key: string) => `answers[${key}]`;

export function mappingFrom(search: URLSearchParams): ColumnMapping {
  const answers = [...search].flatMap(([name, value]) => {
    const key = /^answers\[(.+)\]$/.exec(name)?.[1];
    return key === undefined ? [] : [[key, value]];
  });
  const parsed = columnMapping.safeParse({
    ...Object.fromEntries(search),
    ...(answers.length > 0 && { answers: Object.fromEntries(answers) }),
  });
  return parsed.success ? parsed.data : {};
}
