import Papa from 'papaparse';

export type CsvCell = string | number | null;

const byteOrderMark = '\uFEFF';
/** What a spreadsheet would run as a formula (OWASP: CSV injection). A plain number is none. */
const formulaStart = /^[=+\-@\t\r\n＝＋－＠]/;
const plainNumber = /^-?\d+(\.\d+)?$/;

function defuse(cell: CsvCell): string {
  if (cell === null) return '';
  const text = String(cell);
  return formulaStart.test(text) && !plainNumber.test(text) ? `'${text}` : text;
}

/** A table as CSV that a spreadsheet opens without running anything; the mark tells Excel it is UTF-8. */
export function writeCsv(columns: string[], rows: CsvCell[][]): string {
  const table = [columns, ...rows].map((row) => row.map(defuse));
  // A row of one empty cell would read back as an empty line, so it is quoted.
  const quotes = columns.length === 1;
  return `${byteOrderMark}${Papa.unparse(table, { newline: '\r\n', quotes })}\r\n`;
}
