import { found } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';

/** A person's own account: what they may change, and whether they have a password. */
export async function findAccount(world: Pick<World, 'db'>, personId: string) {
  const person = found(
    await world.db
      .selectFrom('person')
      .select(['name', 'email', 'time_zone'])
      .where('id', '=', personId)
      .executeTakeFirst(),
  );
  const credential = await world.db
    .selectFrom('auth_account')
    .select('id')
    .where('person_id', '=', personId)
    .where('provider_id', '=', 'credential')
    .executeTakeFirst();
  return {
    name: person.name,
    email: person.email,
    timeZone: person.time_zone,
    hasPassword: credential !== undefined,
  };
}
