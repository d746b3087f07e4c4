import { z } from 'zod';
import { optional, wholeNumber } from '../../../http/fields.ts';

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

/** Which column, from 0, holds what. */
export type ColumnMapping = Partial<Record<ImportField, number>>;

const plain = (header: string) =>
  header
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '');

/** Each field's column by its header; a column is used once, the earlier name of a field wins. */
export function guessMapping(header: readonly string[]): ColumnMapping {
  const headers = header.map(plain);
  const used = new Set<number>();
  const mapping: ColumnMapping = {};
  for (const field of importFields) {
    const column = namesOfFields[field]
      .map((name) => headers.findIndex((each, index) => each === name && !used.has(index)))
      .find((index) => index >= 0);
    if (column === undefined) continue;
    mapping[field] = column;
    used.add(column);
  }
  return mapping;
}

const columnNumber = optional(wholeNumber(0, 1_000));

/** The mapping as a form or an address says it: `email=3`; an empty field is not in the file. */
export const columnMapping = z.object(
  Object.fromEntries(importFields.map((field) => [field, columnNumber])) as Record<
    ImportField,
    typeof columnNumber
  >,
);

export function mappingFrom(search: URLSearchParams): ColumnMapping {
  const parsed = columnMapping.safeParse(Object.fromEntries(search));
  return parsed.success ? parsed.data : {};
}
