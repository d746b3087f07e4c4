import { i18n } from '../../i18n.ts';
import type { Actor } from '../../platform/actor.ts';
import type { Connection } from '../../platform/database.server.ts';
import type { World } from '../../platform/world.ts';
import { addMembers } from './add-members.server.ts';
import { freeSlug } from './start-organization.server.ts';

/**
 * The place of informal mentoring: made when the first person needs it, one per installation. Needs a
 * connection of the server's own, since who enters is not a member yet.
 */
export async function enterCommons(
  connection: Connection,
  world: Pick<World, 'clock' | 'random'>,
  personId: string,
): Promise<{ actor: Actor; slug: string }> {
  const { id, slug } = (await findCommons(connection)) ?? (await makeCommons(connection, world));
  await addMembers(connection, world, id, [personId]);
  return { actor: { personId, organizationId: id, role: 'member' }, slug };
}

function findCommons(connection: Connection) {
  return connection
    .selectFrom('organization')
    .select(['id', 'slug'])
    .where('kind', '=', 'commons')
    .executeTakeFirst();
}

async function makeCommons(connection: Connection, world: Pick<World, 'clock' | 'random'>) {
  await connection
    .insertInto('organization')
    .values({
      id: world.random.id(),
      kind: 'commons',
      name: i18n.t('organizations:commons.name'),
      slug: await freeSlug(connection, 'commons'),
      created_at: world.clock.now(),
    })
    // Two who are first at once: the second finds the first one's.
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return connection
    .selectFrom('organization')
    .select(['id', 'slug'])
    .where('kind', '=', 'commons')
    .executeTakeFirstOrThrow();
}
