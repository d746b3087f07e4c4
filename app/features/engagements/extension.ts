import { z } from 'zod';
import { day } from '../../http/fields.ts';
import type { TextKey } from '../../i18n.ts';
import { daysBetween, isUnderWay, type Phase } from './engagement.ts';

export const newExtension = z.object({ endsOn: day() });

/** At most this much longer than today (ours): after that, a new start is the better word. */
const mostDays = 2 * 366;

interface Course {
  phase: Phase;
  endsOn: string;
}

/** Why the end cannot be moved to this day; null: it can. */
export function whyNotExtend(endsOn: string, course: Course, today: string): TextKey | null {
  if (!isUnderWay(course.phase)) return 'engagements:extend.problems.notNow';
  if (endsOn <= course.endsOn) return 'engagements:extend.problems.notLater';
  if (endsOn <= today) return 'engagements:extend.problems.past';
  return daysBetween(today, endsOn) > mostDays ? 'engagements:extend.problems.tooFar' : null;
}

/** Everybody but whoever proposed has said yes. */
export function isAccepted(
  { proposedBy, acceptedBy }: { proposedBy: string; acceptedBy: readonly string[] },
  memberIds: readonly string[],
): boolean {
  return memberIds.every((id) => id === proposedBy || acceptedBy.includes(id));
}
