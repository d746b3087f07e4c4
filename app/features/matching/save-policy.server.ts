import type { Policy } from '@ithaca/matching';
import type { Actor } from '../../platform/actor.ts';
import { asActor } from '../../platform/database.server.ts';
import type { World } from '../../platform/world.ts';
import { templateFor } from './matching-policy.ts';
import { findPolicy, lockProgramToMatch } from './matching-queries.server.ts';

/** A new version of the program's policy; earlier runs keep theirs. Returns its number. */
export async function savePolicy(
  world: World,
  actor: Actor,
  programId: string,
  policy: Policy | 'template',
): Promise<number> {
  return asActor(world.db, actor, async (connection) => {
    // Locked, so that two who save at once get two numbers.
    const { kind } = await lockProgramToMatch(connection, actor, programId);
    const version = ((await findPolicy(connection, programId))?.version ?? 0) + 1;
    await connection
      .insertInto('matching_policy')
      .values({
        id: world.random.id(),
        organization_id: actor.organizationId,
        program_id: programId,
        version,
        policy: JSON.stringify(policy === 'template' ? templateFor(kind) : policy),
        created_by: actor.personId,
        created_at: world.clock.now(),
      })
      .execute();
    return version;
  });
}
