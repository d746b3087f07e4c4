import type { Auth } from './auth.server.ts';
import type { Clock } from './clock.ts';
import type { Database } from './database.server.ts';
import type { Files } from './files.ts';
import type { Log } from './log.server.ts';
import type { Queue } from './queue.server.ts';
import type { Random } from './random.ts';
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
  /** False: no SMTP server is configured, so mail stays in the outbox. */
  deliversMail: boolean;
}
