import { expect, it } from 'vitest';
import { nextRound } from './next-round.ts';

it('gives the next round the length of the last, from its end or from today', () => {
  const last = { startsOn: '2026-01-31', endsOn: '2026-07-31' };
  expect(nextRound(last, '2026-03-02')).toEqual({ startsOn: '2026-07-31', endsOn: '2027-01-31' });
  expect(nextRound(last, '2026-09-30')).toEqual({ startsOn: '2026-09-30', endsOn: '2027-03-30' });
  expect(nextRound({ ...last, endsOn: null }, '2026-03-02')).toEqual({
    startsOn: '2026-03-02',
    endsOn: null,
  });
});
