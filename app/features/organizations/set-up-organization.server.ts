import { found, refusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { signUp } from '../people/sign-in.server.ts';
import type { SetUp } from './organization.ts';
import { isSetUp } from './organization-queries.server.ts';
import { startOrganization } from './start-organization.server.ts';

/** The first visit: an account, an organization, and the account is its admin. */
export async function setUpOrganization(
  world: World,
  request: Request,
  { organization, ...person }: SetUp,
): Promise<{ slug: string; headers: Headers }> {
  if (await isSetUp(world)) throw refusal('', 'organizations:setUp.already');
  const headers = await signUp(world, request, person);
  const { id } = found(
    await world.db
      .selectFrom('person')
      .select('id')
      .where('email', '=', person.email)
      .executeTakeFirst(),
  );
  const { slug } = await startOrganization(world, id, { name: organization });
  return { slug, headers };
}
