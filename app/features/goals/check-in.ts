import { z } from 'zod';
import { optional, optionalText, wholeNumber } from '../../http/fields.ts';
import { refusal } from '../../platform/refusal.ts';
import { type GoalState, isComplete, type Scale } from './goal.ts';

export const newCheckIn = z.object({
  progress: wholeNumber(0, 100),
  level: optional(wholeNumber(-2, 2)),
  confidence: optional(wholeNumber(1, 5)),
  comment: optionalText(2_000),
});
export type NewCheckIn = z.output<typeof newCheckIn>;

/** A level means something only against five levels that both know. */
export function canRate(goal: { state: GoalState; scale: Scale }): boolean {
  return goal.state === 'active' && isComplete(goal.scale);
}

/** Throws when this goal takes no such check-in; `field` is how the form names a field of the row. */
export function checkCheckIn(
  goal: { state: GoalState; scale: Scale },
  given: { level?: number | undefined },
  field: (name: string) => string = (name) => name,
): void {
  if (goal.state === 'stopped') throw refusal(field('progress'), 'goals:problems.stopped');
  if (given.level !== undefined && !canRate(goal)) {
    throw refusal(field('level'), 'goals:problems.scaleFirst');
  }
}
