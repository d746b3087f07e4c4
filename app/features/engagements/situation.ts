import type { Engagement } from './engagement-queries.server.ts';
import type { DueReview } from './review-days.ts';
import type { RatedSkill } from './skill-rating.ts';

/** Where an engagement stands, as one of its members sees it: what home and overview are made of. */
export interface Situation {
  engagement: Pick<
    Engagement,
    | 'id'
    | 'kind'
    | 'phase'
    | 'startsOn'
    | 'endsOn'
    | 'members'
    | 'me'
    | 'partners'
    | 'partnerNames'
    | 'agreedAt'
    | 'closedAt'
  >;
  goals: GoalState[];
  milestones: { id: string; title: string; dueOn: string; reachedOn: string | null }[];
  sessions: SessionState[];
  /** The open ones, of all members, the earliest first. */
  actions: { id: string; ownerId: string; cue: string; deed: string; dueOn: string }[];
  agreement: { version: number; signerIds: string[] } | null;
  /** Revisions by others that wait for the reader's word. */
  revisions: { goalId: string; title: string }[];
  /** What the reader has not rated at the start. */
  unratedBefore: RatedSkill[];
  lastPulseOn: string | null;
  outcomeWriterIds: string[];
  /** The open proposal of more time. */
  extension: (Proposal & { endsOn: string }) | null;
  /** The open proposal to join a program. */
  joining: Proposal | null;
  reviews: (DueReview & { answererIds: string[] })[];
  /** By others, since the reader last looked. */
  unreadMessages: number;
}

/** One proposes, and it counts once all others have said yes. */
export interface Proposal {
  proposedBy: string;
  acceptedBy: string[];
}

export interface GoalState {
  id: string;
  title: string;
  ownerId: string;
  state: string;
  dueOn: string;
  /** The latest check-in's, 0 to 100; null while nobody has checked in. */
  progress: number | null;
}

export interface SessionState {
  id: string;
  startsAt: Date;
  minutes: number;
  state: string;
  plannedBy: string | null;
}

/** The next one that is planned or proposed, while it has not ended. */
export function nextSession({ sessions }: Pick<Situation, 'sessions'>, now: Date) {
  return sessions
    .filter(isComing)
    .filter((session) => endOf(session) > now.getTime())
    .sort((one, other) => one.startsAt.getTime() - other.startsAt.getTime())[0];
}

export function isComing(session: SessionState): boolean {
  return session.state === 'scheduled' || session.state === 'proposed';
}

export function endOf(session: SessionState): number {
  return session.startsAt.getTime() + session.minutes * 60_000;
}
