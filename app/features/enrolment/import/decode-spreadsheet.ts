import { analyse } from 'chardet';

export type Decoded =
  | { text: string; encoding: string }
  | { problem: 'empty' | 'oldWorkbook' | 'undecodable' };

/** How much of a file its encoding is guessed from. */
const sampleSize = 64 * 1024;

/** A zip: what a workbook (.xlsx) is inside. */
export function isArchive(bytes: Uint8Array): boolean {
  return startsWith(bytes, 0x50, 0x4b, 0x03, 0x04);
}

/** Reads a file's bytes as text, in the encoding that its mark or its bytes tell. */
export function decodeSpreadsheet(bytes: Uint8Array): Decoded {
  if (bytes.length === 0) return { problem: 'empty' };
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return { problem: 'oldWorkbook' };
  for (const { label, name } of candidates(bytes)) {
    const text = decode(bytes, label);
    if (text !== undefined && isText(text)) return { text, encoding: name };
  }
  return { problem: 'undecodable' };
}

interface Candidate {
  label: string;
  /** What the page calls it. */
  name: string;
}

function candidates(bytes: Uint8Array): Candidate[] {
  if (startsWith(bytes, 0xef, 0xbb, 0xbf)) return [{ label: 'utf-8', name: 'UTF-8 (BOM)' }];
  if (startsWith(bytes, 0xff, 0xfe)) return [{ label: 'utf-16le', name: 'UTF-16 LE' }];
  if (startsWith(bytes, 0xfe, 0xff)) return [{ label: 'utf-16be', name: 'UTF-16 BE' }];
  const unmarked = unmarkedUtf16(bytes);
  if (unmarked) return [unmarked];
  return [{ label: 'utf-8', name: 'UTF-8' }, ...guessed(bytes)];
}

function startsWith(bytes: Uint8Array, ...start: number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte);
}

/** Latin letters in UTF-16 are every other byte zero; no other text has zeros at all. */
function unmarkedUtf16(bytes: Uint8Array): Candidate | undefined {
  const sample = bytes.subarray(0, 4096);
  const zeros = [0, 0];
  for (const [index, byte] of sample.entries()) {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  }
  const [even = 0, odd = 0] = zeros;
  if (odd > sample.length / 5 && even === 0) return { label: 'utf-16le', name: 'UTF-16 LE' };
  if (even > sample.length / 5 && odd === 0) return { label: 'utf-16be', name: 'UTF-16 BE' };
  return undefined;
}

/** Guesses, best first, for what is no UTF-8: from the part that is not plain ASCII. */
function guessed(bytes: Uint8Array): Candidate[] {
  const first = bytes.findIndex((byte) => byte > 0x7f);
  const from = Math.max(0, first - 1024);
  return analyse(bytes.subarray(from, from + sampleSize))
    .filter(({ name }) => !/^(ascii|utf-|iso-2022)/i.test(name))
    .map(({ name }) =>
      // What calls itself Latin-1 is Windows-1252 in practice, and so for every browser.
      /^(iso-8859-1|windows-1252)$/i.test(name)
        ? { label: 'windows-1252', name: 'Windows-1252 (Latin-1)' }
        : { label: name, name },
    );
}

function decode(bytes: Uint8Array, label: string): string | undefined {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Control characters other than tabs and line ends: a picture or a program, or the wrong encoding. */
function isText(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  return !/[\u0000-\u0008\u000b\u000e-\u001f\u0080-\u0084\u0086-\u009f\ufffd]/.test(text);
}
