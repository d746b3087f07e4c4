import type { Visitor } from '../../http/context.ts';
import type { World } from '../../platform/world.ts';

/** Whoever the session cookie belongs to; null for a stranger. */
export async function findVisitor(world: World, headers: Headers): Promise<Visitor | null> {
  if (!headers.get('cookie')?.includes('ithaca.session_token')) return null;
  const found = await world.auth.api.getSession({ headers });
  if (!found) return null;
  const person = await world.db
    .selectFrom('person')
    .select('time_zone')
    .where('id', '=', found.user.id)
    .executeTakeFirst();
  return {
    personId: found.user.id,
    name: found.user.name,
    email: found.user.email,
    timeZone: person?.time_zone ?? 'UTC',
  };
}
