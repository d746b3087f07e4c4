import { describe, expect, it } from 'vitest';
import { dueNudges, type NudgeFacts } from './nudge.ts';
import { defaultSetting, mayCome, newSetting } from './nudge-setting.ts';

const now = new Date('2026-04-10T09:00:00Z');
const facts = (change: Partial<NudgeFacts> = {}): NudgeFacts => ({
  kind: 'one_to_one',
  phase: 'working',
  startsOn: '2026-03-02',
  endsOn: '2026-09-01',
  cadenceDays: 30,
  comingSessions: [{ id: 's', startsAt: new Date('2026-05-01T09:00Z'), isAgreed: true }],
  lastHeldAt: new Date('2026-04-01T09:00Z'),
  agreedAt: new Date('2026-03-03T09:00Z'),
  agreement: { id: 'a', writtenAt: new Date('2026-03-02T09:00Z'), isSigned: true },
  goals: [{ id: 'g', lastLookAt: new Date('2026-04-01T09:00Z') }],
  actions: [],
  movedReviews: [],
  answeredReviews: [],
  ...change,
});
const due = (change: Partial<NudgeFacts>, at = now) =>
  dueNudges(facts(change), at, 'Europe/London').map(({ kind, count }) => `${kind} ${count}`);

describe('what somebody is reminded of', () => {
  it('is nothing while all goes well', () => {
    expect(due({})).toEqual([]);
  });

  it('is an agreed session of tomorrow, and not one that nobody said yes to', () => {
    const session = (startsAt: string, isAgreed = true) => ({
      comingSessions: [{ id: 's', startsAt: new Date(startsAt), isAgreed }],
    });
    expect(due(session('2026-04-11T10:00Z'))).toEqual(['sessionTomorrow 1']);
    expect(due(session('2026-04-11T10:00Z', false))).toEqual([]);
    expect(due(session('2026-04-10T10:00Z'))).toEqual([]);
    expect(due(session('2026-04-12T10:00Z'))).toEqual([]);
  });

  it('is a signature, a review, late actions, a next session and a look at a goal', () => {
    const agreement = { id: 'a', writtenAt: new Date('2026-04-06T09:00Z'), isSigned: false };
    expect(due({ agreement })).toEqual(['agreementUnsigned 4']);
    expect(due({ agreement: { ...agreement, writtenAt: now } })).toEqual([]);
    expect(due({ movedReviews: [{ number: 1, dueOn: '2026-04-12' }] })).toEqual(['reviewDue 1']);
    expect(
      due({ movedReviews: [{ number: 1, dueOn: '2026-04-12' }], answeredReviews: [1] }),
    ).toEqual([]);
    const actions = [
      { id: '1', dueOn: '2026-04-01' },
      { id: '2', dueOn: '2026-04-09' },
      { id: '3', dueOn: '2026-04-10' },
    ];
    expect(due({ actions })).toEqual(['actionOverdue 2']);
    expect(due({ comingSessions: [] })).toEqual(['noNextSession 9']);
    expect(due({ goals: [{ id: 'g', lastLookAt: new Date('2026-03-01T09:00Z') }] })).toEqual([
      'checkInDue 40',
    ]);
  });

  it('comes once for the same thing: its name changes only when the thing does', () => {
    const about = (change: Partial<NudgeFacts>, at: string) =>
      dueNudges(facts(change), new Date(at), 'UTC').map((nudge) => nudge.about)[0];
    const silent = { comingSessions: [], goals: [] };
    expect(about(silent, '2026-04-12T09:00Z')).toBe(about(silent, '2026-04-20T09:00Z'));
    expect(about(silent, '2026-04-12T09:00Z')).not.toBe(about(silent, '2026-05-02T09:00Z'));
    const late = { actions: [{ id: '1', dueOn: '2026-04-01' }] };
    expect(about(late, '2026-04-12T09:00Z')).toBe(about(late, '2026-04-20T09:00Z'));
  });

  it('is nothing while an engagement pauses, closes or is over', () => {
    for (const phase of ['paused', 'closing', 'closed', 'ended_early'] as const) {
      expect(due({ phase, comingSessions: [] }), phase).toEqual([]);
    }
    expect(due({ comingSessions: [] }, new Date('2026-09-02T09:00Z'))).toEqual([]);
    expect(due({ phase: 'preparing', comingSessions: [] })).toEqual([]);
  });
});

describe('when a reminder may come', () => {
  const at = (moment: string, change: object = {}, setting = {}) =>
    mayCome(
      { ...defaultSetting, ...setting },
      { now: new Date(moment), timeZone: 'Pacific/Auckland', recent: [], quiet: [], ...change },
    );

  it('is by day on the reader’s own clock', () => {
    // 20:00 UTC is 8:00 of the next morning in Auckland in winter, 9:00 in summer.
    expect(at('2026-06-01T19:59:00Z')).toBe(false);
    expect(at('2026-06-01T20:00:00Z')).toBe(true);
    expect(at('2026-06-02T07:00:00Z')).toBe(false);
    expect(at('2026-01-01T19:00:00Z')).toBe(true);
  });

  it('is twice a week at most, not in quiet weeks, and not while snoozed', () => {
    const noon = '2026-06-03T00:00:00Z';
    const sent = (...days: string[]) => ({ recent: days.map((day) => new Date(`${day}T01:00Z`)) });
    expect(at(noon, sent('2026-06-01'))).toBe(true);
    expect(at(noon, sent('2026-06-01', '2026-05-28'))).toBe(false);
    expect(at(noon, sent('2026-06-01', '2026-05-26'))).toBe(true);
    expect(at(noon, {}, { perWeek: 0 })).toBe(false);
    expect(at(noon, { quiet: [{ fromOn: '2026-06-01', untilOn: '2026-06-03' }] })).toBe(false);
    expect(at(noon, { quiet: [{ fromOn: '2026-06-04', untilOn: '2026-06-05' }] })).toBe(true);
    expect(at(noon, {}, { snoozedUntil: '2026-06-04' })).toBe(false);
    expect(at(noon, {}, { snoozedUntil: '2026-06-03' })).toBe(true);
  });

  it('is chosen by a form that keeps the hours in order', () => {
    const given = { kinds: ['reviewDue'], perWeek: '1', from: '09:00', until: '17:30' };
    expect(newSetting.parse({ ...given, snoozedUntil: '' })).toMatchObject({
      perWeek: 1,
      fromMinute: 540,
      untilMinute: 1050,
      snoozedUntil: null,
    });
    expect(newSetting.parse(given).kindsOff).not.toContain('reviewDue');
    const fault = newSetting.safeParse({ ...given, until: '09:00' });
    expect(fault.error?.issues.map((issue) => issue.path)).toEqual([['until']]);
  });
});
