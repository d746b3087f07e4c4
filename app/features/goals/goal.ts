import { z } from 'zod';
import {
  day,
  line,
  list,
  optional,
  optionalLine,
  optionalText,
  several,
  ticked,
} from '../../http/fields.ts';
import { type Problem, Refusal, refusal } from '../../platform/refusal.ts';
import { formatDay } from '../../ui/dates.tsx';
import { kindRules, type ProgramKind, type Side } from '../programs/program-kind.ts';
import { levels } from './attainment.ts';

export const goalTypes = ['learning', 'performance'] as const;
export type GoalType = (typeof goalTypes)[number];
export type GoalState = 'draft' | 'active' | 'stopped';

/** Purpose takes a few meetings to find: goals may stay drafts until this many were held (ours). */
export const sessionsForDrafts = 3;
/** How many blank milestone rows a new goal's form offers; more are added on the goal's page. */
export const milestoneRows = 3;

/** Five descriptions, from -2 to +2; those not written yet are empty. Null: none is. */
export type Scale = readonly string[] | null;

const scale = z
  .array(optionalLine(300))
  .length(levels.length)
  .default(['', '', '', '', ''])
  .transform((texts): Scale => (texts.every((text) => text === '') ? null : texts));
export const storedScale = z.array(z.string()).length(levels.length).nullable();

export const goalText = z.object({
  title: line(200),
  description: optionalText(4_000),
  type: z.enum(goalTypes).default('learning'),
  dueOn: day(),
  scale,
});

/** A row of the form: both fields, or none for a row that was left blank. */
const milestoneRow = z
  .object({ title: optionalLine(200), dueOn: optional(day()) })
  .superRefine((row, context) => {
    if (row.title !== '' && !row.dueOn) {
      context.addIssue({ code: 'custom', path: ['dueOn'], message: 'problems:required' });
    }
    if (row.title === '' && row.dueOn) {
      context.addIssue({ code: 'custom', path: ['title'], message: 'problems:required' });
    }
  });

export const skillChoice = z.object({
  skills: several(z.uuid(), 30),
  /** Names typed beside the list. */
  moreSkills: list(10, 80),
});

export const newGoal = goalText.extend({
  ...skillChoice.shape,
  milestones: several(milestoneRow, 20),
  asDraft: ticked(),
});
export type NewGoal = z.output<typeof newGoal>;

/** When the words that somebody set out to change were last changed: nobody's edit is lost silently. */
export const seenWords = z.object({ seen: z.iso.datetime() });

export const draftChange = goalText.extend({
  ...skillChoice.shape,
  ...seenWords.shape,
  asDraft: ticked(),
});
export type DraftChange = z.output<typeof draftChange>;

export const newMilestone = z.object({ title: line(200), dueOn: day() });
export type NewMilestone = z.output<typeof newMilestone>;

export interface Timeframe {
  startsOn: string;
  endsOn: string;
}

export function isInside(date: string, { startsOn, endsOn }: Timeframe): boolean {
  return date >= startsOn && date <= endsOn;
}

/** What is wrong with a day of a goal or milestone, for the field that it was typed into. */
export function problemsOfDay(field: string, date: string, timeframe: Timeframe): Problem[] {
  if (isInside(date, timeframe)) return [];
  const values = { startsOn: formatDay(timeframe.startsOn), endsOn: formatDay(timeframe.endsOn) };
  return [{ field, key: 'goals:problems.outside', values }];
}

/** A goal that counts has all five levels described: otherwise nobody can rate it later. */
export function problemsOfScale(given: Scale): Problem[] {
  return levels.flatMap((_, index) =>
    given?.[index]
      ? []
      : [{ field: `scale[${index}]`, key: 'goals:problems.levelMissing' } satisfies Problem],
  );
}

export function isComplete(given: Scale): boolean {
  return problemsOfScale(given).length === 0;
}

/** A question is answered or not: it has no levels. */
function needsScale(kind: ProgramKind): boolean {
  return !kindRules[kind].isSingle;
}

/** A single conversation has one question, the mentee's; in all others everybody has as many goals as they like. */
export function canAddGoal(
  { kind, me }: { kind: ProgramKind; me: { role: Side } },
  goals: readonly { state: GoalState }[],
): boolean {
  if (!kindRules[kind].isSingle) return true;
  return me.role === 'mentee' && goals.every((goal) => goal.state === 'stopped');
}

/** Throws what is wrong with a goal's own fields, all of it at once. */
export function checkGoal(
  goal: {
    dueOn: string;
    scale: Scale;
    milestones?: readonly { title: string; dueOn?: string | undefined }[];
  },
  state: GoalState,
  timeframe: Timeframe & { kind: ProgramKind },
): void {
  const problems = [
    ...problemsOfDay('dueOn', goal.dueOn, timeframe),
    ...(goal.milestones ?? []).flatMap((row, index) =>
      row.dueOn ? problemsOfDay(`milestones[${index}][dueOn]`, row.dueOn, timeframe) : [],
    ),
    ...(state === 'active' && needsScale(timeframe.kind) ? problemsOfScale(goal.scale) : []),
  ];
  if (problems.length > 0) throw new Refusal(problems);
}

/** A draft is edited in place; a goal that counts is revised, with a reason. */
export function checkIsDraft(goal: { state: GoalState }): void {
  if (goal.state !== 'draft') throw refusal('', 'goals:problems.noDraft');
}

/** Throws when somebody else changed the words since this form was opened. */
export function checkStillSame(goal: { updatedAt: Date }, seen: string): void {
  if (goal.updatedAt.toISOString() !== seen) throw refusal('', 'problems:changedMeanwhile');
}

/** Whether the page should say that it is time to settle what is still a draft. */
export function isDraftOverdue(goal: { state: GoalState }, heldSessions: number): boolean {
  return goal.state === 'draft' && heldSessions >= sessionsForDrafts;
}

/** Only the person whose goal it is throws a draft away. */
export function canDiscard(
  actor: { personId: string },
  goal: { ownerId: string; state: GoalState },
): boolean {
  return goal.ownerId === actor.personId && goal.state === 'draft';
}
