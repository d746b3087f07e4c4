import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { createTestWorld, makeOrganization } from '../../../tests/support/world.ts';
import { asActor } from '../../platform/database.server.ts';
import { NotFound } from '../../platform/refusal.ts';
import { findMessage, listOutbox } from './outbox-queries.server.ts';
import { writeMail } from './write-mail.server.tsx';

const world = await createTestWorld();
const { organizationId, admin, manager } = await makeOrganization(world);
const { admin: stranger } = await makeOrganization(world);

const write = (organization: string | null, subject: string, isSecret: boolean) =>
  writeMail(world, world.db, {
    organizationId: organization,
    to: 'nia@example.org',
    subject,
    isSecret,
    content: { paragraphs: ['The words of it, http://ithaca.test/join/abc'] },
  });
const open = await write(organizationId, 'A notice', false);
const secret = await write(organizationId, 'An invitation', true);
await write(null, 'A sign-in link', true);

it('lists the organization’s mail for its admin, and finds by address or subject', async () => {
  const { mails, total } = await listOutbox(world, admin, { search: '', page: 1 });
  expect(total).toBe(2);
  expect(mails.map((mail) => [mail.subject, mail.state]).toSorted()).toEqual([
    ['A notice', 'waiting'],
    ['An invitation', 'waiting'],
  ]);
  const search = async (text: string) =>
    (await listOutbox(world, admin, { search: text, page: 1 })).total;
  expect(await search('NOTICE')).toBe(1);
  expect(await search('nia@')).toBe(2);
  expect(await search('%')).toBe(0);
});

it('shows an admin what a notice says, and never what holds a sign-in link', async () => {
  expect((await findMessage(world, admin, open)).text).toContain('The words of it');
  const message = await findMessage(world, admin, secret);
  expect(message).toMatchObject({ subject: 'An invitation', text: null });
  expect(JSON.stringify(message)).not.toContain('/join/');
});

it('keeps bodies from any query that a page could make, not only from this one', async () => {
  for (const column of ['text', 'html']) {
    const read = asActor(world.db, admin, (connection) =>
      sql`select ${sql.ref(column)} from mail`.execute(connection),
    );
    await expect(read).rejects.toThrow(/permission denied/);
  }
  const bodies = await asActor(world.db, admin, (connection) =>
    sql<{ text: string | null }>`select readable_mail_text(id) as text from mail`.execute(
      connection,
    ),
  );
  expect(bodies.rows.filter((row) => row.text !== null)).toHaveLength(1);
});

it('is not found for managers, and for another organization’s admin', async () => {
  await expect(listOutbox(world, manager, { search: '', page: 1 })).rejects.toThrow(NotFound);
  await expect(findMessage(world, manager, open)).rejects.toThrow(NotFound);
  await expect(findMessage(world, stranger, open)).rejects.toThrow(NotFound);
  expect((await listOutbox(world, stranger, { search: '', page: 1 })).total).toBe(0);
});
