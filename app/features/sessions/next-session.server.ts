import { i18n } from '../../i18n.ts';
import type { Connection } from '../../platform/database.server.ts';
import { formatDay } from '../../ui/dates.tsx';
import type { Engagement } from '../engagements/engagement-queries.server.ts';
import { loadLearners, placeInPlaybook } from '../engagements/playbook-place.server.ts';
import { listGoals } from '../goals/goal-queries.server.ts';
import { agendaPoints } from '../playbooks/playbook.ts';
import { listActions } from './action-queries.server.ts';
import { turnsAfter, writeAgenda } from './agenda.ts';
import { agendaOf } from './agenda-of-playbook.ts';
import { listSessions } from './session-queries.server.ts';
import { addDays, localOf } from './zoned-time.ts';

/** Goals and milestones due within so many days stand on the agenda. */
const soonDays = 30;

/**
 * What the form for a new session offers: a day one cadence after the last session, the time of day
 * of then, and an agenda with the open actions and what is due soon.
 */
export async function suggestSession(
  connection: Connection,
  engagement: Engagement,
  now: Date,
  timeZone: string,
): Promise<{ day: string; time: string; minutes: number; place: string; agenda: string }> {
  const today = localOf(now, timeZone).day;
  const sessions = await listSessions(connection, engagement);
  const last = sessions.find((session) => session.state === 'held');
  const lastAt = last && localOf(last.startsAt, timeZone);
  const wanted = lastAt ? addDays(lastAt.day, engagement.cadenceDays) : addDays(today, 7);
  const earliest = addDays(today, 1);
  const day = wanted < earliest ? earliest : wanted;
  return {
    day: day > engagement.endsOn ? engagement.endsOn : day,
    time: lastAt?.time ?? '',
    minutes: engagement.sessionMinutes,
    place: last?.place ?? '',
    agenda: await suggestAgenda(connection, engagement, today),
  };
}

async function suggestAgenda(
  connection: Connection,
  engagement: Engagement,
  today: string,
): Promise<string> {
  const t = i18n.getFixedT(null, 'sessions');
  const soon = addDays(today, soonDays);
  const actions = await listActions(connection, engagement);
  const goals = await listGoals(connection, engagement);
  const nameOf = (personId: string) =>
    engagement.members.find((member) => member.personId === personId)?.name ?? '';
  const due = goals
    .filter((goal) => goal.state === 'active')
    .flatMap((goal) => [
      { title: goal.title, dueOn: goal.dueOn },
      ...goal.milestones.filter((milestone) => !milestone.reachedOn),
    ])
    .filter(({ dueOn }) => dueOn <= soon);
  const sessions = await listSessions(connection, engagement);
  const held = sessions.filter((session) => session.state === 'held').length;
  const names = engagement.members.map((member) => member.name).sort();
  const place = await placeInPlaybook(connection, engagement, today);
  return writeAgenda(
    agendaOf(place.playbook.agenda, {
      actions: actions
        .filter((action) => action.state === 'open')
        .slice(0, 20)
        .map(({ ownerId, cue, deed, dueOn }) =>
          t('agenda.action', { name: nameOf(ownerId), cue, deed, day: formatDay(dueOn) }),
        ),
      goals: due
        .slice(0, 20)
        .map(({ title, dueOn }) => t('agenda.goal', { title, day: formatDay(dueOn) })),
      turns: turnsAfter(names, held),
      step: agendaPoints(place, await loadLearners(connection, engagement)),
      questions: goals.filter((goal) => goal.state !== 'stopped').map((goal) => goal.title),
    }),
  );
}
