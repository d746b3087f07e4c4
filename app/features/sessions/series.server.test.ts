import ICAL from 'ical.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makePair, type Pair } from '../../../tests/support/engagement.ts';
import { startSmtpPeer } from '../../../tests/support/smtp-peer.ts';
import { createTestWorld, type TestWorld } from '../../../tests/support/world.ts';
import type { Actor } from '../../platform/actor.ts';
import { asActor } from '../../platform/database.server.ts';
import { NotFound, Refusal } from '../../platform/refusal.ts';
import { findEngagementForMember } from '../engagements/engagement-queries.server.ts';
import { createMailTransport, deliverMail } from '../mail/deliver-mail.server.ts';
import { acceptSeries, cancelRest, moveRest } from './change-series.server.ts';
import { acceptSession, cancelSession, moveSession } from './change-session.server.ts';
import { findSeriesTimes } from './find-series-times.server.ts';
import { planSeries } from './plan-series.server.ts';
import { findSeries } from './series-queries.server.ts';
import { findSession } from './session-queries.server.ts';

const peer = await startSmtpPeer();
afterAll(() => peer.stop());

let world: TestWorld;
let pair: Pair;
let first: { engagementId: string; sessionId: string };
const zone = 'Europe/London';

beforeAll(async () => {
  world = await createTestWorld();
  pair = await makePair(world);
  for (const [actor, time_zone] of [
    [pair.mentor, 'Pacific/Auckland'],
    [pair.mentee, zone],
  ] as const) {
    await world.db
      .updateTable('person')
      .set({ time_zone })
      .where('id', '=', actor.personId)
      .execute();
  }
});

const plan = (actor: Actor, change: object = {}) =>
  planSeries(world, actor, {
    engagementId: pair.id,
    timeZone: zone,
    rhythm: 'week',
    count: 5,
    day: '2026-03-17',
    time: '10:00',
    minutes: 60,
    place: '',
    ...change,
  });

const sessions = () =>
  asActor(world.db, pair.mentee, async (connection) => {
    const engagement = await findEngagementForMember(connection, pair.mentee, pair.id);
    const { seriesId } = await findSession(connection, engagement, first.sessionId);
    return (await findSeries(connection, engagement, seriesId ?? '')).sessions;
  });
const shown = async () =>
  (await sessions())
    .filter(({ state }) => state !== 'cancelled')
    .map(({ startsAt }) => startsAt.toISOString().slice(0, 16));
const nth = async (index: number) => ({
  ...first,
  sessionId: (await sessions())[index]?.id ?? '',
});

/** A calendar that takes in what a real mail server received, by another reader than ours. */
async function calendarOf(actor: Actor) {
  const transport = createMailTransport(peer.url, 'Ithaca <ithaca@example.org>');
  const waiting = await world.db
    .selectFrom('mail')
    .select('id')
    .where('sent_at', 'is', null)
    .orderBy('created_at')
    .execute();
  for (const { id } of waiting) await deliverMail(world, transport, id);
  const { email } = await world.db
    .selectFrom('person')
    .select('email')
    .where('id', '=', actor.personId)
    .executeTakeFirstOrThrow();
  const mail = await peer.mailTo(email);
  const part = mail.attachments.find(({ contentType }) => contentType === 'text/calendar');
  const calendar = new ICAL.Component(ICAL.parse(part?.content.toString('utf8') ?? ''));
  const events = calendar.getAllSubcomponents('vevent').map((each) => new ICAL.Event(each));
  const main = events.find((event) => !event.isRecurrenceException());
  for (const event of events) if (event !== main) main?.relateException(event);
  const starts: string[] = [];
  const iterator = main?.iterator();
  for (let at = iterator?.next(); main && at; at = iterator?.next()) {
    starts.push(main.getOccurrenceDetails(at).startDate.toJSDate().toISOString().slice(0, 16));
  }
  return {
    method: calendar.getFirstPropertyValue('method'),
    uids: new Set(events.map((event) => event.uid)),
    sequence: events[0]?.sequence,
    status: events[0]?.component.getFirstPropertyValue('status'),
    recurrenceId: events[0]?.recurrenceId?.toJSDate().toISOString().slice(0, 16),
    zones: calendar
      .getAllSubcomponents('vtimezone')
      .map((each) => each.getFirstPropertyValue('tzid')),
    starts: starts.sort(),
    mails: waiting.length,
  };
}

