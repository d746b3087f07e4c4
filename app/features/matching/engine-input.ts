import type { FieldValue, Person } from '@ithaca/matching';
import { shuffled } from '../../platform/random.ts';
import type { MatchingInput } from '../../platform/solver.ts';
import { stages } from './matching-policy.ts';

/** An accepted enrolment with what is known about its person, as it stands in the database. */
export interface Candidate {
  enrolmentId: string;
  personId: string;
  side: 'mentee' | 'mentor' | 'peer';
  /** How many partners they take, and how many they have now. */
  capacity: number;
  partners: number;
  goal: string;
  timeZone: string | null;
  careerStage: string | null;
  industry: string;
  jobFunction: string;
  country: string;
  department: string;
  site: string;
  reportsTo: string | null;
  languages: string[];
  interests: string[];
  workingStyle: string[];
  meetingFormat: string | null;
  availability: { weekday: number; startsMinute: number; endsMinute: number }[];
  skills: { name: string; direction: 'offers' | 'wants'; level: number | null; priority: number }[];
  /** Everybody they are or were together with in this organization. */
  pairedWith: string[];
  /** Everybody with whom a manager declined to pair them in this program. */
  declined: string[];
  /** Answers to the program's own questions, by label. */
  fields: Record<string, FieldValue>;
  /** Enrolments that they would like, best first, ties in one tier; absent where nobody asked them. */
  ranking?: string[][];
}

/** Lines of report are read at any depth, also through people who do not take part. */
export type ReportsTo = ReadonlyMap<string, string>;

/**
 * What the engine is given, frozen with the run: ids, never names. People without a free place are
 * left out: they have all the partners they want. The seed shuffles their order, since among results
 * that are equally good the engine prefers those who come first, and that should be nobody's privilege.
 */
export function toEngineInput(
  candidates: readonly Candidate[],
  reportsTo: ReportsTo,
  seed: number,
): MatchingInput {
  const free = shuffled(
    candidates
      .filter(({ capacity, partners }) => capacity > partners)
      .sort((a, b) => (a.enrolmentId < b.enrolmentId ? -1 : 1)),
    seed,
  );
  const side = (wanted: Candidate['side']) =>
    free.filter((candidate) => candidate.side === wanted).map(toPerson);
  const taking = new Set(free.map(({ personId }) => personId));
  return {
    mentees: side('mentee'),
    mentors: side('mentor'),
    ...(candidates.some((candidate) => candidate.side === 'peer') && { peers: side('peer') }),
    // Managers who do not take part still connect a line of report.
    managers: [...reportsTo]
      .filter(([personId]) => !taking.has(personId))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([personId, managerId]) => ({ personId, managerId })),
  };
}

/** One candidate as the engine knows people: the places are those that are free. */
export function toPerson(candidate: Candidate): Person {
  const { careerStage, meetingFormat, reportsTo, timeZone, availability, goal } = candidate;
  const skills = (direction: 'offers' | 'wants') =>
    candidate.skills.filter((skill) => skill.direction === direction);
  const onLadder = (stages as readonly string[]).includes(careerStage ?? '');
  return {
    id: candidate.enrolmentId,
    personId: candidate.personId,
    capacity: candidate.capacity - candidate.partners,
    ...(onLadder && careerStage && { careerStage }),
    ...(timeZone && { timeZone }),
    ...(reportsTo && { managerId: reportsTo }),
    ...(goal && { goal }),
    ...said('country', candidate.country),
    ...said('site', candidate.site),
    ...said('department', candidate.department),
    ...said('industry', candidate.industry),
    ...said('jobFunction', candidate.jobFunction),
    ...listed('languages', candidate.languages),
    ...listed('interests', candidate.interests),
    ...listed('workingStyle', candidate.workingStyle),
    ...listed('pairedWith', candidate.pairedWith),
    ...listed('blocked', candidate.declined),
    ...(Object.keys(candidate.fields).length > 0 && { fields: candidate.fields }),
    ...(candidate.ranking && { ranking: candidate.ranking }),
    ...(meetingFormat && { formats: formatsOf(meetingFormat) }),
    ...(availability.length > 0 && {
      availability: availability.map(({ weekday, startsMinute, endsMinute }) => ({
        day: weekday,
        start: startsMinute,
        end: endsMinute,
      })),
    }),
    skillsWanted: skills('wants').map(({ name, level, priority }) => ({
      skill: name,
      priority: asPriority(priority),
      ...(level !== null && { level }),
    })),
    skillsOffered: skills('offers').map(({ name, level }) => ({
      skill: name,
      ...(level !== null && { level }),
    })),
  };
}

/** 'either' means both. */
function formatsOf(meetingFormat: string): string[] {
  return meetingFormat === 'either' ? ['in_person', 'remote'] : [meetingFormat];
}

/** With us 1 matters most, in the engine 3. */
function asPriority(priority: number): 1 | 2 | 3 {
  return priority <= 1 ? 3 : priority === 2 ? 2 : 1;
}

function said<K extends keyof Person>(key: K, value: string): { [P in K]?: string } {
  return value === '' ? {} : ({ [key]: value } as { [P in K]?: string });
}

function listed<K extends keyof Person>(
  key: K,
  values: readonly string[],
): { [P in K]?: string[] } {
  return values.length === 0 ? {} : ({ [key]: [...values].sort() } as { [P in K]?: string[] });
}
