import { z } from 'zod';
import { optionalLine, ticked } from '../../http/fields.ts';
import { areInitials } from '../network/introduction.ts';

// Whom somebody can turn to, named to be counted: only how many people, places and kinds of help there
// were is kept, and no third person's initials.

/** Where somebody who helps comes from. */
export const arenas = ['team', 'organization', 'field', 'private'] as const;
/** What they help with most. */
export const helps = ['advice', 'doors', 'courage'] as const;
/** More are not named in a minute. */
export const mostHelpers = 6;

const helper = z
  .object({
    initials: optionalLine(16),
    arena: z.enum([...arenas, '']),
    help: z.enum([...helps, '']),
  })
  .superRefine(({ initials, arena, help }, context) => {
    const refuse = (field: string, message: string) =>
      context.addIssue({ code: 'custom', path: [field], message });
    if (initials === '') {
      if (arena !== '' || help !== '') refuse('initials', 'evaluation:problems.noInitials');
      return;
    }
    if (!areInitials(initials)) refuse('initials', 'network:problems.initials');
    if (arena === '') refuse('arena', 'evaluation:problems.noArena');
    if (help === '') refuse('help', 'evaluation:problems.noHelp');
  });

/** Rows without initials are none; none at all is a skip, unless 'nobody' is said. */
export const namedHelpers = z.object({
  nobody: ticked(),
  people: z
    .array(helper)
    .max(mostHelpers)
    .default([])
    .transform((rows) => rows.filter(({ initials }) => initials !== '')),
});
export type NamedHelpers = z.output<typeof namedHelpers>;

/** What is counted of them, in the order of the report. */
export const helperCounts = ['people', 'arenas', 'helps'] as const;
export type HelperCount = (typeof helperCounts)[number];

/** null: it was skipped. */
export function countHelpers({ nobody, people }: NamedHelpers): Record<HelperCount, number> | null {
  if (people.length === 0 && !nobody) return null;
  return {
    people: people.length,
    arenas: new Set(people.map(({ arena }) => arena)).size,
    helps: new Set(people.map(({ help }) => help)).size,
  };
}

/** Under which key a count is kept: each is a measure of its own in the report. */
export function countKey(measure: string, count: HelperCount): string {
  return `${measure}:${count}`;
}
