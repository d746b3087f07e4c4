import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { startSmtpPeer } from '../../../tests/support/smtp-peer.ts';
import { createTestWorld } from '../../../tests/support/world.ts';
import { createMailTransport, deliverMail, type MailTransport } from './deliver-mail.server.ts';
import { exampleDomain } from './invented-addresses.ts';
import { findForgottenMail, startMailSweep } from './sweep-mail.server.ts';
import { writeMail } from './write-mail.server.tsx';

const world = await createTestWorld();
const peer = await startSmtpPeer();
afterAll(() => peer.stop());

const start = new Date('2026-03-02T09:00:00Z');
const later = (minutes: number) => world.clock.moveTo(new Date(start.getTime() + minutes * 60_000));

beforeEach(async () => {
  world.clock.moveTo(start);
  await world.db.deleteFrom('mail').execute();
});

const organization = world.random.id();
await world.db
  .insertInto('organization')
  .values({ id: organization, name: 'Test', slug: 'test', created_at: start })
  .execute();

const write = (organizationId: string | null = organization, to = 'nia@example.org') =>
  writeMail(world, world.db, {
    organizationId,
    to,
    subject: 'Grüße an Nia',
    content: { greeting: 'Hello Nia,', paragraphs: ['You are awaited at the ≪quay≫.'] },
  });

const rowOf = (id: string) =>
  world.db.selectFrom('mail').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

/** A mail server that is not there: nothing listens on this port. */
const closed = createMailTransport('smtp://127.0.0.1:1', 'Ithaca <ithaca@example.org>');

describe('delivering', () => {
  it('hands a real mail server both the page and its plain-text twin', async () => {
    const transport = createMailTransport(peer.url, 'Ithaca <ithaca@example.org>');
    const id = await write();
    expect(await deliverMail(world, transport, id)).toBe('sent');
    const mail = await peer.mailTo('nia@example.org', /Grüße/);
    expect(mail.from?.text).toContain('ithaca@example.org');
    expect(mail.text).toContain('You are awaited at the ≪quay≫.');
    expect(mail.html).toContain('<p');
    expect(await rowOf(id)).toMatchObject({ attempts: 1, failure: null, not_before: null });
    expect(await deliverMail(world, transport, id)).toBe('nothing to do');
    expect(peer.received).toHaveLength(1);
  });

  it('leaves the mail waiting, with the attempt counted, when the server does not answer', async () => {
    const id = await write();
    await expect(deliverMail(world, closed, id)).rejects.toThrow();
    const row = await rowOf(id);
    expect(row).toMatchObject({ attempts: 1, sent_at: null });
    expect(row.failure).toMatch(/ECONNREFUSED/);
    // The queue's own retry comes too early; the sweep's does not.
    expect(await deliverMail(world, closed, id)).toBe('nothing to do');
    later(2);
    expect(await findForgottenMail(world)).toEqual([id]);
    await deliverMail(world, createMailTransport(peer.url, 'ithaca@example.org'), id);
    expect(await rowOf(id)).toMatchObject({ attempts: 2, failure: null });
  });

  it('sends once when two workers take the same mail', async () => {
    const id = await write();
    let sent = 0;
    const slow: MailTransport = {
      async send() {
        sent += 1;
        await new Promise((resolve) => setTimeout(resolve, 50));
      },
    };
    const answers = await Promise.all([1, 2, 3].map(() => deliverMail(world, slow, id)));
    expect(answers.toSorted()).toEqual(['nothing to do', 'nothing to do', 'sent']);
    expect(sent).toBe(1);
  });

  it('does not stop others from using the database while a server takes its time', async () => {
    const id = await write();
    let release = () => {};
    const stuck: MailTransport = {
      send: () => new Promise((resolve) => (release = resolve)),
    };
    const delivery = deliverMail(world, stuck, id);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await rowOf(id)).toMatchObject({ attempts: 1, sent_at: null });
    release();
    expect(await delivery).toBe('sent');
  });

  it("hands no mail of the example's invented people to any server", async () => {
    const isExample = (is_example: boolean) =>
      world.db
        .updateTable('organization')
        .set({ is_example })
        .where('id', '=', organization)
        .execute();
    await isExample(true);
    const id = await write();
    expect(await deliverMail(world, closed, id)).toBe('sent');
    await isExample(false);
  });

  it('hands no mail to an invented address to any server, whoever writes it', async () => {
    const id = await write(null, `Noor.Haddad@${exampleDomain.toUpperCase()}`);
    expect(await deliverMail(world, closed, id)).toBe('sent');
    const near = await write(null, `noor@not-${exampleDomain}`);
    await expect(deliverMail(world, closed, near)).rejects.toThrow();
  });
});

describe('the sweep', () => {
  it('finds what no job delivered, but not what was only just written', async () => {
    const id = await write();
    expect(await findForgottenMail(world)).toEqual([]);
    later(2);
    expect(await findForgottenMail(world)).toEqual([id]);
    later(60 * 24 * 30);
    expect(await findForgottenMail(world)).toEqual([id]);
  });

  it('takes up a mail whose worker died, once the lease is over', async () => {
    const id = await write();
    await world.db
      .updateTable('mail')
      .set({ attempts: 1, not_before: new Date(start.getTime() + 5 * 60_000) })
      .execute();
    later(4);
    expect(await findForgottenMail(world)).toEqual([]);
    later(6);
    expect(await findForgottenMail(world)).toEqual([id]);
  });

  it('gives up after three days of failures', async () => {
    await write();
    await world.db.updateTable('mail').set({ attempts: 9, failure: 'no' }).execute();
    later(60 * 24 * 3 + 1);
    expect(await findForgottenMail(world)).toEqual([]);
  });

  it('lets a link that signs in rest once it no longer works', async () => {
    await write(null);
    later(30);
    expect(await findForgottenMail(world)).toHaveLength(1);
    later(61);
    expect(await findForgottenMail(world)).toEqual([]);
  });

  it('asks the queue at once and again and again, until it is stopped', async () => {
    const id = await write();
    later(2);
    const asked: string[] = [];
    const queue = {
      async add(_name: string, data: object) {
        asked.push(...Object.values(data));
      },
    };
    const stop = startMailSweep({ ...world, queue }, 30);
    for (let wait = 0; wait < 100 && asked.length < 3; wait++) {
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
    stop();
    expect(asked.length).toBeGreaterThanOrEqual(3);
    expect(new Set(asked)).toEqual(new Set([id]));
    const count = asked.length;
    await new Promise((resolve) => setTimeout(resolve, 400));
    // One look may have been under way when it was stopped.
    expect(asked.length).toBeLessThanOrEqual(count + 1);
  });
});
