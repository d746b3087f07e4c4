import type { Actor } from '../../platform/actor.ts';
import { todayOf } from '../../platform/clock.ts';
import { asActor } from '../../platform/database.server.ts';
import { refusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { isOpen } from './engagement.ts';
import { recordEvent } from './engagement-events.server.ts';
import { lockEngagementForMember } from './engagement-queries.server.ts';
import { type NewPulse, nextPulseOn } from './pulse.ts';
import { findLastPulseDay } from './pulse-queries.server.ts';

/** Keeps one member's answers, which the other never sees. */
export async function answerPulse(
  world: World,
  actor: Actor,
  engagementId: string,
  answers: NewPulse,
): Promise<void> {
  await asActor(world.db, actor, async (connection) => {
    const engagement = await lockEngagementForMember(connection, actor, engagementId);
    if (!isOpen(engagement.phase)) throw refusal('', 'engagements:problems.ended');
    const lastOn = await findLastPulseDay(connection, actor, engagementId);
    const next = nextPulseOn(lastOn, todayOf(world));
    if (next) throw refusal('', 'engagements:problems.pulseTooSoon');
    await connection
      .insertInto('pulse')
      .values({
        id: world.random.id(),
        organization_id: engagement.organizationId,
        engagement_id: engagement.id,
        person_id: actor.personId,
        communication: answers.communication ?? null,
        respect: answers.respect ?? null,
        commitment: answers.commitment ?? null,
        usefulness: answers.usefulness ?? null,
        workload: answers.workload ?? null,
        note_to_self: answers.noteToSelf,
        created_at: world.clock.now(),
      })
      .execute();
    await recordEvent(connection, world, {
      engagementId,
      kind: 'pulse_answered',
      personId: actor.personId,
    });
  });
}
