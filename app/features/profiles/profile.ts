import { z } from 'zod';
import {
  line,
  list,
  optional,
  optionalLine,
  optionalText,
  several,
  timeZone,
} from '../../http/fields.ts';
import { type Actor, isManager } from '../../platform/actor.ts';
import { countryFrom } from './country.ts';
import { languageFrom } from './language.ts';

export const careerStages = [
  'student',
  'early',
  'mid',
  'senior',
  'manager',
  'executive',
  'returning',
  'changing',
] as const;
export type CareerStage = (typeof careerStages)[number];

export const meetingFormats = ['remote', 'in_person', 'either'] as const;

/** Ways of working: pairs of neutral words, none better than its opposite. */
export const workingStyles = [
  'structured',
  'spontaneous',
  'direct',
  'gentle',
  'big_picture',
  'detail',
  'questions',
  'examples',
  'writing',
  'talking',
] as const;

const found = (lookUp: (text: string) => string | undefined, message: string) =>
  z.string().transform((typed, context) => {
    const code = lookUp(typed);
    if (code) return code;
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  });

export const country = () => found(countryFrom, 'profiles:problems.country');
export const language = () => found(languageFrom, 'profiles:problems.language');

/** 'English; Greek' as ['en', 'el']. */
export const languages = () =>
  list(20).transform((typed, context) => {
    const codes = typed.map((name) => languageFrom(name));
    if (codes.includes(undefined)) {
      context.addIssue({ code: 'custom', message: 'profiles:problems.language' });
      return z.NEVER;
    }
    return [...new Set(codes.filter((code) => code !== undefined))];
  });

/** A profile as its form sends it. The names are the columns'. */
export const profile = z.object({
  headline: optionalLine(160),
  about: optionalText(4_000),
  career_stage: optional(z.enum(careerStages)).transform((value) => value ?? null),
  industry: optionalLine(120),
  job_function: optionalLine(120),
  country: optional(country()).transform((value) => value ?? ''),
  department: optionalLine(120),
  site: optionalLine(120),
  languages: languages(),
  interests: list(30),
  working_style: several(line(80), 20),
  meeting_format: optional(z.enum(meetingFormats)).transform((value) => value ?? null),
});
export type Profile = z.output<typeof profile>;

/** One's own profile's form: it also asks for one's zone, and for whom one reports to by name. */
export const ownProfile = profile.extend({
  working_style_more: list(10),
  reports_to: optionalLine(254),
  time_zone: optional(timeZone()),
});
export type OwnProfile = z.output<typeof ownProfile>;

/** Everybody sees the introduction; address, wishes and the rest are the person's and managers'. */
export function canSeeWhole(actor: Actor, personId: string): boolean {
  return isManager(actor) || actor.personId === personId;
}
