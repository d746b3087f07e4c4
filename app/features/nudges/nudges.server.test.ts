import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { makePair, type Pair } from '../../../tests/support/engagement.ts';
import { startSmtpPeer } from '../../../tests/support/smtp-peer.ts';
import { createTestWorld, type TestWorld } from '../../../tests/support/world.ts';
import type { Actor } from '../../platform/actor.ts';
import { asActor } from '../../platform/database.server.ts';
import { NotFound } from '../../platform/refusal.ts';
import { createMailTransport, deliverMail } from '../mail/deliver-mail.server.ts';
import { newException } from '../profiles/availability.ts';
import { addException } from '../profiles/availability-exceptions.server.ts';
import { planAction } from '../sessions/actions.server.ts';
import { acceptSession } from '../sessions/change-session.server.ts';
import { planSession } from '../sessions/plan-session.server.ts';
import { findOwnNudgeSetting, saveNudgeSetting, unsubscribe } from './nudge-setting.server.ts';
import { defaultSetting } from './nudge-setting.ts';
import { sendNudges } from './send-nudges.server.ts';

const peer = await startSmtpPeer();
afterAll(() => peer.stop());

let world: TestWorld;
let pair: Pair;

const at = (moment: string) => world.clock.moveTo(new Date(moment));
/** The reminders that go out now, by the first letter of the reader's address and what they say. */
async function reminders() {
  await world.runJobs();
  await sendNudges(world);
  return (await world.runJobs()).map(({ subject }) => subject).sort();
}
const planAndAccept = async () => {
  const { id: sessionId } = await planSession(world, pair.mentee, {
    engagementId: pair.id,
    timeZone: 'UTC',
    day: '2026-03-10',
    time: '10:00',
    minutes: 60,
    place: '',
    agenda: '',
  });
  await acceptSession(world, pair.mentor, { engagementId: pair.id, sessionId });
};
const planLate = (actor: Actor, dueOn: string) =>
  planAction(world, pair.mentor, {
    engagementId: pair.id,
    cue: 'On a secret Friday',
    deed: 'ask',
    dueOn,
    ownerId: actor.personId,
  });

beforeAll(async () => {
  world = await createTestWorld();
});
beforeEach(async () => {
  at('2026-03-02T09:00:00Z');
  await world.db.updateTable('engagement').set({ phase: 'closed' }).execute();
  pair = await makePair(world);
  await world.db
    .updateTable('engagement')
    .set({ phase: 'working', agreed_at: new Date('2026-03-02T09:00:00Z') })
    .where('id', '=', pair.id)
    .execute();
});

describe('reminders', () => {
  it('come the day before a session, to both, once', async () => {
    await planAndAccept();
    at('2026-03-08T09:00:00Z');
    expect(await reminders()).toEqual([]);
    at('2026-03-09T09:00:00Z');
    expect(await reminders()).toEqual([
      'Your session with Member 1 is on 10 Mar 2026, 10:00',
      'Your session with Member 2 is on 10 Mar 2026, 10:00',
    ]);
    at('2026-03-09T09:15:00Z');
    expect(await reminders()).toEqual([]);
  });

  it('come once when two workers look at the same moment', async () => {
    at('2026-03-10T09:00:00Z');
    await world.runJobs();
    const written = await Promise.all([sendNudges(world), sendNudges(world), sendNudges(world)]);
    expect(written.reduce((sum, count) => sum + count)).toBe(2);
    expect(await world.runJobs()).toHaveLength(2);
  });

  it('gather what is due in one mail that holds no words of the engagement', async () => {
    await planLate(pair.mentee, '2026-03-05');
    await planLate(pair.mentee, '2026-03-06');
    at('2026-03-10T09:00:00Z');
    await world.runJobs();
    await sendNudges(world);
    const mails = await world.runJobs();
    const own = mails.find(({ subject }) => subject === '2 things wait for you');
    expect(own?.text).toContain('2 actions that you planned with Member 1 are late.');
    expect(own?.text).toContain('No next session with Member 1 is planned.');
    expect(own?.text).toContain('8 days ago');
    expect(JSON.stringify(mails)).not.toContain('secret Friday');
  });

  it('call an action late by its owner’s own days', async () => {
    await world.db
      .updateTable('person')
      .set({ time_zone: 'America/Los_Angeles' })
      .where('id', '=', pair.mentee.personId)
      .execute();
    await planLate(pair.mentee, '2026-03-10');
    // Half past five in the afternoon of its day; in Europe the next day has begun.
    at('2026-03-11T00:30:00Z');
    expect(await reminders()).toEqual(['No next session with Member 1 is planned']);
    at('2026-03-11T18:00:00Z');
    expect(await reminders()).toContain('An action from your sessions with Member 1 is late');
  });

  it('come twice a week at most, and what waits comes the week after', async () => {
    const subjectsOfMentee = async (moment: string) => {
      at(moment);
      await world.runJobs();
      await sendNudges(world);
      const { email } = await world.db
        .selectFrom('person')
        .select('email')
        .where('id', '=', pair.mentee.personId)
        .executeTakeFirstOrThrow();
      return (await world.runJobs()).filter((mail) => mail.to === email).length;
    };
    const counts: number[] = [];
    for (let day = 10; day <= 20; day++) {
      // Every day another action is late.
      await planLate(pair.mentee, `2026-03-${String(day - 1).padStart(2, '0')}`);
      counts.push(await subjectsOfMentee(`2026-03-${day}T09:00:00Z`));
    }
    expect(counts).toEqual([1, 1, 0, 0, 0, 0, 0, 1, 1, 0, 0]);
  });

  it('keep to quiet hours, quiet weeks, snoozing and the kinds that are wanted', async () => {
    at('2026-03-10T05:00:00Z');
    expect(await reminders()).toEqual([]);
    at('2026-03-10T12:00:00Z');
    await addException(
      world,
      pair.mentor,
      newException.parse({ kind: 'quiet', fromOn: '2026-03-09', untilOn: '2026-03-11' }),
    );
    await saveNudgeSetting(world, pair.mentee, { ...defaultSetting, snoozedUntil: '2026-03-12' });
    expect(await reminders()).toEqual([]);
    at('2026-03-12T12:00:00Z');
    await saveNudgeSetting(world, pair.mentor, { ...defaultSetting, kindsOff: ['noNextSession'] });
    expect(await reminders()).toEqual(['No next session with Member 1 is planned']);
  });

  it('are not written where nothing could deliver them, nor to the example’s people', async () => {
    at('2026-03-10T09:00:00Z');
    expect(await sendNudges({ ...world, deliversMail: false })).toBe(0);
    const ofExample = (is_example: boolean) =>
      world.db
        .updateTable('organization')
        .set({ is_example })
        .where('id', '=', pair.organizationId)
        .execute();
    await ofExample(true);
    expect(await sendNudges(world)).toBe(0);
    await ofExample(false);
    expect(await sendNudges(world)).toBe(2);
  });
});

