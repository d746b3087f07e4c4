import type { Actor } from '../../platform/actor.ts';
import { asActor } from '../../platform/database.server.ts';
import { refusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { sendMail } from '../mail/write-mail.server.tsx';
import { askSecondLook } from './ask-second-look.server.ts';
import { holdRepair } from './hold-repair.server.ts';
import { lockPairs, refuseConflicts } from './lock-pairs.server.ts';
import { findRun, lockProgramToMatch } from './matching-queries.server.ts';
import { startPairs } from './start-pairs.server.ts';

export interface Approval {
  programId: string;
  runId: string;
  /** 'all': every pair of the run that nobody decided on yet. */
  proposals: readonly string[] | 'all';
  startsOn: string;
  endsOn: string;
}

/** What an approval came to: engagements, or pairs that wait for another manager. */
export interface Approved {
  pairs: number;
  secondLook: string | null;
}

/**
 * Makes engagements of proposed pairs: all of them or none; where the program asks for it, another manager
 * looks at them first. The enrolments are locked first, in the order of their ids, so that of two managers who
 * approve at once the second waits and then sees what the first did: nobody is paired twice or given more
 * partners than they have places.
 */
export async function approveProposals(
  world: World,
  actor: Actor,
  { programId, runId, proposals, startsOn, endsOn }: Approval,
): Promise<Approved> {
  if (endsOn <= startsOn) throw refusal('endsOn', 'matching:problems.endsBefore');
  const { mailIds, ...approved } = await asActor(world.db, actor, async (connection) => {
    const program = await lockProgramToMatch(connection, actor, programId);
    await findRun(connection, programId, runId);
    const pairs = await lockPairs(connection, { runId, proposals }, 'proposed');
    if (pairs.length === 0) {
      throw refusal(
        '',
        `matching:problems.${proposals === 'all' ? 'nothingLeft' : 'nothingChosen'}`,
      );
    }
    const ending = await holdRepair(connection, runId, pairs);
    await refuseConflicts(connection, pairs, ending);
    const chosen = { pairs, startsOn, endsOn, ending };
    if (program.asksSecondLook) {
      const { id: secondLook, mailIds } = await askSecondLook(world, connection, actor, {
        program,
        subject: { runId, proposals: pairs.map(({ id }) => id) },
        startsOn,
        endsOn,
      });
      return { pairs: pairs.length, secondLook, mailIds };
    }
    const mailIds = await startPairs(world, connection, actor, program, chosen);
    return { pairs: pairs.length, secondLook: null, mailIds };
  });
  await sendMail(world, mailIds);
  return approved;
}
