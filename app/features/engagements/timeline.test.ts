import { describe, expect, it } from 'vitest';
import type { Situation } from './situation.ts';
import { timelineOf } from './timeline.ts';

const situation = (closedAt: Date | null = null): Situation => ({
  engagement: {
    id: 'e',
    kind: 'one_to_one',
    phase: 'working',
    startsOn: '2026-03-01',
    endsOn: '2026-03-11',
    members: [],
    me: { personId: 'me', name: '', headline: '', role: 'peer', enrolmentId: null },
    partners: [],
    partnerNames: '',
    agreedAt: new Date('2026-03-02T09:00:00Z'),
    closedAt,
  },
  goals: [
    { id: 'g', title: 'Goal', ownerId: 'me', state: 'active', dueOn: '2026-03-11', progress: 50 },
  ],
  milestones: [{ id: 'm', title: 'First', dueOn: '2026-03-04', reachedOn: '2026-03-04' }],
  sessions: [
    {
      id: 's',
      startsAt: new Date('2026-03-03T09:00:00Z'),
      minutes: 60,
      state: 'held',
      plannedBy: null,
    },
    {
      id: 'x',
      startsAt: new Date('2026-03-05T09:00:00Z'),
      minutes: 60,
      state: 'cancelled',
      plannedBy: null,
    },
    {
      id: 'l',
      startsAt: new Date('2026-03-10T09:00:00Z'),
      minutes: 60,
      state: 'scheduled',
      plannedBy: null,
    },
  ],
  actions: [],
  agreement: null,
  revisions: [],
  unratedBefore: [],
  lastPulseOn: null,
  outcomeWriterIds: [],
  unreadMessages: 0,
  reviews: [],
  extension: null,
  joining: null,
});

const noon = (day: string) => new Date(`${day}T12:00:00Z`);

describe('the timeline', () => {
  it('lines up what has a day, with today among it, and leaves out cancelled sessions', () => {
    const { marks, elapsed } = timelineOf(situation(), noon('2026-03-06'), 'UTC');
    expect(marks.map((mark) => `${mark.kind} ${mark.at} ${mark.isDone}`)).toEqual([
      'start 0 true',
      'agreed 10 true',
      'session 20 true',
      'milestone 30 true',
      'today 50 true',
      'session 90 false',
      'goal 100 false',
      'end 100 false',
    ]);
    expect(elapsed).toBe(50);
  });

  it('stays on the line before the start and after the end', () => {
    expect(timelineOf(situation(), noon('2026-02-01'), 'UTC').elapsed).toBe(0);
    expect(timelineOf(situation(), noon('2026-12-01'), 'UTC').elapsed).toBe(100);
  });

  it("counts days by its reader's calendar", () => {
    const closed = situation(new Date('2026-03-08T12:00:00Z'));
    const ended = (timeZone: string) =>
      timelineOf(closed, noon('2026-03-09'), timeZone).marks.find(({ kind }) => kind === 'closed');
    expect(ended('Pacific/Auckland')?.day).toBe('2026-03-09');
    expect(ended('America/Los_Angeles')?.day).toBe('2026-03-08');
  });

  it('stands still at the end', () => {
    const { marks, elapsed } = timelineOf(
      situation(new Date('2026-03-08T12:00:00Z')),
      noon('2027-01-01'),
      'UTC',
    );
    expect(elapsed).toBe(70);
    expect(marks.map((mark) => mark.kind)).not.toContain('today');
    expect(marks.find((mark) => mark.kind === 'closed')?.day).toBe('2026-03-08');
    // What was planned for later does not take place.
    expect(marks.filter((mark) => mark.kind === 'session')).toHaveLength(1);
  });
});