describe('the way out of a reminder', () => {
  const tokenIn = (url: string) => url.split('/').at(-1) ?? '';

  it('stands in the head of the mail, as mail programs want it, and works without signing in', async () => {
    at('2026-03-10T09:00:00Z');
    await world.runJobs();
    await sendNudges(world);
    const transport = createMailTransport(peer.url, 'Ithaca <ithaca@example.org>');
    const rows = await world.db
      .selectFrom('mail')
      .select(['id', 'recipient'])
      .where('sent_at', 'is', null)
      .where('unsubscribe_url', 'is not', null)
      .execute();
    for (const { id } of rows) await deliverMail(world, transport, id);
    const { email } = await world.db
      .selectFrom('person')
      .select('email')
      .where('id', '=', pair.mentee.personId)
      .executeTakeFirstOrThrow();
    const mail = await peer.mailTo(email);
    const raw = (name: string) =>
      mail.headerLines.find(({ key }) => key === name)?.line.replace(/\s+/g, ' ');
    expect(raw('list-unsubscribe-post')).toBe('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
    const url = /<(http[^>]+)>/.exec(raw('list-unsubscribe') ?? '')?.[1] ?? '';
    expect(url).toMatch(/^http:\/\/ithaca\.test\/reminders\//);
    expect(await unsubscribe(world, tokenIn(url))).toEqual(['noNextSession']);
    expect((await findOwnNudgeSetting(world, pair.mentee)).kindsOff).toEqual(['noNextSession']);
    expect((await findOwnNudgeSetting(world, pair.mentor)).kindsOff).toEqual([]);
  });

  it('cannot be made up for another person or another kind', async () => {
    at('2026-03-10T09:00:00Z');
    await sendNudges(world);
    const { unsubscribe_url } = await world.db
      .selectFrom('mail')
      .innerJoin('person', 'person.email', 'mail.recipient')
      .select('unsubscribe_url')
      .where('unsubscribe_url', 'is not', null)
      .where('person.id', '=', pair.mentee.personId)
      .executeTakeFirstOrThrow();
    const token = tokenIn(unsubscribe_url ?? '');
    const forged = [
      token.replace('noNextSession', 'reviewDue'),
      token.replace(/^[0-9a-f-]{36}/, pair.outsiders[0]?.actor.personId ?? ''),
      token.slice(0, -1),
      '',
    ];
    for (const made of forged) {
      await expect(unsubscribe(world, made), made).rejects.toThrow(NotFound);
    }
  });

  it('is one’s own: nobody else sees what somebody was reminded of or chose', async () => {
    at('2026-03-10T09:00:00Z');
    await sendNudges(world);
    await saveNudgeSetting(world, pair.mentee, defaultSetting);
    const others = [{ who: 'the partner', actor: pair.mentor }, ...pair.outsiders];
    for (const { who, actor } of others) {
      const seen = await asActor(world.db, actor, async (connection) => [
        ...(await connection
          .selectFrom('nudge')
          .select('id')
          .where('person_id', '=', pair.mentee.personId)
          .execute()),
        ...(await connection
          .selectFrom('nudge_setting')
          .select('per_week')
          .where('person_id', '=', pair.mentee.personId)
          .execute()),
      ]);
      expect(seen, who).toEqual([]);
    }
  });
});
