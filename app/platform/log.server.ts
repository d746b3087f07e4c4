import pino from 'pino';
import type { Settings } from './settings.ts';

export type Log = pino.Logger;

/** Structured lines on standard output. Fields are ids, counts and durations: never what people wrote. */
export function createLog(level: Settings['logLevel']): Log {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    // An error from the database carries the row's values in `detail` and `where`: keep those out.
    serializers: {
      err: (error: Error & { code?: string }) => ({
        type: error.name,
        code: error.code,
        // A message of several lines is not over at the first: an SMTP server's answer names people.
        stack: error.stack
          ?.split('\n')
          .filter((line) => /^\s+at /.test(line))
          .slice(0, 7),
      }),
    },
  });
}
