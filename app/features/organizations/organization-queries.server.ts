import type { Member, Visitor } from '../../http/context.ts';
import type { Role } from '../../platform/actor.ts';
import type { World } from '../../platform/world.ts';

/** False while nobody has started an organization of their own: the first visit sets one up. */
export async function isSetUp(world: World): Promise<boolean> {
  const own = await world.db
    .selectFrom('organization')
    .select('id')
    .where('is_example', '=', false)
    .where('kind', '=', 'organization')
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

/** The organizations a person belongs to, by name; the commons is none. */
export async function listOrganizationsOf(world: World, personId: string) {
  return world.db
    .selectFrom('membership')
    .innerJoin('organization', 'organization.id', 'membership.organization_id')
    .select(['organization.name', 'organization.slug', 'membership.role'])
    .where('membership.person_id', '=', personId)
    .where('organization.kind', '=', 'organization')
    .orderBy('organization.name')
    .execute();
}

/** Where a person's informal mentoring is; null for who has none. */
export async function findCommonsOf(
  world: World,
  personId: string,
): Promise<{ slug: string } | null> {
  const row = await world.db
    .selectFrom('membership')
    .innerJoin('organization', 'organization.id', 'membership.organization_id')
    .select('organization.slug')
    .where('membership.person_id', '=', personId)
    .where('organization.kind', '=', 'commons')
    .executeTakeFirst();
  return row ?? null;
}

/** Whether somebody mentors informally here: then the server is in use without any organization. */
export async function hasCommons(world: World): Promise<boolean> {
  const commons = await world.db
    .selectFrom('organization')
    .select('id')
    .where('kind', '=', 'commons')
    .executeTakeFirst();
  return commons !== undefined;
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
      'organization.kind',
      'organization.smallest_group',
      'organization.guide_is_public',
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
      isCommons: row.kind === 'commons',
      smallestGroup: row.smallest_group,
      guideIsPublic: row.guide_is_public,
    },
  };
}
