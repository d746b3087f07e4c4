import { z } from 'zod';
import { text } from '../../http/fields.ts';
import { refusal } from '../../platform/refusal.ts';
import { type GoalState, goalText, goalTypes, type Scale, seenWords, storedScale } from './goal.ts';

/** What a revision keeps of a goal, before and after. */
export const revisedText = z.object({
  title: z.string(),
  description: z.string(),
  type: z.enum(goalTypes),
  dueOn: z.string(),
  scale: storedScale,
  state: z.enum(['active', 'stopped']),
});
export type RevisedText = z.output<typeof revisedText>;

export const newRevision = goalText.extend({
  ...seenWords.shape,
  state: z.enum(['active', 'stopped']).default('active'),
  reason: text(2_000),
});
export type NewRevision = z.output<typeof newRevision>;

export type RevisedField = keyof RevisedText;
const fields: RevisedField[] = ['title', 'description', 'type', 'dueOn', 'scale', 'state'];

function sameScale(one: Scale, other: Scale): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

export function revisedFields(before: RevisedText, after: RevisedText): RevisedField[] {
  return fields.filter((field) =>
    field === 'scale' ? !sameScale(before.scale, after.scale) : before[field] !== after[field],
  );
}

/** Throws when there is nothing to revise here: a draft is edited, and no change needs no reason. */
export function checkRevision(
  goal: { state: GoalState },
  before: RevisedText,
  after: RevisedText,
): void {
  if (goal.state === 'draft') throw refusal('', 'goals:problems.draft');
  if (revisedFields(before, after).length === 0) throw refusal('', 'goals:problems.unchanged');
}

/**
 * Levels that somebody rated against stay as they were: new ones are a new version of the scale,
 * with no ratings yet.
 */
export function nextScaleVersion(
  goal: { scale: Scale; scaleVersion: number; isLocked: boolean },
  scale: Scale,
): { scaleVersion: number; isLocked: boolean } {
  const { scaleVersion, isLocked } = goal;
  return isLocked && !sameScale(goal.scale, scale)
    ? { scaleVersion: scaleVersion + 1, isLocked: false }
    : { scaleVersion, isLocked };
}

/** The partner says 'I agree'; whoever wrote the revision agrees by writing it. */
export function canAgree(
  actor: { personId: string },
  revision: { revisedBy: string | null; agreedBy: readonly string[] },
): boolean {
  return revision.revisedBy !== actor.personId && !revision.agreedBy.includes(actor.personId);
}
