import type { Actor } from '../../platform/actor.ts';
import { anyOf, type Connection } from '../../platform/database.server.ts';
import { refusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import type { PairToApprove } from './approval.ts';

interface Asked {
  programId: string;
  runId: string;
  pairs: readonly PairToApprove[];
  startsOn: string;
  endsOn: string;
}

/** Has pairs that `lockPairs` gave wait until another manager has looked at them. Returns the request. */
export async function askSecondLook(
  world: Pick<World, 'clock' | 'random'>,
  connection: Connection,
  actor: Actor,
  { programId, runId, pairs, startsOn, endsOn }: Asked,
): Promise<string> {
  await refuseIfAlone(connection, actor);
  const id = world.random.id();
  await connection
    .insertInto('second_look')
    .values({
      id,
      organization_id: actor.organizationId,
      program_id: programId,
      run_id: runId,
      starts_on: startsOn,
      ends_on: endsOn,
      state: 'open',
      asked_by: actor.personId,
      asked_at: world.clock.now(),
    })
    .execute();
  const proposals = pairs.map((pair) => pair.id);
  await connection
    .insertInto('second_look_pair')
    .columns(['second_look_id', 'proposal_id', 'organization_id'])
    // One parameter for all: rows of values end at 65,535.
    .expression(
      connection
        .selectFrom('matching_proposal')
        .select((build) => [
          build.val(id).as('second_look_id'),
          'id as proposal_id',
          'organization_id',
        ])
        .where('id', '=', anyOf(proposals)),
    )
    .execute();
  await connection
    .updateTable('matching_proposal')
    .set({ state: 'waiting', decided_by: actor.personId, decided_at: world.clock.now() })
    .where('id', '=', anyOf(proposals))
    .execute();
  return id;
}

/** Nobody would ever answer. */
async function refuseIfAlone(connection: Connection, actor: Actor): Promise<void> {
  const other = await connection
    .selectFrom('membership')
    .select('person_id')
    .where('role', 'in', ['manager', 'admin'])
    .where('person_id', '<>', actor.personId)
    .executeTakeFirst();
  if (!other) throw refusal('', 'matching:problems.noSecond');
}
