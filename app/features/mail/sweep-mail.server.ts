import { startSweep } from '../../platform/sweep.server.ts';
import type { World } from '../../platform/world.ts';
import { givenUpBefore, minute } from './mail-state.ts';

/**
 * Mail that waits for nobody: the process ended between the event and its job, SMTP was configured
 * later, or an attempt failed and its pause is over. Links that sign in (they belong to no
 * organization) work for an hour at most, so later they stay where they are.
 */
export async function findForgottenMail(world: Pick<World, 'db' | 'clock'>): Promise<string[]> {
  const now = world.clock.now();
  const before = (ms: number) => new Date(now.getTime() - ms);
  const rows = await world.db
    .selectFrom('mail')
    .select('id')
    .where('sent_at', 'is', null)
    .where('created_at', '<', before(minute))
    .where((on) => on.or([on('not_before', 'is', null), on('not_before', '<=', now)]))
    .where((on) => on.or([on('attempts', '=', 0), on('created_at', '>=', givenUpBefore(now))]))
    .where((on) =>
      on.or([on('organization_id', 'is not', null), on('created_at', '>', before(60 * minute))]),
    )
    .orderBy('created_at')
    .limit(500)
    .execute();
  return rows.map((row) => row.id);
}

/** Looks for forgotten mail now and every so often, until the returned function is called. */
export function startMailSweep(
  world: Pick<World, 'db' | 'clock' | 'queue' | 'log'>,
  everyMs = minute,
): () => void {
  return startSweep(world, 'mail', everyMs, async () =>
    world.queue.add(
      'deliver-mail',
      ...(await findForgottenMail(world)).map((mailId) => ({ mailId })),
    ),
  );
}
