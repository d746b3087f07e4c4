import { downloadResponse } from './download-response.ts';

/** A table to save: the browser offers it under this name. */
export function csvResponse(fileName: string, text: string): Response {
  return downloadResponse(fileName, 'text/csv; charset=utf-8', text);
}
