import { createScorer, type PairExplanation, type Policy } from '@ithaca/matching';
import { z } from 'zod';
import { type Candidate, type ReportsTo, toPerson } from '../matching/engine-input.ts';
import type { CareerStage } from '../profiles/profile.ts';
import { careerStages } from '../profiles/profile.ts';
import { isFree } from './request.ts';

/** What others may know of a mentor's time: sums over all their engagements, never which. */
export interface Load {
  engagements: number;
  /** Hours a month that these take by their rhythm. */
  hours: number;
  /** Hours a month that they offered in all; null where they never said. */
  offered: number | null;
}

export interface OfferedMentor {
  enrolmentId: string;
  personId: string;
  name: string;
  headline: string;
  about: string;
  careerStage: CareerStage | null;
  industry: string;
  languages: string[];
  offers: string[];
  capacity: number;
  partners: number;
  /** Hours a month offered in this program. */
  hoursPerMonth: number | null;
  load: Load;
}

export interface ScoredMentor extends OfferedMentor {
  fit: number;
  isAllowed: boolean;
  explanation: PairExplanation;
}

/** All mentors of a program from one mentee's side: allowed and free first, then by fit, then by name. */
export function scoreMentors(
  policy: Policy,
  mentee: Candidate,
  mentors: readonly { candidate: Candidate; offered: OfferedMentor }[],
  reportsTo: ReportsTo,
): ScoredMentor[] {
  const scorer = createScorer(policy, {
    left: [toPerson(mentee)],
    right: mentors.map(({ candidate }) => toPerson(candidate)),
    managers: reportsTo,
  });
  const rank = (mentor: ScoredMentor) => (!mentor.isAllowed ? 2 : hasPlace(mentor) ? 0 : 1);
  return mentors
    .map(({ candidate, offered }, at): ScoredMentor => {
      const explanation = scorer.explain(0, at);
      return {
        ...offered,
        fit: explanation.fit,
        // Nobody mentors themselves, whatever the rules say.
        isAllowed: explanation.isAllowed && candidate.personId !== mentee.personId,
        explanation,
      };
    })
    .filter(({ personId }) => personId !== mentee.personId)
    .sort((a, b) => rank(a) - rank(b) || b.fit - a.fit || a.name.localeCompare(b.name));
}

export function hasPlace({ partners, capacity }: { partners: number; capacity: number }): boolean {
  return isFree({ partners, capacity, takesPart: true });
}

/** What the list's address narrows it by; what it does not know it leaves out. */
export const mentorFilter = z.object({
  q: z.string().trim().max(100).catch(''),
  skill: z.string().trim().max(100).catch(''),
  stage: z.enum(careerStages).nullable().catch(null),
  industry: z.string().trim().max(120).catch(''),
  language: z.string().trim().max(20).catch(''),
  hours: z.coerce.number().min(0).max(200).catch(0),
  free: z.literal('yes').nullable().catch(null),
});
export type MentorFilter = z.output<typeof mentorFilter>;

export function narrow<M extends OfferedMentor>(
  mentors: readonly M[],
  { q, skill, stage, industry, language, hours, free }: MentorFilter,
): M[] {
  const wanted = q.toLocaleLowerCase('en');
  return mentors.filter(
    (mentor) =>
      (wanted === '' || wordsOf(mentor).includes(wanted)) &&
      (skill === '' || mentor.offers.some((offer) => offer === skill)) &&
      (stage === null || mentor.careerStage === stage) &&
      (industry === '' || mentor.industry === industry) &&
      (language === '' || mentor.languages.includes(language)) &&
      (hours === 0 || (mentor.hoursPerMonth ?? 0) >= hours) &&
      (free === null || hasPlace(mentor)),
  );
}

function wordsOf({ name, headline, about, industry, offers }: OfferedMentor): string {
  return [name, headline, about, industry, ...offers].join('\n').toLocaleLowerCase('en');
}

/** What the list can be narrowed by: only what some mentor has. */
export function choicesIn(mentors: readonly OfferedMentor[]) {
  const distinct = <T>(values: readonly T[]) => [...new Set(values)].sort();
  return {
    skills: distinct(mentors.flatMap(({ offers }) => offers)),
    stages: careerStages.filter((stage) => mentors.some((each) => each.careerStage === stage)),
    industries: distinct(mentors.map(({ industry }) => industry).filter(Boolean)),
    languages: distinct(mentors.flatMap(({ languages }) => languages)),
  };
}
