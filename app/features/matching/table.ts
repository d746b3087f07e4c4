import {
  type AssignmentProblem,
  type AssignmentResult,
  type Change,
  type CriterionScore,
  createPeerScorer,
  createScorer,
  createSession,
  type Lever,
  levers,
  MatchingError,
  type Pair,
  type PairExplanation,
  type PairOfIds,
  type PeerResult,
  type Person,
  type Policy,
  type Progress,
  type Removed,
  type Scorer,
  type Session,
  type StableResult,
  solve,
  type Verdict,
  verify,
} from '@ithaca/matching';
import { repair } from '@ithaca/matching/rolling';
import type {
  Decisions,
  Levers,
  MatchingInput,
  MatchingProgress,
  MoreMentors,
  Possible,
} from '../../platform/solver.ts';
import { solveStable } from './stable-pairs.ts';

export type OnProgress = ((progress: MatchingProgress) => void) | undefined;

/** A result and, when somebody asks, what the independent verifier says of it. */
export interface Solved<Result = AssignmentResult | PeerResult> {
  result: Result;
  verdict(): Verdict;
}

/** A repair, and which pairs it adds to those that stay. */
export interface Repaired extends Solved<AssignmentResult> {
  kept: number;
  ended: readonly PairOfIds[];
  added: readonly Pair[];
}

/** People and policy as numbers, with a solver beside them; two sides or one population behind one face. */
export interface Table {
  /** Nobody among peers. */
  mentors: readonly string[];
  first(): Solved;
  /** A result in which no two would both rather have each other; only where pairs of two sides are listed. */
  stable?(): Solved<StableResult>;
  /** As many pairs as possible with as few of these taken apart; only where pairs of two sides are listed. */
  repaired?(existing: readonly PairOfIds[]): Repaired;
  /** The best pairs under these decisions; throws `MatchingError` where they make no sense together. */
  under(decisions: Decisions): Solved;
  /** Of two peers the one who comes first. */
  inOrder(pair: PairOfIds): PairOfIds;
  explain(pair: PairOfIds): PairExplanation;
  removed(id: string): Removed;
  allowedCount(mentor: string): number;
  possible(id: string): Possible;
  levers(decisions: Decisions): Omit<Levers, 'rules'>;
}

const undecided: Decisions = { pinned: [], forbidden: [], capacities: {} };

export function managersOf({ managers }: MatchingInput): ReadonlyMap<string, string> {
  return new Map(managers.map(({ personId, managerId }) => [personId, managerId]));
}

export const decidedIn = ({ pinned = [], forbidden = [] }: MatchingInput) => ({
  pinned,
  forbidden,
});

export function watching(onProgress: OnProgress): (progress: Progress) => void {
  return (progress) =>
    onProgress?.({
      // Looking at all pairs between two turns of pairing is part of it.
      phase: progress.phase === 'pricing' ? 'pairing' : progress.phase,
      ...('pivots' in progress && progress.pivots !== undefined && { steps: progress.pivots }),
    });
}

export function openSides(input: MatchingInput, policy: Policy, onProgress?: OnProgress): Table {
  onProgress?.({ phase: 'scoring' });
  const scorer = createScorer(policy, {
    left: input.mentees,
    right: input.mentors,
    managers: managersOf(input),
  });
  const problem = scorer.problem(decidedIn(input));
  const allowed = new Map<string, number>();
  for (const [, mentor] of problem.pairs) allowed.set(mentor, (allowed.get(mentor) ?? 0) + 1);
  const open = () => createSession(problem, { onProgress: watching(onProgress) });
  let session: Session | undefined = open();
  const first = solvedBy(session);
  let held = undecided;
  const move = (wanted: Decisions): Session => {
    const decisions = beside(problem, wanted, scorer);
    const moving = session ?? open();
    // Until the move is done nobody knows where it stands: a step that is refused leaves it halfway.
    session = undefined;
    for (const change of stepsBetween(problem, held, decisions)) moving.change(change);
    held = decisions;
    session = moving;
    return moving;
  };
  return {
    ...sharedBy(scorer),
    mentors: input.mentors.map(({ id }) => id),
    first: () => first,
    stable: () => solveStable(problem, input),
    repaired: (existing) => repairPairs(problem, existing, scorer, onProgress),
    under(decisions) {
      try {
        return solvedBy(move(decisions));
      } catch (error) {
        held = undecided;
        throw error;
      }
    },
    inOrder: (pair) => pair,
    explain: ([mentee, mentor]) =>
      scorer.explain(scorer.indexOf('left', mentee), scorer.indexOf('right', mentor)),
    allowedCount: (mentor) => allowed.get(mentor) ?? 0,
    levers(decisions) {
      const now = move(decisions);
      return { places: levers(now, mostLevers), mentors: moreMentors(now) };
    },
  };
}

