import { z } from 'zod';
import { day, line, optional, optionalLine } from '../../http/fields.ts';

export const actionStates = ['open', 'done', 'dropped'] as const;
export type ActionState = (typeof actionStates)[number];

/** An if-then plan: 'when or where …, I will …', whose it is, and by when. */
export const newAction = z.object({
  cue: line(300),
  deed: line(500),
  dueOn: day(),
  ownerId: z.uuid(),
});
export type NewAction = z.output<typeof newAction>;

/** A row of a longer form; a row without any words is left out. */
export const actionRow = z
  .object({
    cue: optionalLine(300),
    deed: optionalLine(500),
    dueOn: optional(day()),
    ownerId: z.uuid(),
  })
  .superRefine((row, context) => {
    if (row.cue === '' && row.deed === '') return;
    for (const field of ['cue', 'deed', 'dueOn'] as const) {
      if (!row[field]) {
        context.addIssue({ code: 'custom', path: [field], message: 'problems:required' });
      }
    }
  });
export type ActionRow = z.output<typeof actionRow>;

/** The rows that say something. */
export function filledActions(rows: readonly ActionRow[]): NewAction[] {
  return rows.flatMap(({ cue, deed, dueOn, ownerId }) =>
    cue !== '' && deed !== '' && dueOn ? [{ cue, deed, dueOn, ownerId }] : [],
  );
}

export function isLate(action: { state: ActionState; dueOn: string }, today: string): boolean {
  return action.state === 'open' && action.dueOn < today;
}
