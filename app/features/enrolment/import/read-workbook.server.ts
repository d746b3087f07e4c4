import { Unzip, UnzipInflate } from 'fflate';
import Papa from 'papaparse';
import readWorkbookSheets, { type CellValue } from 'read-excel-file/node';

/** What a workbook may hold when it is unpacked: 20,000 rows of eighteen full columns are some 40 MB. */
const mostUnpacked = 100 * 1024 * 1024;

/**
 * An Excel workbook (.xlsx) as comma separated text, a row for each of its rows: those of the first
 * sheet that has any. What is no workbook, or unpacks to more than memory bears, is a problem.
 */
export async function readWorkbook(
  bytes: Uint8Array,
): Promise<{ text: string; encoding: string } | { problem: 'workbook' | 'empty' | 'bloated' }> {
  try {
    if (!unpacksWithin(bytes, mostUnpacked)) return { problem: 'bloated' };
    const sheets = await readWorkbookSheets(Buffer.from(bytes));
    const sheet = sheets.find(({ data }) => data.some((row) => row.some((cell) => cell !== null)));
    if (!sheet) return { problem: 'empty' };
    const rows = sheet.data.map((row) => row.map(textOf));
    return { text: Papa.unparse(rows), encoding: `Excel, ${sheet.sheet}` };
  } catch {
    // The library says in many ways that this is no workbook; to the reader it is one.
    return { problem: 'workbook' };
  }
}

function textOf(cell: CellValue | null): string {
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return cell === null ? '' : String(cell).trim();
}

/** Counts what really comes out: an archive's own word for its size may be a lie. */
function unpacksWithin(bytes: Uint8Array, most: number): boolean {
  let unpacked = 0;
  const unzip = new Unzip((file) => {
    file.ondata = (error, chunk) => {
      if (error) throw error;
      unpacked += chunk.length;
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  // In small steps: each can grow a thousandfold.
  const step = 16 * 1024;
  for (let from = 0; from < bytes.length && unpacked <= most; from += step) {
    unzip.push(bytes.subarray(from, from + step), from + step >= bytes.length);
  }
  return unpacked <= most;
}