function repairPairs(
  problem: AssignmentProblem,
  existing: readonly PairOfIds[],
  scorer: Pick<Scorer, 'indexOf' | 'explain'>,
  onProgress: OnProgress,
): Repaired {
  const listed = new Set(problem.pairs.map(keyOf));
  // Whatever the rules say by now: who is together may stay together.
  const asTheyAre = existing
    .filter((pair) => !listed.has(keyOf(pair)))
    .map(([mentee, mentor]): Pair => {
      const at = [scorer.indexOf('left', mentee), scorer.indexOf('right', mentor)] as const;
      return [mentee, mentor, scorer.explain(...at).fit];
    });
  const whole = { ...problem, pairs: [...problem.pairs, ...asTheyAre] };
  const { pairs, totalFit, worstFit, kept, ended, added, proof } = repair(whole, existing, {
    onProgress: watching(onProgress),
  });
  return {
    result: { ...proof.result, pairs, totalFit, worstFit },
    verdict: () => verify(proof.problem, proof.result),
    kept: kept.length,
    ended,
    added,
  };
}

function solvedBy({ problem, result }: Session): Solved {
  return { result, verdict: () => verify(problem, result) };
}

const keyOf = (pair: readonly [string, string, ...unknown[]]) => `${pair[0]} ${pair[1]}`;

/** These decisions each once, without those that the problem holds already and bans that the rules make needless. */
function beside(
  { pinned, forbidden }: { pinned: readonly PairOfIds[]; forbidden: readonly PairOfIds[] },
  wanted: Decisions,
  scorer: Pick<Scorer, 'fit' | 'indexOf' | 'people'>,
  sides: readonly ['left', 'left' | 'right'] = ['left', 'right'],
): Decisions {
  const { people, indexOf } = scorer;
  const known = new Set([...people.left, ...people.right].map(({ id }) => id));
  const stranger = Object.keys(wanted.capacities).find((id) => !known.has(id));
  if (stranger) throw new MatchingError('unknown_id', 'change', `unknown id ${stranger}`);
  const isAllowed = ([one, other]: PairOfIds) =>
    scorer.fit(indexOf(sides[0], one), indexOf(sides[1], other)) >= 0;
  return {
    pinned: missing(wanted.pinned, pinned),
    forbidden: missing(wanted.forbidden, forbidden).filter(isAllowed),
    capacities: wanted.capacities,
  };
}

/** Each once. */
export function missing(pairs: readonly PairOfIds[], among: readonly PairOfIds[]): PairOfIds[] {
  const there = new Set(among.map(keyOf));
  return [...new Map(pairs.map((pair) => [keyOf(pair), pair])).values()].filter(
    (pair) => !there.has(keyOf(pair)),
  );
}

/** From one set of decisions to another: first what sets free, then what binds. */
function stepsBetween(problem: AssignmentProblem, from: Decisions, to: Decisions): Change[] {
  const pairs = (change: 'pin' | 'unpin' | 'forbid' | 'allow', those: PairOfIds[]): Change[] =>
    those.map((pair) => ({ change, pair }));
  const places = (side: 'left' | 'right'): Change[] =>
    problem[side].flatMap(({ id, capacity }) => {
      const wanted = to.capacities[id] ?? capacity;
      if (wanted === (from.capacities[id] ?? capacity)) return [];
      return [{ change: 'capacity' as const, side, id, capacity: wanted }];
    });
  return [
    ...pairs('unpin', missing(from.pinned, to.pinned)),
    ...pairs('allow', missing(from.forbidden, to.forbidden)),
    ...places('left'),
    ...places('right'),
    ...pairs('forbid', missing(to.forbidden, from.forbidden)),
    ...pairs('pin', missing(to.pinned, from.pinned)),
  ];
}

/** Solving anew for each rule or person in turn is for populations where that takes a moment. */
export const mostPairsToSolve = 250_000;
export const mostLevers = 5;
/** How many mentors, dearest first, are tried as models of another one, and with how many places. */
const mostModels = 12;
const placesOfAnother = 5;

