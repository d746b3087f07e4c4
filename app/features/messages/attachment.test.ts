import { describe, expect, it } from 'vitest';
import { checkAttachment, checkAttachments, largestAttachments } from './attachment.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]);
const zip = (names: string) => bytes(`PK\u0003\u0004${names}`);
const problem = (name: string, content: Uint8Array) => {
  const checked = checkAttachment(name, content);
  return 'problem' in checked ? checked.problem : null;
};

describe('what may be attached', () => {
  it('is decided by the bytes, with the type that fits them', () => {
    expect(checkAttachment('photo.PNG', png)).toEqual({
      fileName: 'photo.PNG',
      mediaType: 'image/png',
    });
    expect(problem('plan.pdf', bytes('%PDF-1.7'))).toBeNull();
    expect(problem('plan.docx', zip('[Content_Types].xml word/document.xml'))).toBeNull();
    expect(problem('list.xlsx', zip('xl/workbook.xml'))).toBeNull();
    expect(
      problem('list.ods', zip('mimetypeapplication/vnd.oasis.opendocument.spreadsheet')),
    ).toBeNull();
    expect(problem('Grüße.txt', bytes('Grüße'))).toBeNull();
  });

  it.each([
    ['page.html', bytes('<!doctype html>')],
    ['drawing.svg', bytes('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['run.exe', bytes('MZ')],
    ['noending', png],
    ['png', png],
    ['x.constructor', png],
  ])('is no page, drawing or program: %s', (name, content) => {
    expect(problem(name, content)).toBe('messages:problems.fileType');
  });

  it.each([
    ['photo.png', bytes('<svg/>')],
    ['photo.jpg', png],
    ['plan.pdf', bytes('<html>%PDF-')],
    ['plan.docx', bytes('not a zip word/document.xml')],
    ['plan.docx', zip('xl/workbook.xml')],
    ['plan.docx', zip('word/document.xml word/vbaProject.bin')],
    ['notes.txt', new Uint8Array([0xff, 0xfe, 0x00, 0x41])],
  ])('is nothing under a false name: %s', (name, content) => {
    expect(problem(name, content)).toBe('messages:problems.fileContent');
  });

  it('is neither empty nor, with the others of its message, over 20 MB', () => {
    expect(problem('a.txt', bytes(''))).toBe('messages:problems.emptyFile');
    const half = { name: 'a.txt', bytes: new Uint8Array(largestAttachments / 2).fill(65) };
    expect(checkAttachments([half, half])).toHaveLength(2);
    expect(() => checkAttachments([half, half, { name: 'b.txt', bytes: bytes('x') }])).toThrow(
      'messages:problems.largeFiles',
    );
  });

  it('gets a name without a path and without hidden letters, its ending kept', () => {
    const named = (name: string) => {
      const checked = checkAttachment(name, bytes('x'));
      return 'fileName' in checked ? checked.fileName : '';
    };
    expect(named('../../etc/passwd.txt')).toBe('passwd.txt');
    expect(named('C:\\plans\\a\u202Egpj\r\n.txt')).toBe('agpj.txt');
    expect(named(`${'n'.repeat(300)}.txt`)).toBe(`${'n'.repeat(100)}.txt`);
  });
});
