import { dayIn } from '../../platform/calendar.ts';
import type { ShownGoal } from './goal-progress.tsx';
import { nextSession, type Situation } from './situation.ts';
import { calmOf, toDosOf } from './to-do.ts';

/** What home and overview send to the browser of one engagement; days are the reader's. */
export function showSituation(situation: Situation, now: Date, timeZone: string) {
  const { engagement, goals, actions } = situation;
  const next = nextSession(situation, now);
  const nameOf = (id: string) =>
    engagement.members.find((member) => member.personId === id)?.name ?? '';
  return {
    id: engagement.id,
    phase: engagement.phase,
    partner: engagement.partnerNames,
    toDos: toDosOf(situation, now, timeZone),
    calm: calmOf(situation, now),
    nextSession: next
      ? { id: next.id, startsAt: next.startsAt.toISOString(), minutes: next.minutes }
      : null,
    goals: goals.map(
      (goal): ShownGoal => ({
        id: goal.id,
        title: goal.title,
        owner: nameOf(goal.ownerId),
        dueOn: goal.dueOn,
        isDraft: goal.state === 'draft',
        progress: goal.progress,
      }),
    ),
    actions: actions.map((action) => ({
      id: action.id,
      owner: nameOf(action.ownerId),
      isMine: action.ownerId === engagement.me.personId,
      cue: action.cue,
      deed: action.deed,
      dueOn: action.dueOn,
      isOverdue: action.dueOn < dayIn(timeZone, now),
    })),
  };
}
export type ShownSituation = ReturnType<typeof showSituation>;
