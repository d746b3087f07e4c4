import type { Connection } from '../../platform/database.server.ts';
import type { World } from '../../platform/world.ts';
import { slugOf } from './organization.ts';

/** Creates an organization with its first admin. Returns its address part. */
export async function startOrganization(
  world: World,
  personId: string,
  { name, isExample = false }: { name: string; isExample?: boolean },
): Promise<{ id: string; slug: string }> {
  return world.db.transaction().execute(async (connection) => {
    const id = world.random.id();
    const slug = await freeSlug(connection, slugOf(name));
    const created_at = world.clock.now();
    await connection
      .insertInto('organization')
      .values({ id, name, slug, is_example: isExample, created_at })
      .execute();
    await connection
      .insertInto('membership')
      .values({ organization_id: id, person_id: personId, role: 'admin', created_at })
      .execute();
    return { id, slug };
  });
}

export async function freeSlug(connection: Connection, wanted: string): Promise<string> {
  const taken = await connection
    .selectFrom('organization')
    .select('slug')
    .where('slug', 'like', `${wanted}%`)
    .execute();
  const slugs = new Set(taken.map((row) => row.slug));
  let slug = wanted;
  for (let number = 2; slugs.has(slug); number++) slug = `${wanted}-${number}`;
  return slug;
}
