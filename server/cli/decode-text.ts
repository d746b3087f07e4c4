import { analyse } from 'chardet';
import { UserError } from './command.ts';

/** Encodings of spreadsheets that Excel and its like save. */
const SINGLE_BYTE = ['ISO-8859-1', 'windows-1252', 'ISO-8859-15'];

/**
 * Text of a spreadsheet: UTF-8 or UTF-16 (with or without a byte order mark), else Latin-1 where the bytes
 * look like it; anything else is refused, because a wrong guess would spoil names silently.
 */
export function decodeText(bytes: Uint8Array, file: string): string {
  const text = decode(bytes, encodingOf(bytes), file);
  if (text.includes('\0')) {
    throw new UserError(`${file}: this is not a text file; save the sheet as CSV (UTF-8)`);
  }
  return text;
}

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  // Without a mark: a column name is ASCII, so one half of each unit is 0.
  const start = bytes.subarray(0, 40);
  const zerosAt = (parity: number) => start.filter((byte, at) => byte === 0 && at % 2 === parity);
  if (zerosAt(1).length > start.length / 4) return 'utf-16le';
  if (zerosAt(0).length > start.length / 4) return 'utf-16be';
  return 'utf-8';
}

function decode(bytes: Uint8Array, encoding: string, file: string): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    if (encoding !== 'utf-8') throw new UserError(`${file}: broken ${encoding} text`);
  }
  const guesses = analyse(bytes.subarray(0, 100_000));
  const best = guesses[0]?.confidence ?? 0;
  const isLatin = guesses.some(
    ({ name, confidence }) => SINGLE_BYTE.includes(name) && confidence >= best - 10,
  );
  if (isLatin) return new TextDecoder('windows-1252').decode(bytes);
  const name = guesses[0]?.name ?? 'unknown';
  throw new UserError(`${file}: unsupported encoding (${name}?); save the sheet as CSV (UTF-8)`);
}
