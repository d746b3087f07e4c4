import { describe, expect, it } from 'vitest';
import { canSeeOutbox, mailState, minutesUntilNextTry } from './mail-state.ts';

const now = new Date('2026-03-10T09:00:00Z');
const writtenAt = new Date('2026-03-10T08:00:00Z');

describe('the state of a mail', () => {
  it('is waiting until something happens, and sent once it is', () => {
    expect(mailState({ sentAt: null, writtenAt, failure: null }, now)).toBe('waiting');
    expect(mailState({ sentAt: now, writtenAt, failure: null }, now)).toBe('sent');
  });

  it('is failed while it is tried again, and given up after three days', () => {
    const early = new Date('2026-03-07T08:59:00Z');
    expect(mailState({ sentAt: null, writtenAt, failure: 'no' }, now)).toBe('failed');
    expect(mailState({ sentAt: null, writtenAt: early, failure: 'no' }, now)).toBe('givenUp');
  });
});

it('waits twice as long after each failure, at most an hour', () => {
  expect([1, 2, 3, 6, 7, 50].map(minutesUntilNextTry)).toEqual([1, 2, 4, 32, 60, 60]);
});

it('shows the outbox to admins only', () => {
  const actor = { personId: 'p', organizationId: 'o' };
  expect(canSeeOutbox({ ...actor, role: 'admin' })).toBe(true);
  expect(canSeeOutbox({ ...actor, role: 'manager' })).toBe(false);
  expect(canSeeOutbox({ ...actor, role: 'member' })).toBe(false);
});
