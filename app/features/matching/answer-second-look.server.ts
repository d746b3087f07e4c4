import { z } from 'zod';
import type { Actor } from '../../platform/actor.ts';
import { anyOf, asActor, type Connection } from '../../platform/database.server.ts';
import { found, refusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { sendMail } from '../mail/write-mail.server.tsx';
import { holdRepair } from './hold-repair.server.ts';
import { lockPairs, refuseConflicts } from './lock-pairs.server.ts';
import { lockProgram } from './matching-queries.server.ts';
import { type LookState, lookStates, partIn } from './second-look.ts';
import { beginCircle, readCircle } from './start-circle.server.ts';
import { startPairs } from './start-pairs.server.ts';

interface LookAddress {
  programId: string;
  /** Null: a circle. */
  runId: string | null;
  lookId: string;
}

/** Makes engagements of all its pairs or of its circle, or of none where something has changed. Returns how many. */
export async function acceptSecondLook(
  world: World,
  actor: Actor,
  address: LookAddress,
): Promise<number> {
  const { count, mailIds } = await asActor(world.db, actor, async (connection) => {
    const program = await lockProgram(connection, actor, address.programId);
    const look = await lockOpen(connection, actor, address, 'answers');
    if (address.runId === null) {
      await settle(world, connection, actor, look.id, 'accepted');
      const circle = await readCircle(
        connection,
        program.id,
        await readEnrolments(connection, look.id),
      );
      const { mailIds } = await beginCircle(world, connection, actor, program, { ...look, circle });
      return { count: 1, mailIds };
    }
    const pairs = await lockPairs(
      connection,
      { runId: address.runId, proposals: look.proposals },
      'waiting',
    );
    const ending = await holdRepair(connection, address.runId, pairs);
    await refuseConflicts(connection, pairs, ending);
    // First: the database lets nothing be approved that nobody accepted.
    await settle(world, connection, actor, look.id, 'accepted');
    const mailIds = await startPairs(world, connection, actor, program, {
      ...look,
      pairs,
      ending,
    });
    return { count: pairs.length, mailIds };
  });
  await sendMail(world, mailIds);
  return count;
}

/** Back to the one who asked, with what should be different: the pairs are to be decided again. */
export async function returnSecondLook(
  world: World,
  actor: Actor,
  address: LookAddress,
  note: string,
): Promise<void> {
  await giveBack(world, actor, address, { part: 'answers', state: 'returned', note });
}

/** Whoever asked thinks again. */
export async function withdrawSecondLook(
  world: World,
  actor: Actor,
  address: LookAddress,
): Promise<void> {
  await giveBack(world, actor, address, { part: 'asked', state: 'withdrawn', note: '' });
}

async function giveBack(
  world: World,
  actor: Actor,
  address: LookAddress,
  { part, state, note }: { part: 'answers' | 'asked'; state: LookState; note: string },
): Promise<void> {
  await asActor(world.db, actor, async (connection) => {
    await lockProgram(connection, actor, address.programId);
    const look = await lockOpen(connection, actor, address, part);
    await settle(world, connection, actor, look.id, state, note);
    await connection
      .updateTable('matching_proposal')
      .set({ state: 'proposed', decided_by: null, decided_at: null })
      .where('id', '=', anyOf(look.proposals))
      .where('state', '=', 'waiting')
      .execute();
  });
}

/** The request, which stays as it is until we are done; refused where it is not this manager's to answer. */
async function lockOpen(
  connection: Connection,
  actor: Actor,
  { programId, runId, lookId }: LookAddress,
  part: 'answers' | 'asked',
) {
  const row = found(
    await connection
      .selectFrom('second_look')
      .select(['id', 'state', 'asked_by', 'starts_on', 'ends_on'])
      .where('id', '=', lookId)
      .where('run_id', 'is not distinct from', runId)
      .where('program_id', '=', programId)
      .forUpdate()
      .executeTakeFirst(),
  );
  const state = z.enum(lookStates).parse(row.state);
  const mine = partIn({ state, askedById: row.asked_by }, actor.personId);
  if (mine === null) throw refusal('', 'matching:problems.lookSettled');
  if (mine !== part) {
    throw refusal(
      '',
      part === 'answers' ? 'matching:problems.ownLook' : 'matching:problems.othersLook',
    );
  }
  const pairs = await connection
    .selectFrom('second_look_pair')
    .select('proposal_id')
    .where('second_look_id', '=', row.id)
    .execute();
  return {
    id: row.id,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    proposals: pairs.map((pair) => pair.proposal_id),
  };
}

async function readEnrolments(connection: Connection, lookId: string): Promise<string[]> {
  const people = await connection
    .selectFrom('second_look_person')
    .select('enrolment_id')
    .where('second_look_id', '=', lookId)
    .execute();
  return people.map((person) => person.enrolment_id);
}

async function settle(
  world: Pick<World, 'clock'>,
  connection: Connection,
  actor: Actor,
  id: string,
  state: LookState,
  note = '',
): Promise<void> {
  await connection
    .updateTable('second_look')
    .set({ state, note, answered_by: actor.personId, answered_at: world.clock.now() })
    .where('id', '=', id)
    .execute();
}