/** Another mentor like one who is in demand: tried by giving that one so many places more. */
export function moreMentors(session: Session): MoreMentors[] {
  const { problem, result } = session;
  const prices = result.certificate.dual.right;
  const covered = new Set(result.certificate.cardinality?.right);
  return problem.right
    .filter(({ id }) => covered.has(id) || (prices[id] ?? 0) > 0)
    .sort(
      (a, b) =>
        Number(covered.has(b.id)) - Number(covered.has(a.id)) ||
        (prices[b.id] ?? 0) - (prices[a.id] ?? 0),
    )
    .slice(0, mostModels)
    .map(({ id, capacity }) => {
      const more = session.tryOut({
        change: 'capacity',
        side: 'right',
        id,
        capacity: capacity + placesOfAnother,
      });
      return {
        like: id,
        places: placesOfAnother,
        morePairs: more.matched - result.matched,
        moreFit: more.totalFit - result.totalFit,
      };
    })
    .filter(({ morePairs }) => morePairs > 1)
    .sort((a, b) => b.morePairs - a.morePairs || b.moreFit - a.moreFit)
    .slice(0, mostLevers);
}

export function openPeers(
  input: MatchingInput,
  peers: readonly Person[],
  policy: Policy,
  onProgress?: OnProgress,
): Table {
  onProgress?.({ phase: 'scoring' });
  const scorer = createPeerScorer(policy, peers, managersOf(input));
  const problem = scorer.problem(decidedIn(input));
  const placesOf = new Map(peers.map(({ id, capacity }) => [id, capacity]));
  const at = (id: string) => scorer.indexOf('left', id);
  const inOrder = ([one, other]: PairOfIds): PairOfIds =>
    at(one) < at(other) ? [one, other] : [other, one];
  const under = (wanted: Decisions): Solved => {
    const decisions = beside(
      problem,
      { ...wanted, pinned: wanted.pinned.map(inOrder), forbidden: wanted.forbidden.map(inOrder) },
      scorer,
      ['left', 'left'],
    );
    refuseWrongPins(decisions.pinned, problem.forbidden, scorer);
    const changed = {
      ...problem,
      members: problem.members.map((member) => ({
        ...member,
        // Whoever was taken out of a run that was kept from a what-if has none.
        capacity: Math.min(1, decisions.capacities[member.id] ?? placesOf.get(member.id) ?? 1),
      })),
      pinned: [...problem.pinned, ...decisions.pinned],
      forbidden: [...problem.forbidden, ...decisions.forbidden],
    };
    const result = solve(changed, { onProgress: watching(onProgress) });
    if (result.kind !== 'peer') throw new Error('peers were matched as something else');
    return { result, verdict: () => verify(changed, result) };
  };
  let first: Solved | undefined;
  const shared = sharedBy(scorer);
  return {
    ...shared,
    mentors: [],
    first() {
      first ??= under(undecided);
      return first;
    },
    under,
    inOrder,
    explain: ([one, other]) =>
      bothWays(scorer.explain(at(one), at(other)), scorer.explain(at(other), at(one))),
    allowedCount: () => 0,
    levers(decisions) {
      if (peers.length ** 2 > mostPairsToSolve) return { places: null, mentors: null };
      const now = under(decisions).result;
      return {
        places: withdrawnBans(decisions, now, under),
        mentors: morePeers({ input, peers, policy }, decisions, now, shared.possible),
      };
    },
  };
}

/** What each ban costs: two whom somebody keeps apart, let together again. Places a peer has no more than one. */
function withdrawnBans(
  decisions: Decisions,
  now: Solved['result'],
  under: (decisions: Decisions) => Solved,
): Lever[] {
  return decisions.forbidden
    .slice(0, mostModels)
    .map((pair) => {
      const forbidden = decisions.forbidden.filter((one) => one !== pair);
      const { result } = under({ ...decisions, forbidden });
      return {
        change: { change: 'allow' as const, pair },
        morePairs: result.pairs.length - now.pairs.length,
        moreFit: result.totalFit - now.totalFit,
      };
    })
    .filter(({ morePairs, moreFit }) => morePairs > 0 || (morePairs === 0 && moreFit > 0))
    .sort((a, b) => b.morePairs - a.morePairs || b.moreFit - a.moreFit)
    .slice(0, mostLevers);
}

