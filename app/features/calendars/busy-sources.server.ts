import type { Actor } from '../../platform/actor.ts';
import { asActor, brokenConstraint } from '../../platform/database.server.ts';
import type { SignIn } from '../../platform/outside.ts';
import { found, refusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import {
  type CalendarFault,
  calendarFaults,
  mostSources,
  sealPurpose,
  siteOf,
} from './busy-source.ts';
import { fetchBusyTimes, keepReading } from './refresh-busy-times.server.ts';

interface NewSource {
  address: string;
  /** For CalDAV; absent: whoever has the address may read it. */
  signIn?: SignIn;
  timeZone: string;
}

/** Reads a calendar once and keeps its busy times; refused where it cannot be read. */
export async function addBusySource(
  world: World,
  actor: Actor,
  { address, signIn, timeZone }: NewSource,
): Promise<void> {
  const { personId } = actor;
  const before = await listBusySources(world, actor);
  if (before.length >= mostSources) throw refusal('address', 'calendars:problems.many');
  // Before the transaction: nobody waits for a stranger's server with the database in hand.
  const answer = await fetchBusyTimes(world, { address, signIn, timeZone });
  if ('fault' in answer) {
    const field = answer.fault === 'signInRefused' ? 'password' : 'address';
    throw refusal(field, `calendars:fault.${answer.fault}`);
  }
  const source = { id: world.random.id(), personId };
  const now = world.clock.now();
  try {
    await asActor(world.db, actor, async (connection) => {
      await connection
        .insertInto('busy_source')
        .values({
          id: source.id,
          person_id: personId,
          address,
          ...(signIn && {
            user_name: signIn.userName,
            sealed_password: world.cipher.seal(sealPurpose(source.id), signIn.password),
          }),
          created_at: now,
          next_check_at: now,
        })
        .execute();
      await keepReading(connection, world, source, answer.reading);
    });
  } catch (error) {
    if (brokenConstraint(error) === 'busy_source_once') {
      throw refusal('address', 'calendars:problems.same');
    }
    throw error;
  }
}

/** Forgets a calendar and all that was read from it. */
export async function removeBusySource(
  world: World,
  actor: Actor,
  sourceId: string,
): Promise<void> {
  await asActor(world.db, actor, async (connection) => {
    found(
      await connection
        .deleteFrom('busy_source')
        .where('id', '=', sourceId)
        .where('person_id', '=', actor.personId)
        .returning('id')
        .executeTakeFirst(),
    );
  });
}

export interface BusySource {
  id: string;
  site: string;
  userName: string | null;
  checkedAt: string | null;
  fault: CalendarFault | null;
  leftOut: number;
}

/** The actor's own, without their secret addresses and passwords. */
export async function listBusySources(world: World, actor: Actor): Promise<BusySource[]> {
  const rows = await asActor(world.db, actor, (connection) =>
    connection
      .selectFrom('busy_source')
      .selectAll()
      .where('person_id', '=', actor.personId)
      .orderBy('created_at')
      .execute(),
  );
  return rows.map((row) => ({
    id: row.id,
    site: siteOf(row.address),
    userName: row.user_name,
    checkedAt: row.checked_at?.toISOString() ?? null,
    fault: calendarFaults.find((fault) => fault === row.failure) ?? null,
    leftOut: row.left_out,
  }));
}
