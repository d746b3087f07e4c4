import type { Actor } from '../../platform/actor.ts';
import { asActor } from '../../platform/database.server.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { lockOpenEngagement } from '../engagements/open-engagement.server.ts';
import { answererAt } from '../sessions/answer-address.ts';
import { keepAnswers } from '../sessions/answers.server.ts';
import { acceptSession } from '../sessions/change-session.server.ts';
import { canDo } from '../sessions/session.ts';
import { listSessions, type Session } from '../sessions/session-queries.server.ts';
import { type CalendarAnswer, readCalendarAnswer } from './calendar-answer.ts';

export type MailedAnswer = 'kept' | 'no answer' | 'not theirs' | 'outdated';

/**
 * Takes an answer that a calendar sent by mail. The secret address says whose it is; a yes to a
 * proposed time is that person's yes as if pressed on its page, anything else is kept and shown.
 */
export async function answerByMail(
  world: World,
  { address, calendar }: { address: string; calendar: string },
): Promise<MailedAnswer> {
  const answer = readCalendarAnswer(calendar);
  if (!answer) return 'no answer';
  const personId = answererAt(world.signer, address, answer.uid);
  const found = personId && (await findAnswered(world, personId, answer.uid));
  if (!found) return 'not theirs';
  const { actor, engagementId } = found;
  const open = await asActor(world.db, actor, async (connection) => {
    const engagement = await lockOpenEngagement(connection, actor, engagementId);
    const sessions = (await listSessions(connection, engagement)).filter(
      (session) => isMeant(session, answer) && canDo('cancel', actor, session, world.clock.now()),
    );
    if (sessions.length === 0) return [];
    const ids = sessions.map((session) => session.id);
    await keepAnswers(connection, world, engagement, ids, answer.answer);
    return sessions;
  }).catch((error: unknown) => {
    // The engagement has ended: there is nothing to answer any more.
    if (error instanceof Refusal) return [];
    throw error;
  });
  if (open.length === 0) return 'outdated';
  if (answer.answer === 'accepted') {
    for (const session of open) {
      if (!canDo('accept', actor, session, world.clock.now())) continue;
      await acceptSession(world, actor, { engagementId, sessionId: session.id });
    }
  }
  return 'kept';
}

/** The engagement of the event, and the answerer as its member. No actor asks yet: the address is the key. */
async function findAnswered(
  world: Pick<World, 'db'>,
  personId: string,
  uid: string,
): Promise<{ actor: Actor; engagementId: string } | undefined> {
  const [, kind, id] = /^(session|series)-([0-9a-f-]{36})@/.exec(uid) ?? [];
  if (!kind || !id) return undefined;
  const event = await world.db
    .selectFrom(kind === 'series' ? 'session_series' : 'session')
    .select('engagement_id')
    .where('id', '=', id)
    .executeTakeFirst();
  if (!event) return undefined;
  const row = await world.db
    .selectFrom('engagement_member as member')
    .innerJoin('membership', (join) =>
      join
        .onRef('membership.organization_id', '=', 'member.organization_id')
        .onRef('membership.person_id', '=', 'member.person_id'),
    )
    .select(['member.engagement_id', 'member.organization_id', 'membership.role'])
    .where('member.engagement_id', '=', event.engagement_id)
    .where('member.person_id', '=', personId)
    .where('member.left_at', 'is', null)
    .executeTakeFirst();
  if (!row) return undefined;
  const role = row.role as Actor['role'];
  return {
    engagementId: row.engagement_id,
    actor: { personId, organizationId: row.organization_id, role },
  };
}

/** The session itself, one of a series, or all of a series; never one that has another time by now. */
function isMeant(session: Session, { uid, recurrence, sequence }: CalendarAnswer): boolean {
  if (uid.startsWith('session-')) {
    return uid.startsWith(`session-${session.id}@`) && sequence >= session.sequence;
  }
  if (!session.seriesStart || !uid.startsWith(`series-${session.seriesId}@`)) return false;
  if (recurrence) {
    return recurrence.getTime() === session.seriesStart.getTime() && sequence >= session.sequence;
  }
  return sequence >= session.sequence;
}
