import Papa from 'papaparse';
import { UserError } from './command.ts';
import { decodeText } from './decode-text.ts';

/** A spreadsheet whose first row names the columns. */
export interface CsvTable {
  readonly file: string;
  /** Lower case, words joined by underscores. */
  readonly columns: readonly string[];
  readonly rows: readonly CsvRow[];
}

export interface CsvRow {
  /** As a spreadsheet counts: the first row under the header is 2. */
  readonly number: number;
  /** Trimmed cells by column. */
  readonly cells: ReadonlyMap<string, string>;
}

export function readCsv(bytes: Uint8Array, file: string): CsvTable {
  const text = decodeText(bytes, file);
  const { data, errors } = Papa.parse<string[]>(text, { delimiter: delimiterOf(text) });
  const [error] = errors;
  if (error !== undefined) {
    throw new UserError(`${file}: row ${(error.row ?? 0) + 1}: ${error.message}`);
  }
  const columns = (data[0] ?? []).map(columnName);
  if (columns.every((name) => name === '')) throw new UserError(`${file}: the file is empty`);
  const twice = columns.find((name, at) => name !== '' && columns.indexOf(name) < at);
  if (twice !== undefined) throw new UserError(`${file}: row 1: column ${twice} is there twice`);
  const rows = data.slice(1).flatMap((cells, at): readonly CsvRow[] => {
    if (cells.every((cell) => cell.trim() === '')) return [];
    if (cells.length > columns.length) {
      const what = `${cells.length} cells, but ${columns.length} columns`;
      throw new UserError(`${file}: row ${at + 2}: ${what}`);
    }
    const entries = columns.map((name, index) => [name, (cells[index] ?? '').trim()] as const);
    return [{ number: at + 2, cells: new Map(entries) }];
  });
  return { file, columns, rows };
}

/** CSV text; cells that a spreadsheet would run as a formula get an apostrophe before them. */
export function writeCsv(columns: readonly string[], rows: readonly (string | number)[][]): string {
  const text = Papa.unparse([[...columns], ...rows], { escapeFormulae: /^\s*[=+\-@\t\r]/ });
  return `${text}\r\n`;
}

/** Asked of the header only: the cells hold lists with semicolons of their own. */
function delimiterOf(text: string): string {
  const header = text.slice(0, text.search(/[\r\n]|$/));
  const count = (mark: string) => header.split(mark).length;
  return [',', ';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}

/** How a column is called, however its header is spelt. */
export function columnName(cell: string): string {
  return cell
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_');
}
