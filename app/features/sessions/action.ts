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

/** The plan in a row, or undefined where the row says nothing. */
export function planIn({ cue, deed, dueOn, ownerId }: ActionRow): NewAction | undefined {
  return cue !== '' && deed !== '' && dueOn ? { cue, deed, dueOn, ownerId } : undefined;
}

/** What is done or dropped can be taken up again, and the other way round. */
export const actionChange = z.object({ actionId: z.uuid(), state: z.enum(actionStates) });

export function isLate(action: { state: ActionState; dueOn: string }, today: string): boolean {
  return action.state === 'open' && action.dueOn < today;
}
