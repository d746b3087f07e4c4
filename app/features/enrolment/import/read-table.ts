import Papa from 'papaparse';

export interface TableRow {
  /** As in the spreadsheet: the header is row 1. */
  number: number;
  cells: string[];
}
export interface Table {
  header: string[];
  /** Rows with anything in them. */
  rows: TableRow[];
  delimiter: Delimiter;
  /** The row in which a quotation mark opens and never closes. */
  brokenQuote: number | null;
}

const delimiters = [',', ';', '\t'] as const;
export type Delimiter = (typeof delimiters)[number];

/** Reads comma, semicolon or tab separated text; null where there is not even a header. */
export function readTable(text: string, { firstRows }: { firstRows?: number } = {}): Table | null {
  const body = text.replace(/^sep=.\r?\n/i, '');
  const delimiter = guessDelimiter(body);
  const { data, errors } = Papa.parse<string[]>(body, {
    delimiter,
    // The header and its rows; 0 reads all.
    preview: firstRows === undefined ? 0 : firstRows + 1,
  });
  const [first = [], ...others] = data;
  const header = first.map((cell) => cell.trim());
  while (header.at(-1) === '') header.pop();
  if (header.length === 0) return null;
  const broken = errors.find((error) => error.type === 'Quotes');
  return {
    header,
    rows: others
      .map((cells, index) => ({ number: index + 2, cells }))
      .filter((row) => row.cells.some((cell) => cell.trim() !== '')),
    delimiter,
    brokenQuote: broken === undefined ? null : (broken.row ?? 0) + 1,
  };
}

/** The commonest separator in the header: cells of the other rows may hold lists with another one. */
function guessDelimiter(text: string): Delimiter {
  const counts = new Map<string, number>(delimiters.map((delimiter) => [delimiter, 0]));
  let quoted = false;
  for (const char of text.slice(0, 20_000)) {
    if (char === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (char === '\n' || char === '\r') break;
    else if (counts.has(char)) counts.set(char, (counts.get(char) ?? 0) + 1);
  }
  return delimiters.toSorted((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0))[0] ?? ',';
}
