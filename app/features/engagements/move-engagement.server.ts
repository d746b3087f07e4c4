import { todayOf } from '../../platform/clock.ts';
import type { Connection } from '../../platform/database.server.ts';
import { refusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { kindRules } from '../programs/program-kind.ts';
import { type Course, type Move, type Phase, phaseAfter } from './engagement.ts';
import { recordEvent } from './engagement-events.server.ts';
import type { Engagement } from './engagement-queries.server.ts';
import type { EventKind } from './event-kind.ts';

const eventOf: Record<Move, EventKind | null> = {
  bringIntoForce: 'agreement_in_force',
  // The session or check-in that began the work is an event of its own.
  beginWork: null,
  pause: 'paused',
  resume: 'resumed',
  beginClosing: 'closing_began',
  close: 'closed',
  endEarly: 'ended_early',
};

export async function courseOf(connection: Connection, engagement: Engagement): Promise<Course> {
  const { outcomes } = await connection
    .selectFrom('outcome')
    .select((build) => build.fn.countAll<number>().as('outcomes'))
    .where('engagement_id', '=', engagement.id)
    // Whoever has left a circle wrote for themselves, and completes nothing for the others.
    .where(
      'person_id',
      'in',
      engagement.members.map((member) => member.personId),
    )
    .executeTakeFirstOrThrow();
  return {
    phase: engagement.phase,
    endsOn: engagement.endsOn,
    hasAgreement: engagement.agreedAt !== null,
    isSingle: kindRules[engagement.kind].isSingle,
    members: engagement.members.length,
    outcomes,
  };
}

/**
 * Moves a locked engagement to its next phase and notes it; refuses in words where the move is not
 * possible from here. `anonymous`: nobody reads in the events who did it.
 */
export async function moveEngagement(
  connection: Connection,
  world: Pick<World, 'clock' | 'random'>,
  engagement: Engagement,
  move: Move,
  { anonymous = false } = {},
): Promise<Phase> {
  const phase = phaseAfter(await courseOf(connection, engagement), move, todayOf(world));
  if (!phase) throw refusal('', `engagements:problems.cannot.${move}`);
  const now = world.clock.now();
  await connection
    .updateTable('engagement')
    .set({
      phase,
      ...(move === 'bringIntoForce' && { agreed_at: now }),
      ...((phase === 'closed' || phase === 'ended_early') && { closed_at: now }),
    })
    .where('id', '=', engagement.id)
    .execute();
  // The session itself begins the close of a single conversation.
  const kind = phase === 'closing' ? 'closing_began' : eventOf[move];
  if (kind) {
    const personId = anonymous ? null : engagement.me.personId;
    await recordEvent(connection, world, { engagementId: engagement.id, kind, personId });
  }
  return phase;
}
