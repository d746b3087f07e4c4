import { asActor } from '../../platform/database.server.ts';
import { answerPulse } from '../engagements/answer-pulse.server.ts';
import { findEngagementForMember } from '../engagements/engagement-queries.server.ts';
import { checkIn } from '../goals/check-in.server.ts';
import { timeOf } from '../profiles/availability.ts';
import { listActions } from '../sessions/action-queries.server.ts';
import { settleAction } from '../sessions/actions.server.ts';
import { acceptSession } from '../sessions/change-session.server.ts';
import { holdSession } from '../sessions/hold-session.server.ts';
import { planSession } from '../sessions/plan-session.server.ts';
import { writePrivateNote, writeSharedText } from '../sessions/write-notes.server.ts';
import { momentOf } from '../sessions/zoned-time.ts';
import type { Chance } from './chance.ts';
import { dayAfter, moment, type Past, type Player } from './past.ts';
import { agendas, comments, notes, privateNotes } from './plots.ts';
import type { Pair } from './tell-engagement.server.ts';

interface Meeting {
  day: string;
  /** The first, the second …; the mentor proposes the odd ones. */
  number: number;
  goalId: string | undefined;
  /** How far the goal has come by then. */
  progress: number;
}

/** A session from its proposal to its notes, with the pulse that is asked after it. */
export async function tellSession(
  past: Past,
  chance: Chance,
  pair: Pair,
  { day, number, goalId, progress }: Meeting,
): Promise<void> {
  const { engagementId, mentee, mentor } = pair;
  const [proposer, other] = number % 2 === 1 ? [mentor, mentee] : [mentee, mentor];
  const proposedOn = dayAfter(day, -7);
  past.clock.moveTo(proposedOn > pair.startsOn ? moment(proposedOn, 8) : moment(pair.startsOn, 12));
  const { sessionId, time, timeZone, agenda } = await proposeSession(past, chance, pair, {
    proposer,
    day,
  });
  past.clock.moveTo(new Date(past.clock.now().getTime() + 5 * 3_600_000));
  await acceptSession(past, other.actor, { engagementId, sessionId });

  past.clock.moveTo(new Date(momentOf(day, time, timeZone).getTime() + 75 * 60_000));
  await settleActions(past, chance, pair);
  const [cue, deed] = chance.one(mentee.character.plot.actions);
  await holdSession(past, mentee.actor, {
    engagementId,
    sessionId,
    checks: goalId ? [{ goalId, progress, confidence: 3, comment: chance.one(comments) }] : [],
    actions: [{ cue, deed, dueOn: dueAfter(pair, day, 14), ownerId: mentee.actor.personId }],
  });
  if (goalId && chance.happens(0.5)) {
    await checkIn(past, mentor.actor, {
      engagementId,
      goalId,
      progress: Math.min(100, progress + chance.between(-5, 15)),
      comment: '',
    });
  }
  await writeSharedText(past, mentor.actor, {
    engagementId,
    sessionId,
    agenda,
    notes: chance.one(notes),
    decisions: '',
    base: { agenda, notes: '', decisions: '' },
  });
  if (chance.happens(0.2)) {
    const note = chance.one(privateNotes);
    await writePrivateNote(past, mentee.actor, {
      engagementId,
      sessionId,
      note,
      base: { note: '' },
    });
  }
  // The pulse is asked monthly at most.
  if (goalId && number % 2 === 1) await tellPulses(past, chance, pair);
}

export async function proposeSession(
  past: Past,
  chance: Chance,
  { engagementId, mentee }: Pair,
  { proposer, day }: { proposer: Player; day: string },
) {
  const when = {
    day,
    time: timeOf((mentee.character.windows[0]?.startsMinute ?? 600) + chance.one([0, 30])),
    timeZone: mentee.character.timeZone,
  };
  const agenda = chance.one(agendas);
  const { id: sessionId } = await planSession(past, proposer.actor, {
    engagementId,
    ...when,
    minutes: 60,
    place: 'https://meet.harbour-and-hill.example/quay',
    agenda,
  });
  return { sessionId, agenda, ...when };
}

/** An action falls due before the engagement ends. */
function dueAfter({ endsOn }: Pair, day: string, days: number): string {
  const due = dayAfter(day, days);
  return due < endsOn ? due : endsOn;
}

/** Most of what was planned last time has been done, some was dropped. */
async function settleActions(past: Past, chance: Chance, { engagementId, mentee }: Pair) {
  const { actor } = mentee;
  const actions = await asActor(past.db, actor, async (connection) =>
    listActions(connection, await findEngagementForMember(connection, actor, engagementId)),
  );
  for (const action of actions.filter(({ state }) => state === 'open')) {
    const state = chance.happens(0.85) ? 'done' : 'dropped';
    await settleAction(past, actor, { engagementId, actionId: action.id, state });
  }
}

async function tellPulses(past: Past, chance: Chance, { engagementId, mentee, mentor }: Pair) {
  const answer = (player: Player, low: number) =>
    answerPulse(past, player.actor, engagementId, {
      communication: chance.between(low, 5),
      respect: chance.between(4, 5),
      commitment: chance.between(low, 5),
      usefulness: chance.between(low, 5),
      workload: chance.between(2, 5),
      noteToSelf: '',
    });
  if (chance.happens(0.9)) await answer(mentee, 3);
  if (chance.happens(0.75)) await answer(mentor, 3);
}
