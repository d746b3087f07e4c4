/** All kinds that the schema knows. */
export type ProgramKind = 'one_to_one' | 'peer' | 'reverse' | 'circle' | 'flash';
/** The kinds that work from enrolment to close; a form offers no other. */
export const offeredKinds = ['one_to_one', 'peer', 'reverse', 'circle', 'flash'] as const;

export type Side = 'mentor' | 'mentee' | 'peer';

/** What sets a kind of mentoring apart: asked by rules and pages, so that none of them names a kind. */
export interface KindRules {
  /** The sides that people can take in a program of this kind. */
  sides: readonly Side[];
  /** How partners are found: from two sides, in one population, or by a manager who forms groups. */
  matching: 'sides' | 'population' | 'groups';
  /**
   * One conversation on one question: a short text is signed, the question needs no levels and no
   * milestones, the session that was held begins the close, and one outcome completes it.
   */
  isSingle: boolean;
  /** More than two: goals of the whole group beside one's own, attendance, and one may leave without ending it. */
  isGroup: boolean;
}

const twoSides: KindRules = {
  sides: ['mentee', 'mentor'],
  matching: 'sides',
  isSingle: false,
  isGroup: false,
};

export const kindRules: Record<ProgramKind, KindRules> = {
  one_to_one: twoSides,
  reverse: twoSides,
  flash: { ...twoSides, isSingle: true },
  peer: { sides: ['peer'], matching: 'population', isSingle: false, isGroup: false },
  circle: { sides: ['peer', 'mentor'], matching: 'groups', isSingle: false, isGroup: true },
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
