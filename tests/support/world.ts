import pg from 'pg';
import { inject } from 'vitest';
import { readBusyTimes } from '../../app/features/calendars/busy-times.ts';
import { createAuthMail } from '../../app/features/mail/auth-mail.server.tsx';
import type { MailTransport, OutgoingMail } from '../../app/features/mail/deliver-mail.server.ts';
import { openDesk } from '../../app/features/matching/desk.ts';
import { jobHandlers } from '../../app/jobs.server.ts';
import type { Actor } from '../../app/platform/actor.ts';
import { createAuth } from '../../app/platform/auth.server.ts';
import { createCipher } from '../../app/platform/cipher.server.ts';
import { createManualClock } from '../../app/platform/clock.ts';
import { openDatabase } from '../../app/platform/database.server.ts';
import type { Files } from '../../app/platform/files.ts';
import { createLog } from '../../app/platform/log.server.ts';
import { createOutside } from '../../app/platform/outside.server.ts';
import type { JobName, Jobs } from '../../app/platform/queue.server.ts';
import { createSeededRandom } from '../../app/platform/random.ts';
import { createSigner } from '../../app/platform/signature.server.ts';
import type { World } from '../../app/platform/world.ts';
import { startEmbeddedDatabase } from '../../db/embedded-database.ts';
import type { TestConnection } from './postgres.ts';

declare module 'vitest' {
  interface ProvidedContext {
    database:
      | { kind: 'embedded'; snapshotFile: string }
      | { kind: 'postgres'; connection: TestConnection; template: string };
  }
}

export interface TestWorld extends World {
  clock: World['clock'] & { moveTo(moment: Date): void };
  /** Does all jobs that were asked for; returns the mails that went out meanwhile. */
  runJobs(): Promise<OutgoingMail[]>;
}

let copies = 0;
const open: (() => Promise<void>)[] = [];

/** Ends the worlds of a test file, wherever in it they were made: files of one worker share its modules. */
export async function closeWorlds(): Promise<void> {
  for (const close of open.splice(0)) await close();
}

async function openCopy(): Promise<{ connection: pg.PoolConfig; stop(): Promise<void> }> {
  const database = inject('database');
  if (database.kind === 'embedded') {
    return startEmbeddedDatabase({ snapshotFile: database.snapshotFile });
  }
  const name = `ithaca_test_${process.pid}_${copies++}`;
  const admin = new pg.Client(database.connection);
  await admin.connect();
  await admin.query(`create database ${name} template ${database.template}`);
  return {
    connection: { ...database.connection, database: name },
    async stop() {
      await admin.query(`drop database ${name} with (force)`);
      await admin.end();
    },
  };
}

/**
 * A world of its own for one test file: a fresh migrated database, a clock that stands at
 * 2 March 2026 09:00 UTC, seeded chance, jobs that run when told. Gone when the file is done.
 */
export async function createTestWorld(): Promise<TestWorld> {
  const copy = await openCopy();
  const { db } = openDatabase(copy.connection);
  const clock = createManualClock(new Date('2026-03-02T09:00:00Z'));
  const log = createLog('silent');
  const waiting: { name: JobName; data: Jobs[JobName] }[] = [];
  const outside = {
    db,
    clock,
    random: createSeededRandom(7),
    log,
    queue: {
      async add<N extends JobName>(name: N, ...jobs: Jobs[N][]) {
        waiting.push(...jobs.map((data) => ({ name, data })));
      },
    },
    origin: 'http://ithaca.test',
  };
  const secret = 'a secret that only this test knows, 32+';
  const world: World = {
    ...outside,
    auth: createAuth({ ...outside, secret, mail: createAuthMail(outside) }),
    solver: {
      match: async (ground, watch) => openDesk(await ground.load()).match(watch?.onProgress),
      ask: async (ground, name, given) => openDesk(await ground.load()).answer(name, given),
    },
    files: memoryFiles(),
    outside: createOutside({ loopback: true }),
    calendarReader: { read: async ({ text, ...options }) => readBusyTimes(text, options) },
    signer: createSigner(secret),
    cipher: createCipher(secret),
    mailAddress: 'ithaca@example.org',
    rooms: 'https://meet.example.org',
    answerDomain: 'reply.example.org',
    deliversMail: true,
  };
  open.push(async () => {
    await db.destroy();
    await copy.stop();
  });
  return {
    ...world,
    clock,
    async runJobs() {
      const sent: Awaited<ReturnType<TestWorld['runJobs']>> = [];
      const transport: MailTransport = {
        async send(message) {
          sent.push(message);
        },
      };
      const handlers = jobHandlers(world, transport);
      for (let job = waiting.shift(); job; job = waiting.shift()) {
        await (handlers[job.name] as (data: unknown) => Promise<void>)(job.data);
      }
      return sent;
    },
  };
}

function memoryFiles(): Files {
  const kept = new Map<string, Uint8Array<ArrayBuffer>>();
  return {
    async write(name, bytes) {
      kept.set(name, new Uint8Array(bytes));
    },
    read: async (name) => kept.get(name),
    async remove(name) {
      kept.delete(name);
    },
  };
}

/** An organization with an admin, a manager and as many plain members as asked. */
export async function makeOrganization(
  world: World,
  { members = 2, name = 'Test' }: { members?: number; name?: string } = {},
): Promise<{
  organizationId: string;
  slug: string;
  admin: Actor;
  manager: Actor;
  members: Actor[];
}> {
  const organizationId = world.random.id();
  const slug = `test-${organizationId.slice(0, 8)}`;
  const created_at = world.clock.now();
  await world.db
    .insertInto('organization')
    .values({ id: organizationId, name, slug, created_at })
    .execute();
  const join = (role: Actor['role'], label: string) =>
    makeMember(world, organizationId, { role, name: label });
  const admin = await join('admin', 'Ada Admin');
  const manager = await join('manager', 'Max Manager');
  const actors: Actor[] = [];
  for (let number = 1; number <= members; number++) {
    actors.push(await join('member', `Member ${number}`));
  }
  return { organizationId, slug, admin, manager, members: actors };
}

/** A person with an e-mail address, an account without a password, a membership and a profile. */
export async function makeMember(
  world: World,
  organizationId: string,
  { role = 'member', name = 'Somebody' }: { role?: Actor['role']; name?: string } = {},
): Promise<Actor> {
  const personId = world.random.id();
  const now = world.clock.now();
  await world.db
    .insertInto('person')
    .values({
      id: personId,
      name,
      email: `${name.toLowerCase().replaceAll(' ', '.')}.${personId.slice(0, 8)}@example.org`,
      email_verified: true,
    })
    .execute();
  await world.db
    .insertInto('membership')
    .values({ organization_id: organizationId, person_id: personId, role, created_at: now })
    .execute();
  return { personId, organizationId, role };
}
