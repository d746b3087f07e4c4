import { describe, expect, it } from 'vitest';
import { downloadResponse } from './download-response.ts';

describe('a download', () => {
  it('is saved under its name, whatever letters that has, and its type is not guessed', () => {
    const { headers } = downloadResponse('Żółw "a";\r\nx(1).pdf', 'application/pdf', 'x');
    expect(headers.get('content-disposition')).toBe(
      `attachment; filename="-w-a-x-1-.pdf"; filename*=UTF-8''${'%C5%BB%C3%B3%C5%82w%20%22a%22%3B%0D%0Ax%281%29.pdf'}`,
    );
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('takes a name with half a letter', () => {
    const { headers } = downloadResponse('\ud800.txt', 'text/plain', 'x');
    expect(headers.get('content-disposition')).toContain('%EF%BF%BD.txt');
  });
});
