import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { day } from '../../http/fields.ts';
import { type Refusal, refusal } from '../../platform/refusal.ts';
import { defaultEngagementMonths } from '../programs/program.ts';

/** 'all', or the ids of the chosen pairs. */
const chosenPairs = z
  .string()
  .transform((typed) => (typed === 'all' ? typed : typed.split(' ').filter(Boolean)))
  .pipe(z.union([z.literal('all'), z.array(z.uuid()).max(5_000)]));

export const approvalForm = z
  .object({ pairs: chosenPairs, startsOn: day(), endsOn: day() })
  .refine(({ startsOn, endsOn }) => endsOn > startsOn, {
    path: ['endsOn'],
    error: 'matching:problems.endsBefore',
  });

/** How many pairs an address has room for: servers refuse more than 16 kB of headers. */
export const mostChosen = 300;

/** Which pairs an address chooses; what is no id is left out. */
export function chosenFrom(search: URLSearchParams): 'all' | string[] {
  if (search.get('all') === 'yes') return 'all';
  return search.getAll('pair').filter((id) => z.uuid().safeParse(id).success);
}

/** From today or the program's first day, to its last day, or for the usual time where it has none. */
export function defaultDates(
  program: { startsOn: string; endsOn: string | null },
  now: Date,
): { startsOn: string; endsOn: string } {
  const today = now.toISOString().slice(0, 10);
  const startsOn = program.startsOn > today ? program.startsOn : today;
  const usual = Temporal.PlainDate.from(startsOn).add({ months: defaultEngagementMonths });
  return { startsOn, endsOn: program.endsOn ?? usual.toString() };
}

export interface PersonToPair {
  enrolmentId: string;
  personId: string;
  name: string;
  email: string;
  capacity: number;
  /** Accepted, and neither paused nor gone. */
  takesPart: boolean;
}

export interface PairToApprove {
  id: string;
  /** Nobody decided on it meanwhile. */
  isUndecided: boolean;
  mentee: PersonToPair;
  mentor: PersonToPair;
}

/** What is true of the people now, whatever it was when the run was made. */
export interface Present {
  /** Live engagements by enrolment. */
  partners: ReadonlyMap<string, number>;
  /** Pairs in a live engagement with each other, as 'mentee mentor' of their person ids. */
  together: ReadonlySet<string>;
}

/** Why these pairs may not all become engagements, naming people; undefined where they may. */
export function conflictIn(
  pairs: readonly PairToApprove[],
  { partners, together }: Present,
): Refusal | undefined {
  const namesOf = (those: readonly PairToApprove[]) =>
    those.map(({ mentee, mentor }) => `${mentee.name} and ${mentor.name}`).join('; ');
  const decided = pairs.filter(({ isUndecided }) => !isUndecided);
  if (decided.length > 0) {
    return refusal('', 'matching:problems.notProposed', { pairs: namesOf(decided) });
  }
  const alreadyTogether = pairs.filter(({ mentee, mentor }) =>
    together.has(`${mentee.personId} ${mentor.personId}`),
  );
  if (alreadyTogether.length > 0) {
    return refusal('', 'matching:problems.together', { pairs: namesOf(alreadyTogether) });
  }
  // Whoever is enrolled on both sides may be proposed to the same person twice, once as each.
  const seen = new Set<string>();
  const bothWays = pairs.filter(({ mentee, mentor }) => {
    seen.add(`${mentee.personId} ${mentor.personId}`);
    return seen.has(`${mentor.personId} ${mentee.personId}`);
  });
  if (bothWays.length > 0) {
    return refusal('', 'matching:problems.bothWays', { pairs: namesOf(bothWays) });
  }
  const people = new Map<string, PersonToPair & { wanted: number }>();
  for (const person of pairs.flatMap(({ mentee, mentor }) => [mentee, mentor])) {
    const wanted = (people.get(person.enrolmentId)?.wanted ?? 0) + 1;
    people.set(person.enrolmentId, { ...person, wanted });
  }
  const gone = [...people.values()].filter(({ takesPart }) => !takesPart);
  if (gone.length > 0) {
    const names = gone.map(({ name }) => name).join(', ');
    return refusal('', 'matching:problems.unavailable', { people: names });
  }
  const full = [...people.values()].filter(
    ({ enrolmentId, wanted, capacity }) => (partners.get(enrolmentId) ?? 0) + wanted > capacity,
  );
  if (full.length === 0) return undefined;
  const names = full.map(({ name }) => name).join(', ');
  return refusal('', 'matching:problems.full', { people: names });
}
