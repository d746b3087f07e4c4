import type { Kysely } from 'kysely';
import type { DB } from '../../../db/schema.gen.ts';
import type { World } from '../../platform/world.ts';
import { tidyWindows, type Window } from './availability.ts';

/** Makes the members' weekly windows exactly these. */
export async function writeAvailability(
  connection: Kysely<DB>,
  world: Pick<World, 'random'>,
  organizationId: string,
  entries: readonly { personId: string; windows: readonly Window[] }[],
): Promise<void> {
  if (entries.length === 0) return;
  await connection
    .deleteFrom('availability_window')
    .where('organization_id', '=', organizationId)
    .where(
      'person_id',
      'in',
      entries.map((entry) => entry.personId),
    )
    .execute();
  const rows = entries.flatMap(({ personId, windows }) =>
    tidyWindows(windows).map((window) => ({
      id: world.random.id(),
      organization_id: organizationId,
      person_id: personId,
      weekday: window.weekday,
      starts_minute: window.startsMinute,
      ends_minute: window.endsMinute,
    })),
  );
  for (let from = 0; from < rows.length; from += 1_000) {
    await connection
      .insertInto('availability_window')
      .values(rows.slice(from, from + 1_000))
      .execute();
  }
}
