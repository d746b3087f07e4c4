import ICAL from 'ical.js';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { makePair, type Pair } from '../../../tests/support/engagement.ts';
import { startSmtpPeer } from '../../../tests/support/smtp-peer.ts';
import { createTestWorld, type TestWorld } from '../../../tests/support/world.ts';
import type { Actor } from '../../platform/actor.ts';
import { createMailTransport, deliverMail } from '../mail/deliver-mail.server.ts';
import { acceptSession, cancelSession, moveSession } from './change-session.server.ts';
import { planSession } from './plan-session.server.ts';

const peer = await startSmtpPeer();
afterAll(() => peer.stop());

let world: TestWorld;
let pair: Pair;
const emails = new Map<Actor, string>();
const names = { mentor: 'Ana, “the quick” Brún; née Ünal', mentee: 'Mere' };

beforeAll(async () => {
  world = await createTestWorld();
});
beforeEach(async () => {
  world.clock.moveTo(new Date('2026-03-02T09:00:00Z'));
  pair = await makePair(world);
  for (const [actor, name, time_zone] of [
    [pair.mentor, names.mentor, 'America/Sao_Paulo'],
    [pair.mentee, names.mentee, 'Pacific/Auckland'],
  ] as const) {
    await world.db
      .updateTable('person')
      .set({ name, time_zone })
      .where('id', '=', actor.personId)
      .execute();
    const { email } = await world.db
      .selectFrom('person')
      .select('email')
      .where('id', '=', actor.personId)
      .executeTakeFirstOrThrow();
    emails.set(actor, email);
  }
});

/** Sends all that waits to a real mail server and reads what it received with another parser than ours. */
async function received(actor: Actor) {
  const transport = createMailTransport(peer.url, 'Ithaca <ithaca@example.org>');
  const waiting = await world.db
    .selectFrom('mail')
    .select('id')
    .where('sent_at', 'is', null)
    .orderBy('created_at')
    .execute();
  for (const { id } of waiting) await deliverMail(world, transport, id);
  const mail = await peer.mailTo(emails.get(actor) ?? '');
  const parts = mail.attachments.filter((part) => /calendar|ics/.test(part.contentType));
  const texts = new Set(parts.map((part) => part.content.toString('utf8').trim()));
  const text = [...texts][0] ?? '';
  const calendar = new ICAL.Component(ICAL.parse(text));
  const event = calendar.getFirstSubcomponent('vevent');
  if (!event) throw new Error(`no event in ${text}`);
  const attendee = event.getFirstProperty('attendee');
  return {
    kinds: parts.map((part) => part.contentType).sort(),
    isOneText: texts.size === 1,
    contentTypes: parts.map((part) => part.headers.get('content-type')),
    text,
    subject: mail.subject,
    method: calendar.getFirstPropertyValue('method'),
    uid: event.getFirstPropertyValue('uid'),
    sequence: event.getFirstPropertyValue('sequence'),
    status: event.getFirstPropertyValue('status'),
    summary: event.getFirstPropertyValue('summary'),
    location: event.getFirstPropertyValue('location'),
    starts: (event.getFirstPropertyValue('dtstart') as ICAL.Time).toJSDate(),
    ends: (event.getFirstPropertyValue('dtend') as ICAL.Time).toJSDate(),
    organizer: event.getFirstPropertyValue('organizer'),
    attendee: String(attendee?.getFirstValue()).replace(/^MAILTO/, 'mailto'),
    partstat: attendee?.getParameter('partstat'),
    rsvp: attendee?.getParameter('rsvp'),
  };
}

describe('an invitation, as a real mail server received it', () => {
  it('says who, when and with whom, is counted up, confirmed and taken back', async () => {
    const { id: sessionId } = await planSession(world, pair.mentee, {
      engagementId: pair.id,
      timeZone: 'Pacific/Auckland',
      day: '2026-04-07',
      time: '08:00',
      minutes: 45,
      place: 'https://meet.example.org/secret-room',
      agenda: 'Something between us',
    });
    const which = { engagementId: pair.id, sessionId };
    const asked = await received(pair.mentor);
    expect(asked).toMatchObject({
      kinds: ['application/ics', 'text/calendar'],
      isOneText: true,
      method: 'REQUEST',
      sequence: 0,
      status: 'TENTATIVE',
      summary: 'Mentoring session with Mere',
      starts: new Date('2026-04-06T20:00:00Z'),
      ends: new Date('2026-04-06T20:45:00Z'),
      organizer: expect.stringMatching(/^mailto:[0-9a-f]{56}@reply\.example\.org$/),
      attendee: `mailto:${emails.get(pair.mentor)}`,
      partstat: 'NEEDS-ACTION',
      rsvp: 'TRUE',
    });
    // Nothing of what they write, and not where, until the reader wants it; nobody's address but the reader's.
    expect(asked.text).not.toMatch(/secret-room|between us/);
    expect(asked.text).not.toContain(emails.get(pair.mentee));
    // RFC 5545: lines of at most 75 octets, ended by CR LF.
    const lines = asked.text.split('\r\n');
    expect(lines.every((line) => Buffer.byteLength(line) <= 75 && !line.includes('\n'))).toBe(true);

    await moveSession(world, pair.mentor, {
      ...which,
      timeZone: 'America/Sao_Paulo',
      day: '2026-04-08',
      time: '16:30',
      minutes: 60,
      place: '',
    });
    const moved = await received(pair.mentee);
    expect(moved).toMatchObject({
      method: 'REQUEST',
      uid: asked.uid,
      sequence: 1,
      summary: `Mentoring session with ${names.mentor}`,
      starts: new Date('2026-04-08T19:30:00Z'),
      ends: new Date('2026-04-08T20:30:00Z'),
    });

    await acceptSession(world, pair.mentee, which);
    expect(await received(pair.mentor)).toMatchObject({
      method: 'REQUEST',
      uid: asked.uid,
      sequence: 1,
      status: 'CONFIRMED',
      partstat: 'ACCEPTED',
      rsvp: 'FALSE',
      starts: moved.starts,
    });

    await cancelSession(world, pair.mentor, which);
    for (const actor of [pair.mentee, pair.mentor]) {
      expect(await received(actor)).toMatchObject({
        method: 'CANCEL',
        uid: asked.uid,
        sequence: 2,
        status: 'CANCELLED',
        starts: moved.starts,
      });
    }
  });

  it('holds the place where its reader wants it there, and for nobody else', async () => {
    await world.db
      .insertInto('calendar_setting')
      .values({ person_id: pair.mentor.personId, shows_place: true })
      .execute();
    const plan = (actor: Actor) =>
      planSession(world, actor, {
        engagementId: pair.id,
        timeZone: 'UTC',
        day: '2026-04-07',
        time: '08:00',
        minutes: 45,
        place: 'Room 5; second floor, left',
        agenda: '',
      });
    await plan(pair.mentee);
    expect((await received(pair.mentor)).location).toBe('Room 5; second floor, left');
    await plan(pair.mentor);
    expect((await received(pair.mentee)).location).toBeNull();
  });
});
