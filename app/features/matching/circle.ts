import { z } from 'zod';
import { day, several } from '../../http/fields.ts';
import { type Refusal, refusal } from '../../platform/refusal.ts';
import type { Side } from '../programs/program-kind.ts';

/** How many people a circle has, its mentors not counted, and how many mentors at most. */
export const circleSize = { smallest: 3, largest: 12, mentors: 2 };

export const circleForm = z
  .object({ people: several(z.uuid(), 50), startsOn: day(), endsOn: day() })
  .refine(({ startsOn, endsOn }) => endsOn > startsOn, {
    path: ['endsOn'],
    error: 'matching:problems.endsBefore',
  });
export type CircleForm = z.output<typeof circleForm>;

/** An accepted enrolment, and whether it has room for one more circle. */
export interface CircleCandidate {
  enrolmentId: string;
  personId: string;
  name: string;
  email: string;
  side: Side;
  isFree: boolean;
}

/** Why these cannot be a circle; undefined where they can. */
export function faultOfCircle(people: readonly CircleCandidate[]): Refusal | undefined {
  const { smallest, largest, mentors } = circleSize;
  const members = people.filter(({ side }) => side !== 'mentor').length;
  if (members < smallest || members > largest) {
    return refusal('people', 'matching:problems.circleSize', { smallest, largest, count: members });
  }
  if (people.length - members > mentors) {
    return refusal('people', 'matching:problems.circleMentors', { mentors });
  }
  if (new Set(people.map(({ personId }) => personId)).size < people.length) {
    return refusal('people', 'matching:problems.circleTwice');
  }
  const full = people.filter(({ isFree }) => !isFree);
  if (full.length === 0) return undefined;
  const names = full.map(({ name }) => name).join(', ');
  return refusal('people', 'matching:problems.circleFull', { people: names });
}
