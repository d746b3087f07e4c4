import { expect, it } from 'vitest';
import { createTestWorld, makeOrganization } from '../../../tests/support/world.ts';
import { asActor } from '../../platform/database.server.ts';
import { hashToken, writeInvitation } from './write-invitation.server.ts';

const world = await createTestWorld();
const { organizationId, admin } = await makeOrganization(world, { name: 'Harbour School' });

const invite = (email: string) =>
  asActor(world.db, admin, (connection) =>
    writeInvitation(connection, world, {
      organizationId,
      email,
      name: 'Nia',
      role: 'member',
      programId: null,
      invitedBy: admin.personId,
    }),
  );

const invitations = (email: string) =>
  world.db.selectFrom('invitation').selectAll().where('email', '=', email).execute();

it('keeps only what the token hashes to, and mails the link', async () => {
  const { link, mailId } = await invite('Nia@Example.org');
  const token = link.split('/join/')[1] ?? '';
  const [invitation, ...others] = await invitations('nia@example.org');
  expect(others).toEqual([]);
  expect(invitation?.token_hash).toBe(hashToken(token));
  expect(JSON.stringify(invitation)).not.toContain(token);
  const mail = await world.db
    .selectFrom('mail')
    .selectAll()
    .where('id', '=', mailId)
    .executeTakeFirstOrThrow();
  expect(mail).toMatchObject({ recipient: 'nia@example.org', is_secret: true });
  expect(mail.subject).toBe('You are invited to Harbour School');
  expect(mail.text).toContain(link);
  expect(mail.text).toContain('Ada Admin invites you');
});

it('replaces an earlier open invitation of the same address', async () => {
  const first = await invite('omar@example.org');
  const second = await invite('omar@example.org');
  const rows = await invitations('omar@example.org');
  expect(rows).toHaveLength(1);
  expect(rows[0]?.token_hash).toBe(hashToken(second.link.split('/join/')[1] ?? ''));
  expect(second.link).not.toBe(first.link);
});
