import { describe, expect, it } from 'vitest';
import { type Course, daysToFirstMeeting, funnelOf, measureTargets } from './funnel.ts';

const course: Course = {
  phase: 'working',
  startsOn: '2026-01-01',
  endsOn: '2026-06-30',
  closedOn: null,
  cadenceDays: 30,
  isAgreed: true,
  heldOn: ['2026-01-11', '2026-02-15', '2026-03-20'],
  goalReviewed: true,
};
const silent: Course = { ...course, isAgreed: false, heldOn: [], goalReviewed: false };
const closed: Course = { ...course, phase: 'closed', closedOn: '2026-03-02' };

describe('the funnel', () => {
  it('counts each step by what happened, whatever the order', () => {
    const signedOnly: Course = { ...silent, isAgreed: true };
    const counts = funnelOf([course, silent, closed, signedOnly]);
    expect(counts.map(({ step, count }) => `${step} ${count}`)).toEqual([
      'matched 4',
      'met 2',
      'signed 3',
      'threeSessions 2',
      'goalReviewed 2',
      'plannedClose 1',
    ]);
  });

  it('measures days to the first meeting of those who met', () => {
    expect(daysToFirstMeeting([silent])).toBeNull();
    expect(daysToFirstMeeting([course, silent, { ...course, heldOn: ['2025-12-20'] }])).toBe(5);
  });
});

describe('targets', () => {
  it('leave out those of whom it cannot be said yet', () => {
    const young: Course = { ...silent, startsOn: '2026-03-20' };
    const { firstMeeting, agreement, plannedClose } = measureTargets(
      [course, silent, young, { ...silent, phase: 'ended_early' }, closed],
      '2026-04-01',
    );
    expect(firstMeeting).toEqual({ of: 4, met: 2 });
    expect(agreement).toEqual({ of: 4, met: 2 });
    expect(plannedClose).toEqual({ of: 2, met: 1 });
  });

  it('ask for a session in each whole cadence until the close', () => {
    expect(measureTargets([course], '2026-04-01').rhythm).toEqual({ of: 3, met: 3 });
    expect(measureTargets([silent], '2026-04-01').rhythm).toEqual({ of: 3, met: 0 });
    expect(measureTargets([closed], '2026-04-01').rhythm).toEqual({ of: 2, met: 2 });
    expect(measureTargets([course], '2027-01-01').rhythm).toEqual({ of: 6, met: 3 });
  });
});
