import { describe, expect, it } from 'vitest';
import { withChoices } from './choices.ts';
import type { Candidate } from './engine-input.ts';

const candidate = (enrolmentId: string, side: Candidate['side']) =>
  ({ enrolmentId, personId: `${enrolmentId} person`, side, declined: [] }) as unknown as Candidate;

describe('what people said in a choice round', () => {
  const people = [candidate('ann', 'mentee'), candidate('mia', 'mentor')];

  it('tells nobody whose word it was that a pair is not made', () => {
    const byMentor = withChoices(people, [
      { enrolmentId: 'mia', ranking: [], declined: ['ann', 'gone'] },
    ]);
    const byMentee = withChoices(people, [{ enrolmentId: 'ann', ranking: [], declined: ['mia'] }]);
    expect(byMentor).toEqual(byMentee);
    expect(byMentor.map(({ declined }) => declined)).toEqual([['mia person'], []]);
  });

  it('keeps the order of wishes, without those who have left', () => {
    const [ann, mia] = withChoices(people, [
      { enrolmentId: 'ann', ranking: [['gone'], ['mia']], declined: [] },
    ]);
    expect(ann?.ranking).toEqual([['mia']]);
    expect(mia).not.toHaveProperty('ranking');
  });
});
