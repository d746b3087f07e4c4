import type { Policy } from '@ithaca/matching';
import type { Actor } from '../../platform/actor.ts';
import { asActor } from '../../platform/database.server.ts';
import { refusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { isTwoSided, templateFor } from './matching-policy.ts';
import { findPolicy, findProgramToMatch } from './matching-queries.server.ts';

/** A new version of the program's policy; earlier runs keep theirs. Returns its number. */
export async function savePolicy(
  world: World,
  actor: Actor,
  programId: string,
  policy: Policy | 'template',
): Promise<number> {
  return asActor(world.db, actor, async (connection) => {
    const { kind } = await findProgramToMatch(connection, actor, programId);
    if (!isTwoSided(kind)) throw refusal('', 'matching:problems.notTwoSided');
    // Two who save at once get two numbers.
    await connection
      .selectFrom('program')
      .select('id')
      .where('id', '=', programId)
      .forUpdate()
      .execute();
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
