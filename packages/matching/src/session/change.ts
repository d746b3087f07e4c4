import { MatchingError } from '../matching-error.ts';
import type { AssignmentProblem, PairOfIds } from '../problem.ts';

/** One thing that a manager may want to be otherwise. */
export type Change =
  | { readonly change: 'pin' | 'unpin' | 'forbid' | 'allow'; readonly pair: PairOfIds }
  | {
      readonly change: 'capacity';
      readonly side: 'left' | 'right';
      readonly id: string;
      readonly capacity: number;
    };

export function isPair([a, b]: PairOfIds) {
  return ([x, y]: readonly [string, string, ...unknown[]]) => x === a && y === b;
}

/** The problem after the change; throws `MatchingError` where it makes no sense. O(pins + bans + people). */
export function changed(problem: AssignmentProblem, change: Change): AssignmentProblem {
  switch (change.change) {
    case 'pin':
      return withPin(problem, change.pair);
    case 'unpin':
      return { ...problem, pinned: without(problem.pinned, change.pair, 'pinned') };
    case 'forbid': {
      const { pair } = change;
      if (problem.forbidden.some(isPair(pair))) throw bad('bad_pin', pair, 'is forbidden already');
      if (problem.pinned.some(isPair(pair))) throw bad('bad_pin', pair, 'is pinned');
      return { ...problem, forbidden: [...problem.forbidden, pair] };
    }
    case 'allow':
      return { ...problem, forbidden: without(problem.forbidden, change.pair, 'forbidden') };
    case 'capacity':
      return withCapacity(problem, change);
  }
}

/** The change that takes this one back. */
export function inverse(problem: AssignmentProblem, change: Change): Change {
  if (change.change === 'capacity') {
    const before = problem[change.side].find(({ id }) => id === change.id);
    return { ...change, capacity: before?.capacity ?? 0 };
  }
  const opposite = { pin: 'unpin', unpin: 'pin', forbid: 'allow', allow: 'forbid' } as const;
  return { ...change, change: opposite[change.change] };
}

/** Places that are not pinned. */
export function roomOf(problem: AssignmentProblem, side: 'left' | 'right', id: string): number {
  const pins = problem.pinned.filter((pair) => pair[side === 'left' ? 0 : 1] === id).length;
  return (problem[side].find((person) => person.id === id)?.capacity ?? 0) - pins;
}

function withPin(problem: AssignmentProblem, pair: PairOfIds): AssignmentProblem {
  if (problem.pinned.some(isPair(pair))) throw bad('bad_pin', pair, 'is pinned already');
  if (problem.forbidden.some(isPair(pair))) throw bad('bad_pin', pair, 'is forbidden');
  for (const [side, id] of [['left', pair[0]] as const, ['right', pair[1]] as const]) {
    if (roomOf(problem, side, id) < 1) throw bad('bad_pin', pair, `finds no place with ${id}`);
  }
  return { ...problem, pinned: [...problem.pinned, pair] };
}

function withCapacity(
  problem: AssignmentProblem,
  { side, id, capacity }: Extract<Change, { change: 'capacity' }>,
): AssignmentProblem {
  const fault = (what: string) => new MatchingError('bad_capacity', side, `${id} ${what}`);
  if (!Number.isSafeInteger(capacity) || capacity < 0) {
    throw fault(`cannot have capacity ${capacity}`);
  }
  const pinned = problem.pinned.filter((pair) => pair[side === 'left' ? 0 : 1] === id).length;
  if (capacity < pinned) throw fault(`has ${pinned} pinned pairs, more than ${capacity}`);
  if (side === 'left') {
    const left = problem.left.map((person) =>
      person.id === id ? { ...person, capacity } : person,
    );
    return { ...problem, left };
  }
  const right = problem.right.map((person) => {
    if (person.id !== id) return person;
    if (capacity < person.min) throw fault(`is owed ${person.min} partners, more than ${capacity}`);
    return { ...person, capacity };
  });
  return { ...problem, right };
}

function without(list: readonly PairOfIds[], pair: PairOfIds, what: string) {
  if (!list.some(isPair(pair))) throw bad('bad_pin', pair, `is not ${what}`);
  return list.filter((one) => !isPair(pair)(one));
}

function bad(code: 'bad_pin', [left, right]: PairOfIds, what: string): MatchingError {
  return new MatchingError(code, 'change', `the pair of ${left} and ${right} ${what}`);
}
