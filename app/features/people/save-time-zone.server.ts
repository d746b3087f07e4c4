import { type Kysely, sql } from 'kysely';
import type { DB } from '../../../db/schema.gen.ts';
import type { World } from '../../platform/world.ts';

/** Keeps a person's own time zone, said on a form about something else. */
export async function saveTimeZone(
  connection: Kysely<DB>,
  world: Pick<World, 'clock'>,
  personId: string,
  time_zone: string,
): Promise<void> {
  await connection
    .updateTable('person')
    .set({ time_zone, updated_at: world.clock.now() })
    .where('id', '=', personId)
    .execute();
}

/** Keeps the zones of people, by address, who have said none. Needs a connection of the server's own. */
export async function fillTimeZones(
  connection: Kysely<DB>,
  world: Pick<World, 'clock'>,
  people: readonly { email: string; timeZone: string | null }[],
): Promise<void> {
  const said = people.filter((one) => one.timeZone !== null);
  if (said.length === 0) return;
  await sql`update person set time_zone = said.time_zone, updated_at = ${world.clock.now()}
    from unnest(${said.map((one) => one.email)}::text[],
      ${said.map((one) => one.timeZone)}::text[]) as said(email, time_zone)
    where person.email = said.email and person.time_zone is null`.execute(connection);
}
