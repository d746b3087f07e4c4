import { beforeEach, describe, expect, it } from 'vitest';
import { createBrowser } from '../../../tests/support/browser.ts';
import { createTestWorld, makeOrganization } from '../../../tests/support/world.ts';
import { NotFound } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { ensurePeople } from '../people/ensure-people.server.ts';
import { signIn, signUp } from '../people/sign-in.server.ts';
import { acceptAsNewcomer, acceptInvitation } from './accept-invitation.server.ts';
import { addMembers } from './add-members.server.ts';
import { findHeldInvitation, listOpenInvitations } from './invitation-queries.server.ts';
import { invitePerson, resendInvitation, withdrawInvitation } from './invite-person.server.ts';

const world = await createTestWorld();
/** The same world without an SMTP server: links are shown to the inviter. */
const silent: World = { ...world, deliversMail: false };
const password = 'a raft of olive logs';
let organization: Awaited<ReturnType<typeof makeOrganization>>;
let number = 0;
let email = '';
beforeEach(async () => {
  organization = await makeOrganization(world, { name: 'Harbour School' });
  world.clock.moveTo(new Date('2026-03-02T09:00:00Z'));
  number += 1;
  email = `nia${number}@example.org`;
  await world.runJobs();
});

const refused = (key: string) => ({ problems: [expect.objectContaining({ key })] });
const given = { name: 'Nia Okafor', password };
const request = () => createBrowser(world).request();

/** Invites by mail and reads the token out of it. */
async function mailedToken(role: 'member' | 'manager' = 'member'): Promise<string> {
  const invited = await invitePerson(world, organization.admin, { email, name: 'Nia', role });
  expect(invited).toEqual({ email, link: null });
  const [mail] = await world.runJobs();
  expect(mail?.to).toBe(email);
  return /\/join\/(\w+)/.exec(mail?.text ?? '')?.[1] ?? '';
}

const membershipsOf = (address: string) =>
  world.db
    .selectFrom('person')
    .innerJoin('membership', 'membership.person_id', 'person.id')
    .innerJoin('profile', (join) =>
      join
        .onRef('profile.person_id', '=', 'person.id')
        .onRef('profile.organization_id', '=', 'membership.organization_id'),
    )
    .select(['person.id', 'person.name', 'person.email_verified', 'membership.role'])
    .where('person.email', '=', address)
    .where('membership.organization_id', '=', organization.organizationId)
    .execute();

/** Somebody whom an import brought: a person and a membership, no password. */
async function importPerson(): Promise<string> {
  const people = await ensurePeople(world.db, world, [{ email, name: 'OKAFOR Nia' }]);
  const id = people.get(email)?.id ?? '';
  await addMembers(world.db, world, organization.organizationId, [id]);
  return id;
}

describe('accepting as a newcomer', () => {
  it('creates an account with the invited address, a membership and a profile, once', async () => {
    const token = await mailedToken('manager');
    const { invitation, headers } = await acceptAsNewcomer(world, request(), token, given);
    expect(invitation.slug).toBe(organization.slug);
    expect(headers.getSetCookie().join()).toContain('session_token');
    expect(await membershipsOf(email)).toMatchObject([
      { name: 'Nia Okafor', role: 'manager', email_verified: true },
    ]);
    const again = acceptAsNewcomer(world, request(), token, given);
    await expect(again).rejects.toMatchObject(refused('organizations:join.notGood'));
  });

  it('takes no address for proved when the inviter saw the link', async () => {
    const invited = await invitePerson(silent, organization.admin, {
      email,
      name: '',
      role: 'member',
    });
    const token = invited.link?.split('/join/')[1] ?? '';
    await acceptAsNewcomer(silent, request(), token, given);
    expect(await membershipsOf(email)).toMatchObject([{ email_verified: false }]);
  });
});

describe('accepting as somebody whom an import brought', () => {
  it('sets name and password of that same person', async () => {
    const id = await importPerson();
    const token = await mailedToken('manager');
    await acceptAsNewcomer(world, request(), token, given);
    expect(await membershipsOf(email)).toEqual([
      { id, name: 'Nia Okafor', role: 'manager', email_verified: true },
    ]);
    await signIn(world, request(), { email, password });
  });

  it('refuses a link that its inviter saw while the person belongs elsewhere too', async () => {
    const id = await importPerson();
    const other = await makeOrganization(world);
    await addMembers(world.db, world, other.organizationId, [id]);
    const order = { email, name: '', role: 'member' } as const;
    const invited = await invitePerson(silent, other.admin, order);
    const token = invited.link?.split('/join/')[1] ?? '';
    await expect(acceptAsNewcomer(silent, request(), token, given)).rejects.toMatchObject(
      refused('organizations:join.proveAddress'),
    );
    const accounts = world.db.selectFrom('auth_account').where('person_id', '=', id);
    expect(await accounts.selectAll().execute()).toEqual([]);
  });

  it('refuses whoever is signed in with another address', async () => {
    await importPerson();
    const token = await mailedToken();
    const { manager } = organization;
    const visitor = { personId: manager.personId, email: 'somebody@example.org' };
    await expect(acceptInvitation(world, visitor, token)).rejects.toMatchObject(
      refused('organizations:join.forAnother'),
    );
  });
});

