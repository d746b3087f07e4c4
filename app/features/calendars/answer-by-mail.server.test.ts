import { createTransport } from 'nodemailer';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startReplyListener } from '../../../server/reply-listener.ts';
import { makePair, type Pair } from '../../../tests/support/engagement.ts';
import { createTestWorld, type TestWorld } from '../../../tests/support/world.ts';
import type { Actor } from '../../platform/actor.ts';
import { asActor } from '../../platform/database.server.ts';
import { listAnswers } from '../sessions/answers.server.ts';
import { moveSession } from '../sessions/change-session.server.ts';
import { planSession } from '../sessions/plan-session.server.ts';

let world: TestWorld;
let pair: Pair;
let sessionId: string;
let listener: Awaited<ReturnType<typeof startReplyListener>>;
const time = { day: '2026-03-10', time: '18:00', minutes: 60, place: '' };

beforeAll(async () => {
  world = await createTestWorld();
  pair = await makePair(world);
  const where = { host: '127.0.0.1', port: 0, domain: 'reply.example.org' };
  listener = await startReplyListener(world, where);
  const planned = { engagementId: pair.id, timeZone: 'UTC', ...time, agenda: '' };
  sessionId = (await planSession(world, pair.mentee, planned)).id;
});
afterAll(() => listener.stop());

/** What a calendar reads out of the newest invitation to the mentor. */
async function invitation() {
  const [mail] = (await world.runJobs()).filter(({ calendar }) => calendar);
  const text = (mail?.calendar?.text ?? '').replaceAll('\r\n ', '');
  return {
    organizer: /ORGANIZER.*mailto:(\S+)/i.exec(text)?.[1] ?? '',
    uid: /UID:(\S+)/.exec(text)?.[1] ?? '',
    sequence: Number(/SEQUENCE:(\d+)/.exec(text)?.[1]),
  };
}

/** A calendar answers, through a real mail client, from whatever address. */
const reply = (
  to: string,
  { uid, sequence, partstat }: { uid: string; sequence: number; partstat: string },
  method = 'REPLY',
) =>
  createTransport({ host: '127.0.0.1', port: listener.port, ignoreTLS: true }).sendMail({
    from: 'anybody@elsewhere.example',
    to,
    subject: 'Accepted',
    text: 'Accepted',
    alternatives: [
      {
        contentType: `text/calendar; method=${method}; charset=UTF-8`,
        content: [
          'BEGIN:VCALENDAR',
          'VERSION:2.0',
          'PRODID:-//Somebody//Calendar//EN',
          `METHOD:${method}`,
          'BEGIN:VEVENT',
          `UID:${uid}`,
          'DTSTAMP:20260302T100000Z',
          'DTSTART:20260310T180000Z',
          `SEQUENCE:${sequence}`,
          `ATTENDEE;PARTSTAT=${partstat}:mailto:anybody@elsewhere.example`,
          'END:VEVENT',
          'END:VCALENDAR',
          '',
        ].join('\r\n'),
      },
    ],
  });

const answers = (actor: Actor = pair.mentee) =>
  asActor(world.db, actor, (connection) => listAnswers(connection, sessionId));
const state = async () =>
  (
    await world.db
      .selectFrom('session')
      .select('state')
      .where('id', '=', sessionId)
      .executeTakeFirstOrThrow()
  ).state;

it('is taken from a calendar at the address that only its reader was sent, and from no other', async () => {
  const { organizer, uid, sequence } = await invitation();
  expect(organizer).toMatch(/^[0-9a-f]{56}@reply\.example\.org$/);
  const yes = { uid, sequence, partstat: 'ACCEPTED' };

  // Made up, somebody else's, another domain's: the port does not take it, or nothing comes of it.
  await expect(reply('anybody@reply.example.org', yes)).rejects.toThrow(/550/);
  await expect(reply(organizer.replace('reply.', 'other.'), yes)).rejects.toThrow(/550/);
  const forged = `${pair.mentee.personId.replaceAll('-', '')}${organizer.slice(32)}`;
  await reply(forged, yes);
  await reply(organizer, { ...yes, uid: `session-${world.random.id()}@ithaca.test` });
  await reply(organizer, yes, 'REQUEST');
  await reply(organizer, { ...yes, partstat: 'NONSENSE' });
  expect([await answers(), await state()]).toEqual([[], 'proposed']);

  await reply(organizer, { ...yes, partstat: 'TENTATIVE' });
  expect(await answers()).toMatchObject([{ answer: 'tentative' }]);
  expect(await state()).toBe('proposed');

  await reply(organizer.toUpperCase(), yes);
  expect(await answers()).toMatchObject([{ answer: 'accepted' }]);
  expect(await state()).toBe('scheduled');
  for (const { who, actor } of pair.outsiders) expect(await answers(actor), who).toEqual([]);
});

it('is about a time: after a move the old answer is gone, and an outdated one counts for nothing', async () => {
  await world.runJobs();
  const which = { engagementId: pair.id, sessionId };
  await moveSession(world, pair.mentee, { ...which, timeZone: 'UTC', ...time, time: '19:00' });
  expect(await answers()).toEqual([]);
  const { organizer, uid, sequence } = await invitation();
  await reply(organizer, { uid, sequence: sequence - 1, partstat: 'ACCEPTED' });
  expect([await answers(), await state()]).toEqual([[], 'proposed']);
  await reply(organizer, { uid, sequence, partstat: 'DECLINED' });
  expect(await answers()).toMatchObject([{ answer: 'declined' }]);
  expect(await state()).toBe('proposed');
});