describe('a series of sessions', () => {
  it('is proposed by one mail whose rule keeps its hour when clocks change', async () => {
    const { id: sessionId } = await plan(pair.mentee);
    first = { engagementId: pair.id, sessionId };
    expect(await shown()).toEqual([
      '2026-03-17T10:00',
      '2026-03-24T10:00',
      '2026-03-31T09:00',
      '2026-04-07T09:00',
      '2026-04-14T09:00',
    ]);
    expect(await calendarOf(pair.mentor)).toMatchObject({
      method: 'REQUEST',
      sequence: 0,
      status: 'TENTATIVE',
      zones: [zone],
      starts: await shown(),
      mails: 1,
    });
  });

  it('is accepted by one press, and its planner’s calendar has all of it', async () => {
    await acceptSeries(world, pair.mentor, first);
    expect((await sessions()).every(({ state }) => state === 'scheduled')).toBe(true);
    expect(await calendarOf(pair.mentee)).toMatchObject({
      method: 'REQUEST',
      status: 'CONFIRMED',
      starts: await shown(),
      mails: 1,
    });
    await expect(acceptSeries(world, pair.mentor, first)).rejects.toThrow(Refusal);
  });

  it('lets one session be moved and another cancelled, each known by when the rule puts it', async () => {
    const time = { day: '2026-03-25', time: '15:00', minutes: 45, place: '' };
    const second = await nth(1);
    await moveSession(world, pair.mentor, { ...second, timeZone: zone, ...time });
    expect(await calendarOf(pair.mentee)).toMatchObject({
      method: 'REQUEST',
      recurrenceId: '2026-03-24T10:00',
      mails: 1,
    });
    await acceptSession(world, pair.mentee, second);
    await cancelSession(world, pair.mentee, await nth(2));
    expect(await calendarOf(pair.mentor)).toMatchObject({
      method: 'CANCEL',
      recurrenceId: '2026-03-31T09:00',
    });
  });

  it('is moved from one session on, with what was moved and cancelled before left as it is', async () => {
    const time = { day: '2026-04-08', time: '18:30', minutes: 60, place: '' };
    // The planner's zone is another one meanwhile: the series stays where it was agreed.
    await moveRest(world, pair.mentor, { ...(await nth(3)), timeZone: 'Europe/Berlin', ...time });
    expect(await shown()).toEqual([
      '2026-03-17T10:00',
      '2026-03-25T15:00',
      '2026-04-08T16:30',
      '2026-04-15T16:30',
    ]);
    const seen = await calendarOf(pair.mentee);
    expect(seen).toMatchObject({ method: 'REQUEST', zones: [zone], starts: await shown() });
    expect(seen.uids.size).toBe(1);
    expect((await sessions()).map(({ state }) => state)).toEqual([
      'scheduled',
      'scheduled',
      'cancelled',
      'proposed',
      'proposed',
    ]);
  });

  it('is cancelled from one session on, and wholly from the first', async () => {
    await cancelRest(world, pair.mentee, await nth(3));
    expect(await shown()).toEqual(['2026-03-17T10:00', '2026-03-25T15:00']);
    expect(await calendarOf(pair.mentor)).toMatchObject({
      method: 'REQUEST',
      starts: await shown(),
      mails: 2,
    });
    await cancelRest(world, pair.mentee, await nth(0));
    expect(await shown()).toEqual([]);
    expect(await calendarOf(pair.mentor)).toMatchObject({ method: 'CANCEL', status: 'CANCELLED' });
    await expect(cancelRest(world, pair.mentee, first)).rejects.toThrow(Refusal);
  });

  it('is refused where it would last too long, or clocks skip its time', async () => {
    await expect(plan(pair.mentee, { count: 26 })).rejects.toThrow(
      'sessions:problems.seriesTooLong',
    );
    await expect(plan(pair.mentee, { day: '2026-03-22', time: '01:30' })).rejects.toThrow(
      'sessions:problems.noSuchTime',
    );
  });

  it('is offered at times that repeat, within everybody’s hours of each month', async () => {
    const offers = await findSeriesTimes(world, pair.mentee, {
      engagementId: pair.id,
      timeZone: zone,
      time: '20:00',
      minutes: 60,
      rhythm: 'twoWeeks',
      count: 4,
    });
    // Nine to five in Auckland and in London never meet.
    expect(offers).toEqual([]);
    await world.db.updateTable('person').set({ time_zone: zone }).execute();
    const [best] = await findSeriesTimes(world, pair.mentee, {
      engagementId: pair.id,
      timeZone: zone,
      time: '10:00',
      minutes: 60,
      rhythm: 'twoWeeks',
      count: 4,
    });
    expect(best).toMatchObject({ fitting: 4, unfitting: [] });
  });

  it('is not found by anybody but the members', async () => {
    const time = { day: '2026-04-08', time: '18:30', minutes: 60, place: '' };
    for (const { who, actor } of pair.outsiders) {
      for (const work of [
        () => plan(actor),
        () => acceptSeries(world, actor, first),
        () => cancelRest(world, actor, first),
        () => moveRest(world, actor, { ...first, timeZone: zone, ...time }),
      ]) {
        await expect(work(), who).rejects.toThrow(NotFound);
      }
    }
  });
});
