import { type Kysely, sql } from 'kysely';
import type { DB } from '../../../db/schema.gen.ts';
import type { World } from '../../platform/world.ts';
import { tidySkillName } from './skill.ts';

/**
 * The organization's skills with these names, by lower-case tidy name (`tidySkillName`). A name
 * that is not there yet becomes a free skill: usable by everybody, offered to nobody until a
 * manager lists it.
 */
export async function ensureSkills(
  connection: Kysely<DB>,
  world: Pick<World, 'clock' | 'random'>,
  organizationId: string,
  names: readonly string[],
  { listed = false }: { listed?: boolean } = {},
): Promise<Map<string, string>> {
  const wanted = new Map(
    names
      .map(tidySkillName)
      .filter((name) => name !== '')
      .map((name) => [name.toLowerCase(), name]),
  );
  if (wanted.size === 0) return new Map();
  const created_at = world.clock.now();
  await connection
    .insertInto('skill')
    .values(
      [...wanted.values()].map((name) => ({
        id: world.random.id(),
        organization_id: organizationId,
        name,
        listed,
        created_at,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  // The database decides which names are the same: its lower() is not JavaScript's in every locale.
  const { rows } = await sql<{ wanted: string; id: string }>`
    select wanted.name as wanted, skill.id
    from unnest(${[...wanted.values()]}::text[]) as wanted(name)
    join skill on lower(skill.name) = lower(wanted.name)
    where skill.organization_id = ${organizationId}`.execute(connection);
  return new Map(rows.map((row) => [row.wanted.toLowerCase(), row.id]));
}