describe('accepting with an account', () => {
  it('needs the account of the invited address, signed in', async () => {
    await signUp(world, request(), { name: 'Nia', email, password });
    const token = await mailedToken();
    await expect(acceptAsNewcomer(world, request(), token, given)).rejects.toMatchObject(
      refused('organizations:join.signInFirst'),
    );
    const held = await findHeldInvitation(world.db, token, world.clock.now());
    expect(held?.invitee).toBe('claimed');
    await acceptInvitation(world, { personId: held?.inviteeId ?? '', email }, token);
    expect(await membershipsOf(email)).toMatchObject([{ role: 'member', name: 'Nia' }]);
  });

  it('takes any account while nobody has the invited address, and never lowers a role', async () => {
    const token = await mailedToken();
    const { manager, organizationId } = organization;
    await acceptInvitation(world, { personId: manager.personId, email: 'max@example.org' }, token);
    const role = await world.db
      .selectFrom('membership')
      .select('role')
      .where('organization_id', '=', organizationId)
      .where('person_id', '=', manager.personId)
      .executeTakeFirst();
    expect(role?.role).toBe('manager');
  });

  it('happens once when two tabs send it at the same time', async () => {
    const token = await mailedToken();
    const { manager, admin } = organization;
    const accept = (personId: string) =>
      acceptInvitation(world, { personId, email: 'x@example.org' }, token);
    const results = await Promise.allSettled([accept(manager.personId), accept(admin.personId)]);
    expect(results.map((result) => result.status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });
});

describe('an invitation', () => {
  it('is good for 30 days', async () => {
    const token = await mailedToken();
    const state = async () => (await findHeldInvitation(world.db, token, world.clock.now()))?.state;
    world.clock.moveTo(new Date('2026-04-01T08:59:59Z'));
    expect(await state()).toBe('open');
    world.clock.moveTo(new Date('2026-04-01T09:00:00Z'));
    expect(await state()).toBe('expired');
    await expect(acceptAsNewcomer(world, request(), token, given)).rejects.toMatchObject(
      refused('organizations:join.notGood'),
    );
  });

  it('gets a new link when it is sent again, and none works once it is withdrawn', async () => {
    const { admin } = organization;
    const first = await mailedToken();
    const open = async () => (await listOpenInvitations(world, admin, 1)).invitations;
    const invitationId = async () => (await open())[0]?.id ?? '';
    await resendInvitation(world, admin, await invitationId());
    const [mail] = await world.runJobs();
    const second = /\/join\/(\w+)/.exec(mail?.text ?? '')?.[1] ?? '';
    const held = (token: string) => findHeldInvitation(world.db, token, world.clock.now());
    expect(await held(first)).toBeNull();
    expect((await held(second))?.state).toBe('open');
    await withdrawInvitation(world, admin, await invitationId());
    expect(await held(second)).toBeNull();
    expect(await open()).toEqual([]);
  });

  it('is not needed by whoever is a member already', async () => {
    const token = await mailedToken();
    await acceptAsNewcomer(world, request(), token, given);
    const again = invitePerson(world, organization.admin, { email, name: '', role: 'member' });
    await expect(again).rejects.toMatchObject(refused('organizations:invitation.memberAlready'));
  });

  it('is the admins’ affair: not found for managers and strangers', async () => {
    await mailedToken();
    const { admin, manager } = organization;
    const { admin: stranger } = await makeOrganization(world);
    const id = (await listOpenInvitations(world, admin, 1)).invitations[0]?.id ?? '';
    const order = { email, name: '', role: 'member' } as const;
    await expect(invitePerson(world, manager, order)).rejects.toThrow(NotFound);
    await expect(listOpenInvitations(world, manager, 1)).rejects.toThrow(NotFound);
    expect((await listOpenInvitations(world, stranger, 1)).total).toBe(0);
    await expect(resendInvitation(world, manager, id)).rejects.toThrow(NotFound);
    await expect(resendInvitation(world, stranger, id)).rejects.toThrow(NotFound);
    await withdrawInvitation(world, stranger, id);
    expect((await listOpenInvitations(world, admin, 1)).total).toBe(1);
  });
});
