import type { Kysely } from 'kysely';
import type { DB } from '../../../db/schema.gen.ts';
import type { BusyReading } from '../../platform/calendar-reader.ts';
import { OutsideError, type SignIn } from '../../platform/outside.ts';
import { startSweep } from '../../platform/sweep.server.ts';
import type { World } from '../../platform/world.ts';
import { askCalDav } from './ask-caldav.server.ts';
import {
  CalendarError,
  type CalendarFault,
  daysAhead,
  refreshMinutes,
  retryMinutes,
  sealPurpose,
} from './busy-source.ts';

type Outside = Pick<World, 'clock' | 'outside' | 'calendarReader'>;
const minuteMs = 60_000;

interface Place {
  address: string;
  /** Absent: whoever has the address may read it. */
  signIn?: SignIn | undefined;
  timeZone: string;
}

/** Fetches a calendar and reads the busy times of the next weeks out of it. */
export async function fetchBusyTimes(
  world: Outside,
  { address, signIn, timeZone }: Place,
): Promise<{ reading: BusyReading } | { fault: CalendarFault }> {
  const from = world.clock.now();
  const until = new Date(from.getTime() + daysAhead * 24 * 60 * minuteMs);
  try {
    const text = signIn
      ? await askCalDav(world.outside, { address, signIn, from, until })
      : await world.outside.readText(address);
    if (signIn && text.trim() === '') return { reading: { spans: [], leftOut: 0 } };
    const reading = await world.calendarReader.read({ text, timeZone, from, until });
    return reading ? { reading } : { fault: 'noCalendar' };
  } catch (error) {
    if (error instanceof OutsideError || error instanceof CalendarError) {
      return { fault: error.fault };
    }
    throw error;
  }
}

/** Makes what is kept of a calendar exactly what was read. */
export async function keepReading(
  connection: Kysely<DB>,
  world: Pick<World, 'clock'>,
  source: { id: string; personId: string },
  reading: BusyReading,
): Promise<void> {
  const now = world.clock.now();
  await connection.deleteFrom('busy_time').where('source_id', '=', source.id).execute();
  const rows = reading.spans.map((span) => ({
    source_id: source.id,
    person_id: source.personId,
    starts_at: new Date(span.from),
    ends_at: new Date(span.to),
  }));
  for (let from = 0; from < rows.length; from += 1_000) {
    await connection
      .insertInto('busy_time')
      .values(rows.slice(from, from + 1_000))
      .execute();
  }
  await connection
    .updateTable('busy_source')
    .set({
      checked_at: now,
      failure: null,
      left_out: reading.leftOut,
      next_check_at: new Date(now.getTime() + refreshMinutes * minuteMs),
    })
    .where('id', '=', source.id)
    .execute();
}

/** A job's work: no actor asked for it. When a calendar cannot be read, what was read last stays. */
export async function refreshBusyTimes(
  world: Outside & Pick<World, 'db' | 'cipher'>,
  sourceId: string,
): Promise<void> {
  const source = await world.db
    .selectFrom('busy_source')
    .innerJoin('person', 'person.id', 'busy_source.person_id')
    .select(['busy_source.id', 'address', 'user_name', 'sealed_password'])
    .select(['person_id', 'person.time_zone'])
    .where('busy_source.id', '=', sourceId)
    .executeTakeFirst();
  if (!source) return;
  const answer = await fetchAgain(world, source);
  if ('reading' in answer) {
    await world.db.transaction().execute(async (connection) => {
      // Taken away meanwhile: then nothing of it may come back.
      const still = await connection
        .selectFrom('busy_source')
        .select('id')
        .where('id', '=', sourceId)
        .forUpdate()
        .executeTakeFirst();
      if (!still) return;
      const kept = { id: sourceId, personId: source.person_id };
      await keepReading(connection, world, kept, answer.reading);
    });
    return;
  }
  const now = world.clock.now();
  await world.db
    .updateTable('busy_source')
    .set({
      checked_at: now,
      failure: answer.fault,
      next_check_at: new Date(now.getTime() + retryMinutes * minuteMs),
    })
    .where('id', '=', sourceId)
    .execute();
}

interface SourceRow {
  id: string;
  address: string;
  user_name: string | null;
  sealed_password: string | null;
  time_zone: string | null;
}

async function fetchAgain(
  world: Outside & Pick<World, 'cipher'>,
  { id, address, user_name: userName, sealed_password, time_zone }: SourceRow,
): ReturnType<typeof fetchBusyTimes> {
  const timeZone = time_zone ?? 'UTC';
  if (userName === null || sealed_password === null) {
    return fetchBusyTimes(world, { address, timeZone });
  }
  const password = world.cipher.open(sealPurpose(id), sealed_password);
  if (password === null) return { fault: 'passwordLost' };
  return fetchBusyTimes(world, { address, signIn: { userName, password }, timeZone });
}

/** Asks for every calendar whose time has come, now and every few minutes. */
export function startBusySweep(
  world: Pick<World, 'db' | 'clock' | 'queue' | 'log'>,
  everyMs = 5 * minuteMs,
): () => void {
  return startSweep(world, 'calendars', everyMs, async () => {
    const due = await world.db
      .selectFrom('busy_source')
      .select('id')
      .where('next_check_at', '<=', world.clock.now())
      .orderBy('next_check_at')
      .limit(500)
      .execute();
    await world.queue.add('refresh-busy-times', ...due.map(({ id }) => ({ sourceId: id })));
  });
}
