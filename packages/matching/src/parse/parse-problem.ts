import { asParsed, MatchingError, type Parsed } from '../matching-error.ts';
import {
  KINDS,
  OBJECTIVES,
  type Objective,
  type Participant,
  type Problem,
  type Ranking,
  type RightParticipant,
} from '../problem.ts';
import {
  isWholeNumber,
  type JsonObject,
  readArray,
  readId,
  readJson,
  readObject,
  readOneOf,
  readOptionalArray,
  shown,
} from './json-value.ts';
import { checkPinsFit, parsePairs } from './parse-pairs.ts';

/**
 * Checks a problem of the exchange format, given as JSON text or as the value read from it.
 *
 * Defaults: `objective` max_matched_then_fit, `capacity` 1, `min` 0, `pinned` and `forbidden` empty.
 * The first fault found is returned as a `MatchingError` whose message is one line that names the place.
 * O(people + pairs) time and memory; never throws for what it was given.
 */
export function parseProblem(json: unknown): Parsed<Problem> {
  return asParsed(() => {
    const problem = readObject(readJson(json), '');
    switch (readOneOf(problem.kind, KINDS, 'kind')) {
      case 'assignment':
        return parseAssignment(problem);
      case 'peer':
        return parsePeer(problem);
      case 'stable':
        return parseStable(problem);
      case 'circle':
        return parseCircle(problem);
    }
  });
}

function parseAssignment(problem: JsonObject): Problem {
  const objective = parseObjective(problem);
  const left = parsePeople(problem.left, 'left');
  const right = parsePeople(problem.right, 'right');
  left.forEach((person, at) => {
    if (person.min > 0) {
      throw new MatchingError('bad_minimum', `left[${at}].min`, 'only the right side has minimums');
    }
  });
  const allowed = parseTwoSides(problem, left, right);
  return { kind: 'assignment', objective, left: left.map(withoutMin), right, ...allowed };
}

function parsePeer(problem: JsonObject): Problem {
  const objective = parseObjective(problem);
  const members = parsePeople(problem.members, 'members');
  members.forEach(({ capacity }, at) => {
    if (capacity > 1) {
      const what = `a peer has one partner at most, found ${capacity}`;
      throw new MatchingError('bad_capacity', `members[${at}].capacity`, what);
    }
  });
  refuseMinimums(members, 'members');
  const allowed = parseOnePopulation(problem, members);
  const capacity = capacities(members);
  checkPinsFit(allowed.pinned, capacity, capacity);
  return { kind: 'peer', objective, members: members.map(withoutMin), ...allowed };
}

function parseStable(problem: JsonObject): Problem {
  const left = parsePeople(problem.left, 'left');
  const right = parsePeople(problem.right, 'right');
  refuseMinimums(left, 'left');
  refuseMinimums(right, 'right');
  const ranks = readObject(problem.ranks, 'ranks');
  const byLeft = parseRanks(ranks.left, 'ranks.left', left, right);
  const byRight = parseRanks(ranks.right, 'ranks.right', right, left);
  // Rankings alone say who may meet whom; where pairs are listed they narrow that down and bring fits.
  const listed = problem.pairs === undefined ? pairsOfRanks(byLeft, byRight) : problem.pairs;
  const allowed = parseTwoSides({ ...problem, pairs: listed }, left, right);
  return {
    kind: 'stable',
    left: left.map(withoutMin),
    right: right.map(withoutMin),
    ranks: { left: byLeft, right: byRight },
    ...allowed,
  };
}

function parseCircle(problem: JsonObject): Problem {
  const listed = parsePeople(problem.members, 'members');
  refuseMinimums(listed, 'members');
  listed.forEach(({ capacity }, at) => {
    if (capacity > 1) {
      const what = `a member joins one circle at most, found ${capacity}`;
      throw new MatchingError('bad_capacity', `members[${at}].capacity`, what);
    }
  });
  const size = readArray(problem.size, 'size');
  const [smallest, largest] = size;
  if (size.length !== 2 || !isWholeNumber(smallest) || !isWholeNumber(largest) || smallest < 2) {
    const what = `expected [smallest, largest] with whole numbers >= 2, found ${shown(size)}`;
    throw new MatchingError('bad_size', 'size', what);
  }
  if (smallest > largest) {
    throw new MatchingError('bad_size', 'size', `smallest ${smallest} is above largest ${largest}`);
  }
  const leaders = readOptionalArray(problem.leaders, 'leaders').map((leader, at) =>
    readId(leader, `leaders[${at}]`),
  );
  refuseDuplicates(leaders, (at) => `leaders[${at}]`);
  // Mentors who lead circles may be listed as leaders only.
  const known = new Set(listed.map(({ id }) => id));
  const added = leaders.filter((id) => !known.has(id));
  const members = [...listed, ...added.map((id) => ({ id, capacity: 1, min: 0 }))];
  const allowed = parseOnePopulation(problem, members);
  const paired = new Set([...allowed.pairs.map(([a]) => a), ...allowed.pairs.map(([, b]) => b)]);
  const stranger = added.find((id) => !paired.has(id));
  if (stranger !== undefined) {
    const place = `leaders[${leaders.indexOf(stranger)}]`;
    throw new MatchingError(
      'unknown_id',
      place,
      `unknown id ${shown(stranger)} (no member, no pair)`,
    );
  }
  if (allowed.pinned.length > 0) {
    throw new MatchingError('bad_pin', 'pinned', 'circles cannot have pinned pairs');
  }
  return {
    kind: 'circle',
    members: members.map(withoutMin),
    size: [smallest, largest],
    leaders,
    ...allowed,
  };
}

