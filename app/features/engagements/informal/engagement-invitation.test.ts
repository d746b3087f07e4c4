import { describe, expect, it } from 'vitest';
import {
  answerStep,
  counterpartOf,
  kindFor,
  lapsesAt,
  newEngagementInvitation,
  stateOf,
} from './engagement-invitation.ts';

const held = {
  state: 'open',
  email: 'nia@example.org',
  inviterId: 'ada',
  invitee: 'nobody',
  linkShown: false,
} as const;
const nia = { personId: 'nia', email: 'nia@example.org' };
const other = { personId: 'bo', email: 'bo@example.org' };

describe('an invitation to work together', () => {
  it('makes mentor and mentee of two, or two peers', () => {
    expect(counterpartOf('mentor')).toBe('mentee');
    expect(counterpartOf('mentee')).toBe('mentor');
    expect(counterpartOf('peer')).toBe('peer');
    expect([kindFor('mentor'), kindFor('mentee'), kindFor('peer')]).toEqual([
      'one_to_one',
      'one_to_one',
      'peer',
    ]);
  });

  it('lapses after thirty days, or when the proposed time is over', () => {
    const now = new Date('2026-03-02T09:00:00Z');
    expect(lapsesAt('2026-09-01', now)).toEqual(new Date('2026-04-01T09:00:00Z'));
    expect(lapsesAt('2026-03-10', now)).toEqual(new Date('2026-03-10T00:00:00Z'));
    const expiresAt = lapsesAt('2026-09-01', now);
    expect(stateOf({ answer: null, expiresAt }, now)).toBe('open');
    expect(stateOf({ answer: null, expiresAt }, expiresAt)).toBe('expired');
    expect(stateOf({ answer: 'declined', expiresAt }, expiresAt)).toBe('declined');
  });

  it('asks each holder of the link for the right next step', () => {
    expect(answerStep(null, nia)).toBe('unknown');
    expect(answerStep({ ...held, state: 'expired' }, nia)).toBe('expired');
    expect(answerStep(held, { personId: 'ada', email: 'ada@example.org' })).toBe('own');
    expect(answerStep(held, nia)).toBe('accept');
    expect(answerStep(held, other)).toBe('accept');
    expect(answerStep({ ...held, invitee: 'claimed' }, nia)).toBe('accept');
    expect(answerStep({ ...held, invitee: 'claimed' }, other)).toBe('forAnother');
    expect(answerStep({ ...held, invitee: 'unclaimed' }, other)).toBe('forAnother');
    expect(answerStep({ ...held, invitee: 'claimed' }, null)).toBe('signIn');
    expect(answerStep(held, null)).toBe('create');
  });

  it('lets a link that its inviter saw never claim somebody whom an import brought', () => {
    expect(answerStep({ ...held, invitee: 'unclaimed' }, null)).toBe('create');
    expect(answerStep({ ...held, invitee: 'unclaimed', linkShown: true }, null)).toBe(
      'proveAddress',
    );
  });

  it('says beside the field when the end does not come after the start', () => {
    const given = {
      email: 'Nia@Example.org',
      role: 'mentor',
      message: 'Please',
      startsOn: '2026-03-02',
      cadenceDays: '30',
      sessionMinutes: '60',
    };
    const wrong = newEngagementInvitation.safeParse({ ...given, endsOn: '2026-03-02' });
    expect(wrong.error?.issues).toMatchObject([{ path: ['endsOn'] }]);
    const right = newEngagementInvitation.parse({ ...given, endsOn: '2026-06-02' });
    expect(right).toMatchObject({ email: 'nia@example.org', name: '', cadenceDays: 30 });
  });
});
