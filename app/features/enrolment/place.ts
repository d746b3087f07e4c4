import { type Timeframe, takesEnrolments } from '../programs/program.ts';
import type { EnrolmentState } from '../programs/program-kind.ts';

/** What a person has in a program on one side. */
export interface Place {
  state: EnrolmentState;
  capacity: number;
  /** Engagements of this enrolment that go on. */
  open: number;
}

/** Why a person has no room in a program for somebody they know already. */
export type NoPlace = 'notEnrolled' | 'notOpen' | 'waits' | 'paused' | 'full';

/**
 * null: they have a place, or get one by saying yes. Where managers answer enrolments, a yes to one's
 * partner is no way around their answer.
 */
export function whyNoPlace(
  place: Place | null,
  program: Timeframe & { approvesEnrolment: boolean },
): NoPlace | null {
  if (!place || place.state === 'withdrawn') {
    if (!takesEnrolments(program)) return 'notOpen';
    return program.approvesEnrolment ? 'notEnrolled' : null;
  }
  if (place.state === 'applied' || place.state === 'waitlisted') return 'waits';
  if (place.state === 'paused') return 'paused';
  return place.open < place.capacity ? null : 'full';
}
