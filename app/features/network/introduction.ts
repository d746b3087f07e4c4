import { z } from 'zod';
import { email, optional, optionalLine, optionalText, text } from '../../http/fields.ts';

/** How far it came: offered in a conversation, made, or of use to the one introduced. */
export const introductionStates = ['offered', 'made', 'useful'] as const;
export type IntroductionState = (typeof introductionStates)[number];

/** 'J. K.' or 'JK': a name's first letters, at most two of each part; a whole name does not fit. */
const initials = /^(\p{L}{1,2}[.\s-]*){1,4}$/u;
const wholeName = /\p{L}{3}/u;
export const areInitials = (text: string) => !wholeName.test(text) && initials.test(text);

export const newIntroduction = z
  .object({
    introducerId: z.uuid(),
    introducedId: z.uuid(),
    initials: optionalLine(16),
    email: optional(email()),
    arena: optionalLine(80),
    reason: text(1_000),
    state: z.enum(introductionStates),
  })
  .superRefine((value, context) => {
    const refuse = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    if (value.introducerId === value.introducedId) {
      refuse('introducedId', 'network:problems.oneself');
    }
    if (value.initials === '' && !value.email) refuse('initials', 'network:problems.toWhom');
    if (value.initials !== '' && value.email) refuse('email', 'network:problems.both');
    if (value.initials !== '' && !areInitials(value.initials)) {
      refuse('initials', 'network:problems.initials');
    }
  });
export type NewIntroduction = z.output<typeof newIntroduction>;

/** What came of it later. */
export const introductionChange = z.object({
  introductionId: z.uuid(),
  state: z.enum(introductionStates),
  result: optionalText(1_000),
});
export type IntroductionChange = z.output<typeof introductionChange>;
