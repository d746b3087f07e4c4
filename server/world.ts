import path from 'node:path';
import type { PoolConfig } from 'pg';
import { startBusySweep } from '../app/features/calendars/refresh-busy-times.server.ts';
import { sweepRequests } from '../app/features/choice/sweep-requests.server.ts';
import { sweepRounds } from '../app/features/choice/sweep-rounds.server.ts';
import { sweepWaitlists } from '../app/features/enrolment/move-up.server.ts';
import { askDueSurveys } from '../app/features/evaluation/ask-surveys.server.ts';
import { remindOfSurveys } from '../app/features/evaluation/remind-of-surveys.server.ts';
import { forgetPrograms } from '../app/features/front/forget-programs.server.ts';
import { createAuthMail } from '../app/features/mail/auth-mail.server.tsx';
import { createMailTransport } from '../app/features/mail/deliver-mail.server.ts';
import { startMailSweep } from '../app/features/mail/sweep-mail.server.ts';
import { findUnfinishedRuns } from '../app/features/matching/run-matching.server.ts';
import { sendNudges } from '../app/features/nudges/send-nudges.server.ts';
import { jobHandlers } from '../app/jobs.server.ts';
import { createAuth } from '../app/platform/auth.server.ts';
import type { CalendarReader } from '../app/platform/calendar-reader.ts';
import { createCipher } from '../app/platform/cipher.server.ts';
import { systemClock } from '../app/platform/clock.ts';
import { openDatabase } from '../app/platform/database.server.ts';
import { createFiles } from '../app/platform/files.server.ts';
import { createLog } from '../app/platform/log.server.ts';
import { createOutside } from '../app/platform/outside.server.ts';
import { type RunningQueue, startQueue } from '../app/platform/queue.server.ts';
import { systemRandom } from '../app/platform/random.ts';
import type { Settings } from '../app/platform/settings.ts';
import { createSigner } from '../app/platform/signature.server.ts';
import type { Solver } from '../app/platform/solver.ts';
import { startSweep } from '../app/platform/sweep.server.ts';
import type { World } from '../app/platform/world.ts';
import { startReplyListener } from './reply-listener.ts';

export interface WorldParts {
  settings: Settings;
  connection: PoolConfig;
  origin: string;
  secret: string;
  solver: Solver;
  calendarReader: CalendarReader;
}

export interface RunningWorld {
  world: World;
  queue: RunningQueue;
  settings: Settings;
  /** Things that run by themselves and end before the queue does. */
  onStop: (() => void)[];
  stop(): Promise<void>;
}

/** Opens the outside world: database pool, sign-in, job queue. */
export async function startWorld(parts: WorldParts): Promise<RunningWorld> {
  const { settings, origin, secret, solver, calendarReader } = parts;
  const log = createLog(settings.logLevel);
  const { db, pool } = openDatabase(parts.connection);
  const queue = await startQueue(pool, log);
  const outside = { db, clock: systemClock, random: systemRandom, log, queue, origin };
  const auth = createAuth({ ...outside, secret, mail: createAuthMail(outside) });
  const world: World = {
    ...outside,
    auth,
    solver,
    files: createFiles(path.join(settings.dataFolder, 'attachments')),
    outside: createOutside({ loopback: settings.allowLoopback }),
    calendarReader,
    signer: createSigner(secret),
    cipher: createCipher(secret),
    mailAddress: addressIn(settings.mailFrom),
    rooms: settings.jitsiUrl,
    answerDomain: settings.replies?.domain,
    deliversMail: settings.smtpUrl !== undefined,
  };
  const onStop: (() => void)[] = [];
  return {
    world,
    queue,
    settings,
    onStop,
    async stop() {
      for (const end of onStop) end();
      await queue.stop();
      await db.destroy();
    },
  };
}

/** A promise of days: an hour is soon enough. */
const retentionSweepMs = 60 * 60_000;
/** Those who leave an organization are few. */
const waitlistSweepMs = 15 * 60_000;
/** Lapses and reminders are counted in days; ten minutes are soon enough. */
const choiceSweepMs = 10 * 60_000;
/** Reminders keep to quiet hours by the quarter hour. */
const nudgeSweepMs = 15 * 60_000;
/** Questions come due by the day. */
const evaluationSweepMs = 60 * 60_000;
/** Of 'Ithaca <ithaca@example.org>', what stands between the brackets. */
function addressIn(mailFrom: string): string {
  return /<([^<>]+)>/.exec(mailFrom)?.[1] ?? mailFrom;
}

/** Begins to take jobs from the queue. */
export async function startWork({ world, queue, settings, onStop }: RunningWorld): Promise<void> {
  const transport = settings.smtpUrl
    ? createMailTransport(settings.smtpUrl, settings.mailFrom)
    : undefined;
  const handlers = jobHandlers(world, transport);
  await queue.work('deliver-mail', handlers['deliver-mail']);
  if (transport) onStop.push(startMailSweep(world));
  onStop.push(
    startSweep(world, 'choice', choiceSweepMs, async () => {
      await sweepRequests(world);
      await sweepRounds(world);
    }),
  );
  onStop.push(
    startSweep(world, 'evaluation', evaluationSweepMs, async () => {
      await askDueSurveys(world);
      await remindOfSurveys(world);
    }),
  );
  if (settings.replies) {
    const listener = await startReplyListener(world, settings.replies);
    onStop.push(() => void listener.stop());
  }
  await queue.work('refresh-busy-times', handlers['refresh-busy-times']);
  onStop.push(startBusySweep(world));
  onStop.push(startSweep(world, 'waitlist', waitlistSweepMs, () => sweepWaitlists(world)));
  onStop.push(startSweep(world, 'retention', retentionSweepMs, () => forgetPrograms(world)));
  onStop.push(startSweep(world, 'reminders', nudgeSweepMs, () => sendNudges(world)));
  // A run that was under way when the server last stopped is begun again.
  for (const runId of await findUnfinishedRuns(world)) await queue.add('run-matching', { runId });
  await queue.work('run-matching', handlers['run-matching']);
  await queue.work('prepare-choice', handlers['prepare-choice']);
}