function parseObjective(problem: JsonObject): Objective {
  if (problem.objective === undefined) return 'max_matched_then_fit';
  return readOneOf(problem.objective, OBJECTIVES, 'objective');
}

function parsePeople(value: unknown, place: string): readonly RightParticipant[] {
  const people = readArray(value, place).map((entry, at) => {
    const here = `${place}[${at}]`;
    const person = readObject(entry, here);
    const id = readId(person.id, `${here}.id`);
    const capacity = person.capacity === undefined ? 1 : person.capacity;
    const min = person.min === undefined ? 0 : person.min;
    if (!isWholeNumber(capacity)) {
      const what = `capacity must be a whole number >= 0, found ${shown(capacity)} (${id})`;
      throw new MatchingError('bad_capacity', here, what);
    }
    if (!isWholeNumber(min)) {
      const what = `min must be a whole number >= 0, found ${shown(min)} (${id})`;
      throw new MatchingError('bad_minimum', here, what);
    }
    if (min > capacity) {
      const what = `min ${min} is above capacity ${capacity} (${id})`;
      throw new MatchingError('bad_minimum', here, what);
    }
    return { id, capacity, min };
  });
  refuseDuplicates(
    people.map(({ id }) => id),
    (at) => `${place}[${at}]`,
  );
  return people;
}

function parseRanks(
  value: unknown,
  place: string,
  owners: readonly Participant[],
  others: readonly Participant[],
): ReadonlyMap<string, Ranking> {
  const isOwner = new Set(owners.map(({ id }) => id));
  const isOther = new Set(others.map(({ id }) => id));
  const ranks = new Map<string, Ranking>();
  for (const [owner, tiers] of Object.entries(readObject(value, place))) {
    if (!isOwner.has(owner)) {
      throw new MatchingError('unknown_id', place, `unknown id ${shown(owner)}`);
    }
    const seen = new Set<string>();
    const ranking = readArray(tiers, `${place}.${owner}`).map((tier, at) => {
      const here = `${place}.${owner}[${at}]`;
      return readArray(tier, here).map((entry) => {
        const id = readId(entry, here);
        if (!isOther.has(id))
          throw new MatchingError('unknown_id', here, `unknown id ${shown(id)}`);
        if (seen.has(id)) throw new MatchingError('bad_ranking', here, `${id} is ranked twice`);
        seen.add(id);
        return id;
      });
    });
    ranks.set(owner, ranking);
  }
  return ranks;
}

function pairsOfRanks(
  left: ReadonlyMap<string, Ranking>,
  right: ReadonlyMap<string, Ranking>,
): readonly unknown[] {
  const accepts = new Map([...right].map(([id, tiers]) => [id, new Set(tiers.flat())]));
  return [...left].flatMap(([id, tiers]) =>
    tiers
      .flat()
      .filter((other) => accepts.get(other)?.has(id))
      .map((other) => [id, other, 0]),
  );
}

function parseTwoSides(
  problem: JsonObject,
  left: readonly Participant[],
  right: readonly Participant[],
) {
  const sides = { left: indexOf(left), right: indexOf(right) };
  const names = ['left', 'right'] as const;
  const allowed = parsePairs(problem, { ...sides, names, onePopulation: false });
  checkPinsFit(allowed.pinned, capacities(left), capacities(right));
  return allowed;
}

function parseOnePopulation(problem: JsonObject, members: readonly Participant[]) {
  const index = indexOf(members);
  const names = ['members', 'members'] as const;
  return parsePairs(problem, { left: index, right: index, names, onePopulation: true });
}

function indexOf(people: readonly Participant[]): ReadonlyMap<string, number> {
  return new Map(people.map(({ id }, at) => [id, at]));
}

function capacities(people: readonly Participant[]): ReadonlyMap<string, number> {
  return new Map(people.map(({ id, capacity }) => [id, capacity]));
}

function withoutMin({ id, capacity }: Participant): Participant {
  return { id, capacity };
}

function refuseMinimums(people: readonly RightParticipant[], place: string): void {
  people.forEach(({ min }, at) => {
    if (min > 0) {
      throw new MatchingError('bad_minimum', `${place}[${at}].min`, 'this kind has no minimums');
    }
  });
}

function refuseDuplicates(ids: readonly string[], place: (at: number) => string): void {
  const seen = new Map<string, number>();
  ids.forEach((id, at) => {
    const earlier = seen.get(id);
    if (earlier !== undefined) {
      const what = `id ${shown(id)} is used already at ${place(earlier)}`;
      throw new MatchingError('duplicate_id', place(at), what);
    }
    seen.set(id, at);
  });
}
