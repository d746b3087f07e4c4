import type { Member, Visitor } from '../../http/context.ts';
import type { Role } from '../../platform/actor.ts';
import type { World } from '../../platform/world.ts';

/** False while nobody has started an organization of their own: the first visit sets one up. */
export async function isSetUp(world: World): Promise<boolean> {
  const own = await world.db
    .selectFrom('organization')
    .select('id')
    .where('is_example', '=', false)
    .limit(1)
    .executeTakeFirst();
  return own !== undefined;
}

export async function hasExample(world: World): Promise<boolean> {
  const example = await world.db
    .selectFrom('organization')
    .select('id')
    .where('is_example', '=', true)
    .executeTakeFirst();
  return example !== undefined;
}

/** The organizations a person belongs to, by name. */
export async function listOrganizationsOf(world: World, personId: string) {
  return world.db
    .selectFrom('membership')
    .innerJoin('organization', 'organization.id', 'membership.organization_id')
    .select(['organization.name', 'organization.slug', 'membership.role'])
    .where('membership.person_id', '=', personId)
    .orderBy('organization.name')
    .execute();
}

/** The visitor as a member of the organization at this address; null for everybody else. */
export async function findMember(
  world: World,
  visitor: Visitor,
  slug: string | undefined,
): Promise<Member | null> {
  const row = await world.db
    .selectFrom('membership')
    .innerJoin('organization', 'organization.id', 'membership.organization_id')
    .select([
      'organization.id',
      'organization.name',
      'organization.slug',
      'organization.is_example',
      'organization.smallest_group',
      'membership.role',
    ])
    .where('membership.person_id', '=', visitor.personId)
    .where('organization.slug', '=', slug ?? '')
    .executeTakeFirst();
  if (!row) return null;
  return {
    ...visitor,
    actor: { personId: visitor.personId, organizationId: row.id, role: row.role as Role },
    organization: {
      id: row.id,
      name: row.name,
      slug: row.slug,
      isExample: row.is_example,
      smallestGroup: row.smallest_group,
    },
  };
}
