import i18next, { type ParseKeys } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { announcements } from './features/announcements/announcements.text.ts';
import { calendars } from './features/calendars/calendars.text.ts';
import { choice } from './features/choice/choice.text.ts';
import { concerns } from './features/concerns/concerns.text.ts';
import { documents } from './features/documents/documents.text.ts';
import { engagements } from './features/engagements/engagements.text.ts';
import { informal } from './features/engagements/informal/informal.text.ts';
import { enrolment } from './features/enrolment/enrolment.text.ts';
import { evaluation } from './features/evaluation/evaluation.text.ts';
import { goals } from './features/goals/goals.text.ts';
import { goalTemplates } from './features/goals/templates/goal-templates.text.ts';
import { guide } from './features/guide/guide.text.ts';
import { dashboard } from './features/insights/dashboard.text.ts';
import { dictionary } from './features/insights/dictionary.text.ts';
import { insights } from './features/insights/insights.text.ts';
import { ismcp } from './features/insights/ismcp.text.ts';
import { launch } from './features/launch/launch.text.ts';
import { mail } from './features/mail/mail.text.ts';
import { matching } from './features/matching/matching.text.ts';
import { studio } from './features/matching/studio.text.ts';
import { messages } from './features/messages/messages.text.ts';
import { network } from './features/network/network.text.ts';
import { nudges } from './features/nudges/nudges.text.ts';
import { organizations } from './features/organizations/organizations.text.ts';
import { people } from './features/people/people.text.ts';
import { playbooks } from './features/playbooks/playbooks.text.ts';
import { profiles } from './features/profiles/profiles.text.ts';
import { programs } from './features/programs/programs.text.ts';
import { reviews } from './features/reviews/reviews.text.ts';
import { sessions } from './features/sessions/sessions.text.ts';
import { skills } from './features/skills/skills.text.ts';
import { training } from './features/training/training.text.ts';
import { common } from './ui/common.text.ts';
import { problems } from './ui/problems.text.ts';

/** Every text people see, by feature. Another language is another object of the same shape. */
const en = {
  common,
  problems,
  organizations,
  people,
  skills,
  training,
  profiles,
  guide,
  programs,
  enrolment,
  playbooks,
  matching,
  studio,
  choice,
  engagements,
  informal,
  goals,
  goalTemplates,
  sessions,
  calendars,
  nudges,
  messages,
  reviews,
  network,
  concerns,
  documents,
  evaluation,
  insights,
  dashboard,
  dictionary,
  ismcp,
  announcements,
  launch,
  mail,
} as const;

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: typeof en;
  }
}

type Namespace = keyof typeof en;
/** A text's full name: 'namespace:path.to.it'. */
export type TextKey = { [N in Namespace]: `${N}:${ParseKeys<N> & string}` }[Namespace];
export type TextValues = Record<string, string | number>;

i18next.use(initReactI18next).init({
  lng: 'en',
  fallbackLng: false,
  ns: Object.keys(en),
  defaultNS: 'common',
  resources: { en },
  initAsync: false,
  interpolation: { escapeValue: false }, // React escapes
  returnNull: false,
});

export const i18n = i18next;

/** Translates a key that is only known at run time (from a rule or the engine). */
export function say(key: TextKey, values?: TextValues): string {
  // The typed `t` wants to see each key's own values; these come from a pair that a rule made.
  return (i18next.t as unknown as (key: string, values?: TextValues) => string)(key, values);
}
