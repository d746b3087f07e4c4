/** All kinds that the schema knows. */
export type ProgramKind = 'one_to_one' | 'peer' | 'reverse' | 'circle' | 'flash';
/** The kinds that work from enrolment to close; a form offers no other. */
export const offeredKinds = ['one_to_one', 'reverse'] as const;

export type Side = 'mentor' | 'mentee' | 'peer';

/** The sides that people can take in a program of this kind. */
export function sidesOf(kind: ProgramKind): Side[] {
  return kind === 'peer' || kind === 'circle' ? ['peer'] : ['mentee', 'mentor'];
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
