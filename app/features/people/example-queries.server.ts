import type { World } from '../../platform/world.ts';
import { exampleSignIns } from './example-sign-ins.ts';

/** Whether the example's people can sign in: they get their passwords when all else is there. */
export async function hasExampleSignIns(world: Pick<World, 'db'>): Promise<boolean> {
  const emails = Object.values(exampleSignIns).map((one) => one.email);
  const rows = await world.db
    .selectFrom('person')
    .innerJoin('auth_account', 'auth_account.person_id', 'person.id')
    .select('person.id')
    .where('person.email', 'in', emails)
    .execute();
  return rows.length >= emails.length;
}
