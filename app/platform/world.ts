import type { Auth } from './auth.server.ts';
import type { CalendarReader } from './calendar-reader.ts';
import type { Cipher } from './cipher.ts';
import type { Clock } from './clock.ts';
import type { Database } from './database.server.ts';
import type { Files } from './files.ts';
import type { Log } from './log.server.ts';
import type { Outside } from './outside.ts';
import type { Queue } from './queue.server.ts';
import type { Random } from './random.ts';
import type { Signer } from './signature.ts';
import type { Solver } from './solver.ts';

/** Everything outside the rules, each behind a small interface, so that a test can replace it. */
export interface World {
  db: Database;
  auth: Auth;
  clock: Clock;
  random: Random;
  log: Log;
  queue: Queue;
  solver: Solver;
  files: Files;
  /** The address that links in e-mails start with. */
  origin: string;
  outside: Outside;
  calendarReader: CalendarReader;
  signer: Signer;
  cipher: Cipher;
  /** Mail comes from this address, and calendars take it for the organizer's. */
  mailAddress: string;
  /** Where rooms for calls are made, such as https://meet.example.org; absent: nowhere. */
  rooms: string | undefined;
  /** Calendars' answers come to addresses of this domain; absent: nobody reads them. */
  answerDomain: string | undefined;
  /** False: no SMTP server is configured, so mail stays in the outbox. */
  deliversMail: boolean;
}
