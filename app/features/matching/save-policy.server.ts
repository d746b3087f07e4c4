import type { Policy } from '@ithaca/matching';
import type { Actor } from '../../platform/actor.ts';
import { asActor, type Connection } from '../../platform/database.server.ts';
import type { World } from '../../platform/world.ts';
import { checkedPolicy, templateFor } from './matching-policy.ts';
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
    const wanted = policy === 'template' ? templateFor(kind) : policy;
    return (await insertPolicy(world, connection, actor, programId, wanted)).version;
  });
}

/** The next version, inside a transaction that has locked the program. */
export async function insertPolicy(
  world: World,
  connection: Connection,
  actor: Actor,
  programId: string,
  policy: Policy,
): Promise<{ id: string; version: number }> {
  const version = ((await findPolicy(connection, programId))?.version ?? 0) + 1;
  const id = world.random.id();
  await connection
    .insertInto('matching_policy')
    .values({
      id,
      organization_id: actor.organizationId,
      program_id: programId,
      version,
      policy: JSON.stringify(checkedPolicy(policy)),
      created_by: actor.personId,
      created_at: world.clock.now(),
    })
    .execute();
  return { id, version };
}
