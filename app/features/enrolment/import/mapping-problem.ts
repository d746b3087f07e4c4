import type { TextKey, TextValues } from '../../../i18n.ts';
import type { Side } from '../../programs/program-kind.ts';
import { type ColumnMapping, columnsOf } from './column-mapping.ts';

/** Why rows cannot even be looked at with this mapping; null: they can. */
export function mappingProblem(
  mapping: ColumnMapping,
  side: Side | null,
  header: readonly string[],
): { key: TextKey; values?: TextValues } | null {
  const columns = columnsOf(mapping).filter((column) => column !== undefined);
  const twice = columns.find((column, index) => columns.indexOf(column) !== index);
  if (twice !== undefined) {
    return {
      key: 'enrolment:import.problems.twoFields',
      values: { column: header[twice] ?? columnLetter(twice) },
    };
  }
  if (mapping.email === undefined) return { key: 'enrolment:import.problems.noEmail' };
  if (mapping.side === undefined && side === null) {
    return { key: 'enrolment:import.problems.noSide' };
  }
  return null;
}

/** 0 is A, 25 is Z, 26 is AA: as spreadsheets name columns. */
export function columnLetter(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : columnLetter(Math.floor(column / 26) - 1) + last;
}
