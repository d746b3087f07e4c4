import { dayIn } from '../../platform/calendar.ts';
import { kindRules } from '../programs/program-kind.ts';
import { isNearEnd, isOpen, isOver, isUnderWay } from './engagement.ts';
import { nextPulseOn } from './pulse.ts';
import { isReviewOpen } from './review-days.ts';
import { endOf, isComing, nextSession, type Proposal, type Situation } from './situation.ts';

export const toDoKinds = [
  'closeNow',
  'writeOutcome',
  'resume',
  'answerSession',
  'settleSession',
  'setGoal',
  'askQuestion',
  'setMilestone',
  'draftAgreement',
  'signAgreement',
  'agreeRevision',
  'doAction',
  'beginClosing',
  'planSession',
  'rateSkills',
  'answerPulse',
  'readMessages',
  'answerReview',
  'answerExtension',
  'answerJoining',
] as const;
export type ToDoKind = (typeof toDoKinds)[number];

/** Something that waits for the reader: what it is, and where in the workspace it is done. */
export interface ToDo {
  kind: ToDoKind;
  path: string;
  /** What it is about, where there are several of a kind. */
  about?: string;
}

/** Everything that waits for the reader in one engagement, the most pressing first. */
export function toDosOf(situation: Situation, now: Date, timeZone: string): ToDo[] {
  if (!isOpen(situation.engagement.phase)) return [];
  return [
    ...proposals(situation),
    ...deeds(situation, now, dayIn(timeZone, now)),
    ...(situation.unreadMessages > 0 ? [{ kind: 'readMessages', path: '/messages' } as const] : []),
  ];
}

function deeds(situation: Situation, now: Date, readersDay: string): ToDo[] {
  const { engagement } = situation;
  // Phases turn on the same day for all members; what one does oneself is due by one's own calendar.
  const today = now.toISOString().slice(0, 10);
  if (engagement.phase === 'closing') return closing(situation, today);
  const { isSingle } = kindRules[engagement.kind];
  if (engagement.phase === 'paused') return [{ kind: 'resume', path: '#pace' }];
  if (isOver(engagement, today)) return [{ kind: 'beginClosing', path: '/close' }];
  return [
    ...sessionsToSettle(situation, now),
    ...goalsAndAgreement(situation),
    ...situation.revisions.map(
      ({ goalId, title }): ToDo => ({
        kind: 'agreeRevision',
        path: `/goals/${goalId}`,
        about: title,
      }),
    ),
    ...openReview(situation, today),
    ...overdueActions(situation, readersDay),
    ...(engagement.phase !== 'preparing' && !isSingle && isNearEnd(engagement, today)
      ? [{ kind: 'beginClosing', path: '/close' } as const]
      : []),
    ...(nextSession(situation, now)
      ? []
      : [{ kind: 'planSession', path: '/sessions/new' } as const]),
    ...(engagement.phase !== 'preparing' && !isSingle && situation.unratedBefore.length > 0
      ? [{ kind: 'rateSkills', path: '/ratings' } as const]
      : []),
    ...(engagement.phase === 'working' && nextPulseOn(situation.lastPulseOn, today) === null
      ? [{ kind: 'answerPulse', path: '/pulse' } as const]
      : []),
  ];
}

function proposals({ engagement, extension, joining }: Situation): ToDo[] {
  if (!isUnderWay(engagement.phase)) return [];
  const { personId } = engagement.me;
  const waits = (proposal: Proposal | null): proposal is Proposal =>
    proposal !== null &&
    proposal.proposedBy !== personId &&
    !proposal.acceptedBy.includes(personId);
  return [
    ...(extension && waits(extension)
      ? [{ kind: 'answerExtension', path: '/extend', about: extension.endsOn } as const]
      : []),
    ...(waits(joining) ? [{ kind: 'answerJoining', path: '/join-program' } as const] : []),
  ];
}

function closing({ engagement, outcomeWriterIds }: Situation, today: string): ToDo[] {
  if (!outcomeWriterIds.includes(engagement.me.personId)) {
    return [{ kind: 'writeOutcome', path: '/close' }];
  }
  return isOver(engagement, today) ? [{ kind: 'closeNow', path: '/close' }] : [];
}

function sessionsToSettle({ engagement, sessions }: Situation, now: Date): ToDo[] {
  return sessions.filter(isComing).flatMap((session): ToDo[] => {
    const path = `/sessions/${session.id}`;
    const about = session.startsAt.toISOString();
    if (endOf(session) <= now.getTime()) return [{ kind: 'settleSession', path, about }];
    const waits = session.state === 'proposed' && session.plannedBy !== engagement.me.personId;
    return waits ? [{ kind: 'answerSession', path, about }] : [];
  });
}

function goalsAndAgreement({ engagement, goals, milestones, agreement }: Situation): ToDo[] {
  const prepares = engagement.phase === 'preparing';
  const { isSingle } = kindRules[engagement.kind];
  if (prepares && isSingle && goals.length === 0) {
    return engagement.me.role === 'mentee' ? [{ kind: 'askQuestion', path: '/goals/new' }] : [];
  }
  if (prepares && goals.length === 0) return [{ kind: 'setGoal', path: '/goals/new' }];
  if (prepares && !isSingle && milestones.length === 0)
    return [{ kind: 'setMilestone', path: '/goals' }];
  if (!agreement) return prepares ? [{ kind: 'draftAgreement', path: '/agreement' }] : [];
  return agreement.signerIds.includes(engagement.me.personId)
    ? []
    : [{ kind: 'signAgreement', path: '/agreement' }];
}

/** The latest one that is open: whoever missed the first answers the second only. */
function openReview({ engagement, reviews }: Situation, today: string): ToDo[] {
  if (engagement.phase !== 'agreed' && engagement.phase !== 'working') return [];
  const open = reviews.filter((review) => isReviewOpen(review, today)).at(-1);
  if (!open || open.answererIds.includes(engagement.me.personId)) return [];
  return [{ kind: 'answerReview', path: `/reviews/${open.number}` }];
}

function overdueActions({ engagement, actions }: Situation, today: string): ToDo[] {
  return actions
    .filter((action) => action.ownerId === engagement.me.personId && action.dueOn < today)
    .map((action) => ({ kind: 'doAction', path: '/sessions', about: action.deed }));
}

/** What to say when nothing waits for the reader. */
export type Calm = 'ended' | 'waitOutcome' | 'waitSignature' | 'nextSession' | 'nothing';

export function calmOf(situation: Situation, now: Date): Calm {
  const { phase, partners } = situation.engagement;
  const partnerSigned = partners.every((partner) =>
    situation.agreement?.signerIds.includes(partner.personId),
  );
  if (!isOpen(phase)) return 'ended';
  if (phase === 'closing') return 'waitOutcome';
  if (situation.agreement && !partnerSigned) return 'waitSignature';
  return nextSession(situation, now) ? 'nextSession' : 'nothing';
}
