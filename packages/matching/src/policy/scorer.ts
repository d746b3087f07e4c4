/**
 * From people to numbers: a policy applied to two sides (or one population).
 *
 *   const scorer = createScorer(policy, { left: mentees, right: mentors });
 *   const problem = scorer.problem();              // for solve() and verify()
 *   const result = solve(problem);
 *   scorer.explain(i, j)                           // why this pair: criteria with points, rules checked
 *   scorer.removed(i)                              // why unmatched: which rule removed how many
 *
 * `i` and `j` are indices into `left` and `right`; `indexOf` finds them by id. Nothing is kept per pair:
 * fits and explanations are computed when asked for, about 1 microsecond a pair.
 */
import { MatchingError } from '../matching-error.ts';
import {
  type AssignmentProblem,
  MAX_FIT,
  type Pair,
  type PairOfIds,
  type PeerProblem,
} from '../problem.ts';
import { type CriterionReasonCode, compileCriterion } from './criteria.ts';
import { type People, pairFacts } from './pair-facts.ts';
import type { Person } from './person.ts';
import type { CriterionName, Policy, RuleName } from './policy.ts';
import type { Reason } from './reason.ts';
import { compileRule, isSamePerson } from './rules.ts';

export interface CriterionScore {
  readonly criterion: CriterionName;
  readonly weight: number;
  /** 0..1; null: left out of the mean because the left person said nothing on it. */
  readonly points: number | null;
  readonly reason: Reason<CriterionReasonCode>;
}

export interface RuleCheck {
  readonly rule: RuleName;
  readonly isKept: boolean;
  readonly reason: Reason<RuleName>;
}

export interface PairExplanation {
  /** 0..10,000: the weighted mean of the points; 5,000 where every criterion was left out. */
  readonly fit: number;
  readonly isAllowed: boolean;
  readonly criteria: readonly CriterionScore[];
  readonly rules: readonly RuleCheck[];
}

/** What can take a possible partner away: a rule, or a fit below the policy's minimum. */
export type Remover = RuleName | 'minimum_fit';

/** How many possible partners a person lost, and to what. */
export interface Removed {
  /** Everybody on the other side (but the person herself). */
  readonly partners: number;
  readonly allowed: number;
  /** Partners by each rule that they break; somebody who breaks two counts for both. */
  readonly by: Readonly<Partial<Record<Remover, number>>>;
  /** Partners whom this rule alone removed: what relaxing it would bring back. */
  readonly byAlone: Readonly<Partial<Record<Remover, number>>>;
}

export interface Decided {
  readonly pinned?: readonly PairOfIds[];
  readonly forbidden?: readonly PairOfIds[];
}

export interface Scorer {
  readonly people: People;
  readonly policy: Policy;
  indexOf(side: 'left' | 'right', id: string): number;
  /** The fit 0..10,000, or -1 where the pair is not allowed. */
  fit(left: number, right: number): number;
  explain(left: number, right: number): PairExplanation;
  /** What the rules leave a person, of the left side or of the right. O(people on the other side). */
  removed(person: number, side?: 'left' | 'right'): Removed;
  /** All allowed pairs with their fits. O(left x right) time. */
  pairs(): readonly Pair[];
  /** The assignment problem: capacities and minimums of the people, the policy's objective. */
  problem(decided?: Decided): AssignmentProblem;
  /** The problem without its pairs. */
  sides(): Omit<AssignmentProblem, 'pairs' | 'pinned' | 'forbidden'>;
}

export interface PeerScorer extends Omit<Scorer, 'problem' | 'sides'> {
  problem(decided?: Decided): PeerProblem;
}

const NEUTRAL = MAX_FIT / 2;

/**
 * Compiles a policy for two sides. Throws `MatchingError` (`bad_person`, `duplicate_id`) for an unknown
 * time zone or career stage and for an id that is used twice on a side.
 */
export function createScorer(policy: Policy, people: People): Scorer {
  const compiled = compile(policy, people);
  const sides = () => sidesOf(policy, people);
  return {
    ...compiled,
    sides,
    problem: ({ pinned = [], forbidden = [] } = {}) => ({
      ...sides(),
      pairs: compiled.pairs(),
      pinned,
      forbidden,
    }),
  };
}

/** See `Scorer.sides`. */
export function sidesOf(
  { objective }: Policy,
  { left, right }: People,
): ReturnType<Scorer['sides']> {
  const capacityOf = ({ id, capacity = 1 }: Person) => ({ id, capacity });
  return {
    kind: 'assignment',
    objective,
    left: left.map(capacityOf),
    right: right.map((person) => ({ ...capacityOf(person), min: person.min ?? 0 })),
  };
}

/**
 * Compiles a policy for one population of peers: a pair is allowed where the rules are kept both ways, and
 * its fit is the mean of both ways. `explain(i, j)` is from i's side.
 */
