import { type Person, parsePolicy } from '@ithaca/matching';
import { z } from 'zod';
import { line, wholeNumber } from '../../../http/fields.ts';
import type { Decisions, GroundContent, MatchingInput } from '../../../platform/solver.ts';
import { largestCapacity } from '../../enrolment/enrolment.ts';

/** A person as a run freezes them; written from the engine's own type. */
const person = z.custom<Person>((value) => z.object({ id: z.uuid() }).safeParse(value).success);
const policy = z.unknown().transform((stored, context) => {
  const parsed = parsePolicy(stored);
  if (parsed.ok) return parsed.value;
  context.addIssue({ code: 'custom', message: parsed.error.message });
  return z.NEVER;
});
const pair = { mentee: z.uuid(), mentor: z.uuid() };

/** One thing that a manager wants otherwise than in the run. People are named by their enrolments. */
export const scenarioChange = z.discriminatedUnion('change', [
  z.object({ change: z.literal('pin'), ...pair }),
  z.object({ change: z.literal('forbid'), ...pair }),
  /** Free places in this run, in full. */
  z.object({ change: z.literal('capacity'), person: z.uuid(), places: z.number().int() }),
  z.object({ change: z.literal('withdraw'), person: z.uuid() }),
  z.object({
    change: z.literal('add'),
    person: z.uuid(),
    side: z.enum(['mentee', 'mentor', 'peer']),
    /** As they were when they were added. */
    as: person,
  }),
  z.object({ change: z.literal('policy'), policy }),
]);
export type ScenarioChange = z.output<typeof scenarioChange>;
export const scenarioChanges = z.array(scenarioChange);

/** More would be another run. */
export const mostChanges = 100;

export const scenarioName = () => line(80);
export const places = () => wholeNumber(0, largestCapacity);

function subjectOf(change: ScenarioChange): string {
  switch (change.change) {
    case 'pin':
    case 'forbid':
      return [change.mentee, change.mentor].sort().join(' ');
    case 'policy':
      return 'policy';
    default:
      return change.person;
  }
}

/** The changes with one more; what was said of the same pair, person or policy before gives way. */
export function withChange(
  changes: readonly ScenarioChange[],
  change: ScenarioChange,
): ScenarioChange[] {
  const subject = subjectOf(change);
  const before = changes.find((one) => subjectOf(one) === subject);
  const rest = changes.filter((one) => one !== before);
  // Whoever was added here and goes again was never there; other places make them come with those.
  if (before?.change === 'add') {
    if (change.change === 'withdraw') return withoutPairsOf(rest, before.person);
    if (change.change === 'capacity') {
      return [...rest, { ...before, as: { ...before.as, capacity: change.places } }];
    }
  }
  const kept = change.change === 'withdraw' ? withoutPairsOf(rest, change.person) : rest;
  return [...kept, change];
}

function withoutPairsOf(changes: readonly ScenarioChange[], person: string): ScenarioChange[] {
  return changes.filter(
    (one) =>
      (one.change !== 'pin' && one.change !== 'forbid') ||
      (one.mentee !== person && one.mentor !== person),
  );
}

/** The changes without the one at this place; pairs of somebody who is not there any more go with it. */
export function withoutChange(changes: readonly ScenarioChange[], at: number): ScenarioChange[] {
  const gone = changes[at];
  const rest = changes.filter((_, index) => index !== at);
  return gone?.change === 'add' ? withoutPairsOf(rest, gone.person) : rest;
}

/** What has to be scored anew: people who were added, another policy. */
export function groundUnder(
  { input, policy: own }: GroundContent,
  changes: readonly ScenarioChange[],
): GroundContent {
  const added = changes.filter((change) => change.change === 'add');
  const other = changes.find((change) => change.change === 'policy');
  const of = (side: 'mentee' | 'mentor' | 'peer') =>
    added.filter((change) => change.side === side).map(({ as }) => as);
  return {
    input: {
      ...input,
      mentees: [...input.mentees, ...of('mentee')],
      mentors: [...input.mentors, ...of('mentor')],
      ...(input.peers && { peers: [...input.peers, ...of('peer')] }),
    },
    policy: other?.policy ?? own,
  };
}

/** Whether a question about these changes needs scores of its own. */
export function changesScores(change: ScenarioChange): boolean {
  return change.change === 'add' || change.change === 'policy';
}

/** What the solver decides anew from where it stands. */
export function decisionsIn(changes: readonly ScenarioChange[]): Decisions {
  const pairs = (kind: 'pin' | 'forbid') =>
    changes.flatMap((one) =>
      one.change === kind ? [[one.mentee, one.mentor] as [string, string]] : [],
    );
  return {
    pinned: pairs('pin'),
    forbidden: pairs('forbid'),
    capacities: Object.fromEntries(
      changes.flatMap((one) => {
        if (one.change === 'capacity') return [[one.person, one.places]];
        return one.change === 'withdraw' ? [[one.person, 0]] : [];
      }),
    ),
  };
}

/** A run's people with all that was decided written into them, so that it can be solved again from there. */
export function inputUnder(
  input: MatchingInput,
  { pinned, forbidden, capacities }: Decisions,
): MatchingInput {
  const withPlaces = (people: readonly Person[]) =>
    people.map((one) => {
      const capacity = capacities[one.id];
      return capacity === undefined ? one : { ...one, capacity };
    });
  return {
    ...input,
    mentees: withPlaces(input.mentees),
    mentors: withPlaces(input.mentors),
    ...(input.peers && { peers: withPlaces(input.peers) }),
    pinned: [...(input.pinned ?? []), ...pinned],
    forbidden: [...(input.forbidden ?? []), ...forbidden],
  };
}
