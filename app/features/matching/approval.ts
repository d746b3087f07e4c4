import { type Refusal, refusal } from '../../platform/refusal.ts';

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
  /** Nobody decided on it yet. */
  isProposed: boolean;
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
  const decided = pairs.filter(({ isProposed }) => !isProposed);
  if (decided.length > 0) {
    return refusal('', 'matching:problems.notProposed', { pairs: namesOf(decided) });
  }
  const alreadyTogether = pairs.filter(({ mentee, mentor }) =>
    together.has(`${mentee.personId} ${mentor.personId}`),
  );
  if (alreadyTogether.length > 0) {
    return refusal('', 'matching:problems.together', { pairs: namesOf(alreadyTogether) });
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
