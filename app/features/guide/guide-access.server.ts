import type { Visitor } from '../../http/context.ts';
import type { World } from '../../platform/world.ts';
import { type GuideAccess, guideAccess, isOpenToAnybody } from './guide-access.ts';

/** Whether somebody who is not signed in may read the Guide. Asked for nobody: there is no actor yet. */
export async function isGuideOpen({ db }: Pick<World, 'db'>): Promise<boolean> {
  const organizations = await db
    .selectFrom('organization')
    .select(['is_example as isExample', 'guide_is_public as guideIsPublic'])
    .where('kind', '=', 'organization')
    .execute();
  return isOpenToAnybody(organizations);
}

export async function findGuideAccess(
  world: Pick<World, 'db'>,
  visitor: Visitor | null,
): Promise<GuideAccess> {
  const membership = visitor
    ? await world.db
        .selectFrom('membership')
        .select('organization_id')
        .where('person_id', '=', visitor.personId)
        .limit(1)
        .executeTakeFirst()
    : undefined;
  return guideAccess(await isGuideOpen(world), visitor && { isMember: membership !== undefined });
}
