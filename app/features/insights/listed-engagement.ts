import type { MemberRole, Phase } from '../engagements/engagement.ts';
import type { EventKind } from '../engagements/event-kind.ts';
import type { RaisedSignal } from './signals.ts';

/** One engagement as managers see it: that it exists, its state, its counts. Never a word of it. */
export interface ListedEngagement {
  id: string;
  phase: Phase;
  startsOn: string;
  endsOn: string;
  sessionsHeld: number;
  lastActiveAt: Date | null;
  /** What that was. */
  lastEvent: ListedEvent | null;
  nextSessionAt: Date | null;
  signals: RaisedSignal[];
  /** Somebody looked, and nobody is asked to look again before this day. */
  snoozedUntil: string | null;
  members: { name: string; role: MemberRole }[];
}

// Beside figures over answers that change, the day of one answer would say whose it was.
const answers = ['goal_set', 'goal_checked', 'goal_revised', 'pulse_answered', 'reviewed'] as const;
type AnswerEvent = (typeof answers)[number];
export type ListedEvent = Exclude<EventKind, AnswerEvent> | 'written';

/** What happened as managers are told it: of anything that gives an answer, only that something was written. */
export function listedEvent(kind: EventKind): ListedEvent {
  return (answers as readonly EventKind[]).includes(kind)
    ? 'written'
    : (kind as Exclude<EventKind, AnswerEvent>);
}

/** The columns that members stand in, and their titles in the texts. */
export function sidesIn(engagements: readonly Pick<ListedEngagement, 'members'>[]) {
  const hasPeers = engagements.some(({ members }) => members.some(({ role }) => role === 'peer'));
  return hasPeers
    ? ([{ role: 'peer', title: 'peers' }] as const)
    : ([
        { role: 'mentee', title: 'mentees' },
        { role: 'mentor', title: 'mentors' },
      ] as const);
}