/** Another peer like the best partner of somebody left without one: solved with both, history left out. */
function morePeers(
  { input, peers, policy }: { input: MatchingInput; peers: readonly Person[]; policy: Policy },
  decisions: Decisions,
  now: Solved['result'],
  possible: Table['possible'],
): MoreMentors[] {
  const models = new Set(now.unmatched.flatMap(({ id }) => possible(id).partners[0]?.id ?? []));
  return peers
    .filter(({ id }) => models.has(id))
    .slice(0, mostLevers)
    .map((model) => {
      const twin = { ...model, id: 'another', personId: 'another', pairedWith: [], blocked: [] };
      const { result } = openPeers(input, [...peers, twin], policy).under(decisions);
      return {
        like: model.id,
        places: 1,
        morePairs: result.pairs.length - now.pairs.length,
        moreFit: result.totalFit - now.totalFit,
      };
    })
    .filter(({ morePairs }) => morePairs > 0)
    .sort((a, b) => b.moreFit - a.moreFit);
}

/** What a session of two sides refuses by itself. */
function refuseWrongPins(
  pinned: readonly PairOfIds[],
  forbidden: readonly PairOfIds[],
  scorer: Pick<Scorer, 'fit' | 'indexOf'>,
): void {
  const taken = new Set<string>();
  const banned = new Set(forbidden.map(keyOf));
  for (const pair of pinned) {
    const [one, other] = pair;
    const isAllowed = scorer.fit(scorer.indexOf('left', one), scorer.indexOf('left', other)) >= 0;
    if (!isAllowed || banned.has(keyOf(pair)) || taken.has(one) || taken.has(other)) {
      throw new MatchingError('bad_pin', 'change', `${one} and ${other} cannot be pinned`);
    }
    taken.add(one).add(other);
  }
}

/** What speaks for a pair from one side and from the other, each for half of its weight. */
function bothWays(there: PairExplanation, back: PairExplanation): PairExplanation {
  const half = (score: CriterionScore) => ({ ...score, weight: score.weight / 2 });
  return {
    fit: Math.round((there.fit + back.fit) / 2),
    isAllowed: there.isAllowed && back.isAllowed,
    criteria: there.criteria.flatMap((score, at) => {
      const other = back.criteria[at];
      // What is the same from both sides is said once.
      if (!other || isSame(score, other)) return [score];
      return [half(score), half(other)];
    }),
    rules: there.rules.map((check, at) => (check.isKept ? (back.rules[at] ?? check) : check)),
  };
}

function isSame(one: CriterionScore, other: CriterionScore): boolean {
  return one.points === other.points && JSON.stringify(one.reason) === JSON.stringify(other.reason);
}

const mostPartners = 10;

/** What needs the scores only. What the rules leave somebody never changes, so it is counted once. */
export function sharedBy(
  scorer: Pick<Scorer, 'people' | 'indexOf' | 'fit' | 'explain' | 'removed'>,
) {
  const { left, right } = scorer.people;
  const counted = new Map<string, Removed>();
  const onLeft = new Set(left.map(({ id }) => id));
  const sideOf = (id: string) => (onLeft.has(id) ? ('left' as const) : ('right' as const));
  const removed = (id: string): Removed => {
    const side = sideOf(id);
    const known = counted.get(id) ?? scorer.removed(scorer.indexOf(side, id), side);
    counted.set(id, known);
    return known;
  };
  return {
    removed,
    possible(id: string): Possible {
      const side = sideOf(id);
      const own = scorer.indexOf(side, id);
      const partners: { id: string; fit: number }[] = [];
      const byOneRule: Possible['byOneRule'][number][] = [];
      const person = (side === 'left' ? left : right)[own];
      (side === 'left' ? right : left).forEach((other, at) => {
        const [i, j] = side === 'left' ? [own, at] : [at, own];
        const fit = scorer.fit(i, j);
        if (fit >= 0) {
          partners.push({ id: other.id, fit });
          return;
        }
        if (other.personId !== undefined && other.personId === person?.personId) return;
        const explanation = scorer.explain(i, j);
        const [broken, ...more] = explanation.rules.filter(({ isKept }) => !isKept);
        if (broken && more.length === 0) {
          const { field } = broken.reason.values;
          byOneRule.push({
            id: other.id,
            fit: explanation.fit,
            rule: broken.rule,
            ...(typeof field === 'string' && { field }),
          });
        }
      });
      const best = (a: { fit: number }, b: { fit: number }) => b.fit - a.fit;
      return {
        capacity: person?.capacity ?? 1,
        removed: removed(id),
        partners: partners.sort(best).slice(0, mostPartners),
        byOneRule: byOneRule.sort(best).slice(0, mostPartners),
      };
    },
  };
}