export function createPeerScorer(
  policy: Policy,
  members: readonly Person[],
  managers: ReadonlyMap<string, string> = new Map(),
): PeerScorer {
  const people = { left: members, right: members, managers };
  const oneWay = compile(policy, people);
  const fit = (i: number, j: number) => {
    const there = oneWay.fit(i, j);
    const back = oneWay.fit(j, i);
    return there < 0 || back < 0 ? -1 : Math.round((there + back) / 2);
  };
  const pairs = () => {
    const found: Pair[] = [];
    for (let i = 0; i < members.length; i++) {
      for (let j = i + 1; j < members.length; j++) {
        const value = fit(i, j);
        if (value >= 0) found.push([members[i]!.id, members[j]!.id, value]);
      }
    }
    return found;
  };
  return {
    ...oneWay,
    fit,
    pairs,
    problem: ({ pinned = [], forbidden = [] } = {}) => ({
      kind: 'peer',
      objective: policy.objective,
      members: members.map(({ id }) => ({ id, capacity: 1 })),
      pairs: pairs(),
      pinned,
      forbidden,
    }),
  };
}

function compile(policy: Policy, people: People): Omit<Scorer, 'problem' | 'sides'> {
  const { left, right } = people;
  const facts = pairFacts(people, policy);
  const rules = policy.rules.map((rule) => compileRule(rule, facts));
  const criteria = policy.criteria
    .filter(({ weight }) => weight > 0)
    .map((criterion) => compileCriterion(criterion, facts));
  const index = { left: indexById(left, 'left'), right: indexById(right, 'right') };

  const isAllowed = (i: number, j: number) =>
    !isSamePerson(left[i]!, right[j]!) && rules.every((rule) => rule.isKept(i, j));
  const score = (i: number, j: number) => {
    let sum = 0;
    let weights = 0;
    for (const criterion of criteria) {
      const points = criterion.points(i, j);
      if (Number.isNaN(points)) continue;
      sum += criterion.weight * points;
      weights += criterion.weight;
    }
    return weights === 0 ? NEUTRAL : Math.round((MAX_FIT * sum) / weights);
  };
  const fit = (i: number, j: number) => {
    if (!isAllowed(i, j)) return -1;
    const value = score(i, j);
    return value < policy.minimumFit ? -1 : value;
  };

  return {
    people,
    policy,
    fit,
    indexOf: (side, id) => {
      const at = index[side].get(id);
      if (at === undefined) throw new MatchingError('unknown_id', side, `unknown id ${id}`);
      return at;
    },
    explain: (i, j) => ({
      fit: score(i, j),
      isAllowed: fit(i, j) >= 0,
      criteria: criteria.map((criterion) => {
        const points = criterion.points(i, j);
        return {
          criterion: criterion.criterion,
          weight: criterion.weight,
          points: Number.isNaN(points) ? null : points,
          reason: criterion.reason(i, j),
        };
      }),
      rules: rules.map((rule) => ({
        rule: rule.rule,
        isKept: rule.isKept(i, j),
        reason: rule.reason(i, j),
      })),
    }),
    removed: (person, side = 'left') => {
      const by: Partial<Record<Remover, number>> = {};
      const byAlone: Partial<Record<Remover, number>> = {};
      const count = (into: Partial<Record<Remover, number>>, remover: Remover) => {
        into[remover] = (into[remover] ?? 0) + 1;
      };
      let partners = 0;
      let allowed = 0;
      const others = side === 'left' ? right.length : left.length;
      for (let other = 0; other < others; other++) {
        const [i, j] = side === 'left' ? [person, other] : [other, person];
        if (isSamePerson(left[i]!, right[j]!)) continue;
        partners++;
        const removers = new Set<Remover>(
          rules.filter((rule) => !rule.isKept(i, j)).map(({ rule }) => rule),
        );
        if (score(i, j) < policy.minimumFit) removers.add('minimum_fit');
        for (const remover of removers) count(by, remover);
        const [only] = removers;
        if (only === undefined) allowed++;
        else if (removers.size === 1) count(byAlone, only);
      }
      return { partners, allowed, by, byAlone };
    },
    pairs: () => {
      const found: Pair[] = [];
      for (let i = 0; i < left.length; i++) {
        for (let j = 0; j < right.length; j++) {
          const value = fit(i, j);
          if (value >= 0) found.push([left[i]!.id, right[j]!.id, value]);
        }
      }
      return found;
    },
  };
}

function indexById(people: readonly Person[], place: string): ReadonlyMap<string, number> {
  const index = new Map<string, number>();
  people.forEach(({ id }, at) => {
    if (index.has(id)) {
      throw new MatchingError('duplicate_id', `${place}[${at}]`, `id ${JSON.stringify(id)} again`);
    }
    index.set(id, at);
  });
  return index;
}
