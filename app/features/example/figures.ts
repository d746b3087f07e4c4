import type { CareerStage } from '../profiles/profile.ts';

// The shape of the example's people: how often each skill, country, stage and size occurs among 257
// mentors of a public directory of volunteer mentors (MIT licence), counted once; no row of it is here.

export type Field = 'web' | 'server' | 'operations' | 'craft' | 'people';
/** A value and how many of the 257 had it. */
export type Figure<T> = readonly [value: T, count: number];

/** Heavy-tailed: every second mentor offers the first skill, one in a hundred the last. */
export const skillFigures: readonly (readonly [name: string, count: number, field: Field])[] = [
  ['JavaScript', 140, 'web'],
  ['React', 121, 'web'],
  ['Node.js', 98, 'server'],
  ['Frontend', 63, 'web'],
  ['CSS', 46, 'web'],
  ['Vue.js', 29, 'web'],
  ['HTML', 28, 'web'],
  ['Full stack', 27, 'web'],
  ['PHP', 26, 'server'],
  ['Python', 23, 'server'],
  ['Backend', 22, 'server'],
  ['C#', 21, 'server'],
  ['Angular', 21, 'web'],
  ['Java', 19, 'server'],
  ['TypeScript', 18, 'web'],
  ['Software architecture', 18, 'craft'],
  ['React Native', 16, 'web'],
  ['.NET', 12, 'server'],
  ['Cloud', 12, 'operations'],
  ['GraphQL', 11, 'server'],
  ['DevOps', 11, 'operations'],
  ['AWS', 11, 'operations'],
  ['Ruby', 11, 'server'],
  ['MongoDB', 10, 'server'],
  ['Express', 10, 'server'],
  ['Redux', 10, 'web'],
  ['Go', 10, 'server'],
  ['Rails', 9, 'server'],
  ['Linux', 8, 'operations'],
  ['User experience', 8, 'craft'],
  ['Android', 7, 'web'],
  ['Career planning', 7, 'people'],
  ['Performance', 7, 'craft'],
  ['Docker', 7, 'operations'],
  ['Accessibility', 7, 'craft'],
  ['Kubernetes', 6, 'operations'],
  ['Laravel', 6, 'server'],
  ['Interface design', 5, 'craft'],
  ['Software design', 5, 'craft'],
  ['Serverless', 5, 'operations'],
  ['Open source', 4, 'people'],
  ['Algorithms', 4, 'craft'],
  ['Scrum', 3, 'people'],
  ['Automation', 3, 'operations'],
  ['Microservices', 3, 'craft'],
];

export interface Place {
  country: string;
  timeZone: string;
  /** The language that somebody there may speak besides English. */
  language: string;
}

const place = (country: string, timeZone: string, language: string): Place => ({
  country,
  timeZone,
  language,
});

export const placeFigures: readonly Figure<Place>[] = [
  [place('US', 'America/New_York', 'es'), 49],
  [place('IN', 'Asia/Kolkata', 'hi'), 42],
  [place('GB', 'Europe/London', 'cy'), 27],
  [place('DE', 'Europe/Berlin', 'de'), 25],
  [place('NG', 'Africa/Lagos', 'yo'), 12],
  [place('CA', 'America/Toronto', 'fr'), 10],
  [place('FR', 'Europe/Paris', 'fr'), 9],
  [place('IT', 'Europe/Rome', 'it'), 8],
  [place('ES', 'Europe/Madrid', 'es'), 7],
  [place('BR', 'America/Sao_Paulo', 'pt'), 6],
  [place('MX', 'America/Mexico_City', 'es'), 5],
  [place('EG', 'Africa/Cairo', 'ar'), 5],
  [place('ZA', 'Africa/Johannesburg', 'zu'), 4],
  [place('PL', 'Europe/Warsaw', 'pl'), 3],
  [place('RO', 'Europe/Bucharest', 'ro'), 4],
  [place('PK', 'Asia/Karachi', 'ur'), 3],
];

/** Of 257 mentors, 34 named a language besides English. */
export const secondLanguageShare = 34 / 257;

export const mentorStages: readonly Figure<CareerStage>[] = [
  ['mid', 190],
  ['senior', 31],
  ['manager', 24],
  ['executive', 12],
];
export const menteeStages: readonly Figure<CareerStage>[] = [
  ['early', 231],
  ['mid', 163],
  ['senior', 86],
];

export const offeredCounts: readonly Figure<number>[] = [
  [5, 114],
  [4, 67],
  [3, 58],
  [2, 13],
  [1, 5],
];
export const wantedCounts: readonly Figure<number>[] = [
  [1, 164],
  [2, 156],
  [3, 160],
];
export const capacities: readonly Figure<number>[] = [
  [1, 88],
  [2, 83],
  [3, 86],
];
export const mentorHours: readonly Figure<number>[] = [
  [2, 35],
  [3, 50],
  [4, 55],
  [5, 63],
  [6, 54],
];
export const menteeHours: readonly Figure<number>[] = [
  [1, 128],
  [2, 131],
  [3, 100],
  [4, 121],
];
