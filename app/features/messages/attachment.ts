import type { TextKey } from '../../i18n.ts';
import { refusal } from '../../platform/refusal.ts';

/** Bytes of all files of one message: 20 MB. */
export const largestAttachments = 20 * 1024 * 1024;
export const mostAttachments = 5;

const office = 'application/vnd.openxmlformats-officedocument';
const openDocument = 'application/vnd.oasis.opendocument';

/** What may be attached: by its name's ending, what its bytes must look like, and how it is sent. */
const types = {
  png: { mediaType: 'image/png', looks: startsWith(0x89, 0x50, 0x4e, 0x47) },
  jpg: { mediaType: 'image/jpeg', looks: startsWith(0xff, 0xd8, 0xff) },
  jpeg: { mediaType: 'image/jpeg', looks: startsWith(0xff, 0xd8, 0xff) },
  pdf: { mediaType: 'application/pdf', looks: startsWith(0x25, 0x50, 0x44, 0x46, 0x2d) },
  txt: { mediaType: 'text/plain; charset=utf-8', looks: isText },
  md: { mediaType: 'text/plain; charset=utf-8', looks: isText },
  csv: { mediaType: 'text/csv; charset=utf-8', looks: isText },
  docx: { mediaType: `${office}.wordprocessingml.document`, looks: holds('word/document.xml') },
  xlsx: { mediaType: `${office}.spreadsheetml.sheet`, looks: holds('xl/workbook.xml') },
  pptx: {
    mediaType: `${office}.presentationml.presentation`,
    looks: holds('ppt/presentation.xml'),
  },
  odt: { mediaType: `${openDocument}.text`, looks: holds(`${openDocument}.text`) },
  ods: { mediaType: `${openDocument}.spreadsheet`, looks: holds(`${openDocument}.spreadsheet`) },
  odp: { mediaType: `${openDocument}.presentation`, looks: holds(`${openDocument}.presentation`) },
} as const satisfies Record<string, { mediaType: string; looks: (bytes: Uint8Array) => boolean }>;

export const attachmentEndings = Object.keys(types).map((ending) => `.${ending}`);

export interface GivenFile {
  name: string;
  bytes: Uint8Array;
}

export type CheckedFile = { fileName: string; mediaType: string } | { problem: TextKey };

/** The files of one message as they will be kept; refuses all of them for one that may not be. */
export function checkAttachments(files: GivenFile[]) {
  if (files.length > mostAttachments) throw refusal('files', 'messages:problems.manyFiles');
  if (files.reduce((sum, { bytes }) => sum + bytes.length, 0) > largestAttachments) {
    throw refusal('files', 'messages:problems.largeFiles');
  }
  return files.map(({ name, bytes }) => {
    const checked = checkAttachment(name, bytes);
    if ('problem' in checked) throw refusal('files', checked.problem, { name });
    return { ...checked, bytes };
  });
}

/**
 * Looks at the bytes, not at what the browser claims: a page or a program under a harmless name is
 * refused, and so is a document with macros.
 */
export function checkAttachment(name: string, bytes: Uint8Array): CheckedFile {
  if (bytes.length === 0) return { problem: 'messages:problems.emptyFile' };
  const fileName = cleanName(name);
  const ending = /\.([a-z]+)$/i.exec(fileName)?.[1]?.toLowerCase() ?? '';
  if (!Object.hasOwn(types, ending)) return { problem: 'messages:problems.fileType' };
  const type = types[ending as keyof typeof types];
  if (!type.looks(bytes)) return { problem: 'messages:problems.fileContent' };
  return { fileName, mediaType: type.mediaType };
}

/** The last part of a path, without control characters, its ending kept when it is cut. */
function cleanName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  const clean = last
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .trim();
  if (clean.length <= 120) return clean;
  const dot = clean.lastIndexOf('.');
  return clean.slice(0, 100) + (dot > 0 ? clean.slice(dot).slice(0, 20) : '');
}

function startsWith(...signature: number[]) {
  return (bytes: Uint8Array) => signature.every((byte, at) => bytes[at] === byte);
}

/** A ZIP archive that holds this name, and no macros. Names stand in it uncompressed. */
function holds(entry: string) {
  const isZip = startsWith(0x50, 0x4b, 0x03, 0x04);
  return (bytes: Uint8Array) => {
    if (!isZip(bytes)) return false;
    const text = new TextDecoder('latin1').decode(bytes);
    return text.includes(entry) && !/vbaProject\.bin|Basic\/script-lc\.xml/i.test(text);
  };
}

function isText(bytes: Uint8Array): boolean {
  if (bytes.includes(0)) return false;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
