import { describe, expect, it } from 'vitest';
import { canAccept, canClaim, invitationState, inviteePerson } from './invitation.ts';
import { joinStep } from './join-step.ts';
import { higherRole, losesLastAdmin } from './member.ts';

const now = new Date('2026-03-02T09:00:00Z');
const later = new Date('2026-03-02T09:00:01Z');

describe('an invitation', () => {
  it('is open until it is accepted or its time is over', () => {
    expect(invitationState({ acceptedAt: null, expiresAt: later }, now)).toBe('open');
    expect(invitationState({ acceptedAt: null, expiresAt: now }, now)).toBe('expired');
    expect(invitationState({ acceptedAt: now, expiresAt: now }, later)).toBe('accepted');
  });

  it('tells apart who has the address', () => {
    expect(inviteePerson(undefined)).toBe('nobody');
    expect(inviteePerson({ hasAccount: false, emailVerified: false })).toBe('unclaimed');
    expect(inviteePerson({ hasAccount: true, emailVerified: false })).toBe('claimed');
    // They came in by a sign-in link: no password, and yet in use.
    expect(inviteePerson({ hasAccount: false, emailVerified: true })).toBe('claimed');
  });

  it('lets a link that its inviter saw claim nobody who belongs elsewhere too', () => {
    expect(canClaim({ linkShown: false, elsewhere: true })).toBe(true);
    expect(canClaim({ linkShown: true, elsewhere: false })).toBe(true);
    expect(canClaim({ linkShown: true, elsewhere: true })).toBe(false);
  });

  it('is accepted by the invited person, or by anybody while nobody has the address', () => {
    const invitation = { email: 'nia@example.org', invitee: 'claimed' } as const;
    expect(canAccept({ email: 'nia@example.org' }, invitation)).toBe(true);
    expect(canAccept({ email: 'omar@example.org' }, invitation)).toBe(false);
    expect(canAccept({ email: 'omar@example.org' }, { ...invitation, invitee: 'nobody' })).toBe(
      true,
    );
  });
});

it('asks the holder of a link for the one thing that comes next', () => {
  const invitation = {
    state: 'open',
    email: 'nia@example.org',
    invitee: 'unclaimed',
    elsewhere: true,
    linkShown: false,
  } as const;
  const nia = { email: 'nia@example.org' };
  const omar = { email: 'omar@example.org' };
  expect(joinStep(null, nia)).toBe('unknown');
  expect(joinStep({ ...invitation, state: 'expired' }, nia)).toBe('expired');
  expect(joinStep({ ...invitation, state: 'accepted' }, null)).toBe('accepted');
  expect(joinStep(invitation, nia)).toBe('accept');
  expect(joinStep(invitation, omar)).toBe('forAnother');
  expect(joinStep(invitation, null)).toBe('create');
  expect(joinStep({ ...invitation, linkShown: true }, null)).toBe('proveAddress');
  expect(joinStep({ ...invitation, invitee: 'claimed' }, null)).toBe('signIn');
  expect(joinStep({ ...invitation, invitee: 'nobody' }, null)).toBe('create');
});

describe('roles', () => {
  it('never leave an organization without an admin', () => {
    expect(losesLastAdmin(['a'], 'a', 'manager')).toBe(true);
    expect(losesLastAdmin(['a'], 'a', null)).toBe(true);
    expect(losesLastAdmin(['a'], 'a', 'admin')).toBe(false);
    expect(losesLastAdmin(['a'], 'b', null)).toBe(false);
    expect(losesLastAdmin(['a', 'b'], 'a', null)).toBe(false);
  });

  it('only rise by an invitation', () => {
    expect(higherRole('member', 'manager')).toBe('manager');
    expect(higherRole('admin', 'member')).toBe('admin');
  });
});
