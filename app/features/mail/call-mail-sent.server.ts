import type { World } from '../../platform/world.ts';

/** Calls all mail of an organization sent as soon as it was written: for history that was made up. */
export async function callMailSent(
  world: Pick<World, 'db'>,
  organizationId: string,
): Promise<void> {
  await world.db
    .updateTable('mail')
    .set((eb) => ({ sent_at: eb.ref('created_at') }))
    .where('organization_id', '=', organizationId)
    .where('sent_at', 'is', null)
    .execute();
}
