/** All kinds that the schema knows. */
export type ProgramKind = 'one_to_one' | 'peer' | 'reverse' | 'circle' | 'flash';
/** The kinds that work from enrolment to close; a form offers no other. */
export const offeredKinds = ['one_to_one', 'peer', 'reverse'] as const;

export type Side = 'mentor' | 'mentee' | 'peer';

/** What sets a kind of mentoring apart: asked by rules and pages, so that none of them names a kind. */
export interface KindRules {
  /** The sides that people can take in a program of this kind. */
  sides: readonly Side[];
  /** How partners are found: from two sides, in one population, or by a manager who forms groups. */
  matching: 'sides' | 'population' | 'groups';
}

const twoSides: KindRules = { sides: ['mentee', 'mentor'], matching: 'sides' };

export const kindRules: Record<ProgramKind, KindRules> = {
  one_to_one: twoSides,
  reverse: twoSides,
  flash: twoSides,
  peer: { sides: ['peer'], matching: 'population' },
  circle: { sides: ['peer', 'mentor'], matching: 'groups' },
};

export function sidesOf(kind: ProgramKind): readonly Side[] {
  return kindRules[kind].sides;
}

/** Where an enrolment stands, in the order in which a list shows them. */
export const enrolmentStates = [
  'applied',
  'waitlisted',
  'accepted',
  'matched',
  'paused',
  'completed',
  'withdrawn',
] as const;
export type EnrolmentState = (typeof enrolmentStates)[number];
