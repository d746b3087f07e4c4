import http from 'node:http';
import type { AddressInfo } from 'node:net';
import ICAL from 'ical.js';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startCalDavServer } from '../../../tests/support/caldav-server.ts';
import { makePair, type Pair } from '../../../tests/support/engagement.ts';
import { createTestWorld, type TestWorld } from '../../../tests/support/world.ts';
import type { Actor } from '../../platform/actor.ts';
import { createCipher } from '../../platform/cipher.server.ts';
import { asActor } from '../../platform/database.server.ts';
import { NotFound, Refusal } from '../../platform/refusal.ts';
import { acceptSession, cancelSession } from '../sessions/change-session.server.ts';
import { findTimes } from '../sessions/find-times.server.ts';
import { planSession } from '../sessions/plan-session.server.ts';
import { addBusySource, listBusySources, removeBusySource } from './busy-sources.server.ts';
import {
  closeFeed,
  findCalendarSetting,
  openFeed,
  savePlaceInCalendar,
} from './calendar-setting.server.ts';
import { refreshBusyTimes, startBusySweep } from './refresh-busy-times.server.ts';
import { readFeed, readSessionFile } from './session-files.server.ts';

let world: TestWorld;
let pair: Pair;
let page = '';
let status = 200;
const server = http.createServer((_request, response) => {
  response.writeHead(status, { 'content-type': 'text/calendar' }).end(page);
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/secret.ics`;
const calDav = await startCalDavServer();
afterAll(() => {
  server.close();
  calDav.stop();
});

const busy = (...events: [from: string, to: string][]) =>
  [
    'BEGIN:VCALENDAR',
    ...events.flatMap(([from, to], index) => [
      'BEGIN:VEVENT',
      `UID:${index}`,
      'SUMMARY:Doctor, about the rash',
      `DTSTART:${from}`,
      `DTEND:${to}`,
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ].join('\r\n');

beforeAll(async () => {
  world = await createTestWorld();
});
beforeEach(async () => {
  world.clock.moveTo(new Date('2026-03-02T09:00:00Z'));
  pair = await makePair(world);
  await world.db.updateTable('person').set({ time_zone: 'Europe/London' }).execute();
  status = 200;
  page = busy(['20260310T100000Z', '20260310T110000Z']);
});

const plan = async (place = 'Room 5') => {
  const { id: sessionId } = await planSession(world, pair.mentee, {
    engagementId: pair.id,
    timeZone: 'Europe/London',
    day: '2026-03-10',
    time: '18:00',
    minutes: 60,
    place,
    agenda: 'Between us',
  });
  return { engagementId: pair.id, sessionId };
};
const eventsIn = (text: string) =>
  new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((event) => ({
    summary: event.getFirstPropertyValue('summary'),
    status: event.getFirstPropertyValue('status'),
    location: event.getFirstPropertyValue('location'),
    starts: (event.getFirstPropertyValue('dtstart') as ICAL.Time).toJSDate().toISOString(),
  }));

describe('a feed', () => {
  const nameOf = async (actor: Actor) =>
    (await findCalendarSetting(world, actor)).feed?.split('/').at(-1) ?? '';

  it('shows what is planned to whoever has its address, without words, and place only if wanted', async () => {
    const which = await plan();
    await openFeed(world, pair.mentor);
    const name = await nameOf(pair.mentor);
    const text = await readFeed(world, name);
    expect(eventsIn(text)).toEqual([
      {
        summary: 'Mentoring session with Member 2',
        status: 'TENTATIVE',
        location: null,
        starts: '2026-03-10T18:00:00.000Z',
      },
    ]);
    expect(text).not.toMatch(/Between us|Room 5/);
    await savePlaceInCalendar(world, pair.mentor, true);
    await acceptSession(world, pair.mentor, which);
    expect(eventsIn(await readFeed(world, name))).toMatchObject([
      { status: 'CONFIRMED', location: 'Room 5' },
    ]);
    await cancelSession(world, pair.mentor, which);
    expect(eventsIn(await readFeed(world, name))).toEqual([]);
  });

  it('opens by its newest address only, and by none once it is closed or somebody has left', async () => {
    await plan();
    expect((await findCalendarSetting(world, pair.mentor)).feed).toBeNull();
    await openFeed(world, pair.mentor);
    const first = await nameOf(pair.mentor);
    await openFeed(world, pair.mentor);
    const second = await nameOf(pair.mentor);
    expect(second).not.toBe(first);
    await expect(readFeed(world, first)).rejects.toThrow(NotFound);
    expect(eventsIn(await readFeed(world, second))).toHaveLength(1);
    const forged = second.replace(pair.mentor.personId, pair.mentee.personId);
    await openFeed(world, pair.mentee);
    for (const made of [forged, '', 'x.ics', `${pair.mentor.personId}.2.${'0'.repeat(40)}.ics`]) {
      await expect(readFeed(world, made), made).rejects.toThrow(NotFound);
    }
    await world.db
      .updateTable('engagement_member')
      .set({ left_at: world.clock.now() })
      .where('person_id', '=', pair.mentor.personId)
      .execute();
    expect(eventsIn(await readFeed(world, second))).toEqual([]);
    await closeFeed(world, pair.mentor);
    await expect(readFeed(world, second)).rejects.toThrow(NotFound);
  });

  it('gives one session as a file to its members, and to nobody else', async () => {
    const which = await plan();
    expect(eventsIn(await readSessionFile(world, pair.mentor, which))).toHaveLength(1);
    for (const { who, actor } of pair.outsiders) {
      await expect(readSessionFile(world, actor, which), who).rejects.toThrow(NotFound);
    }
  });
});

describe('busy times from a calendar', () => {
  const add = (given = address) =>
    addBusySource(world, pair.mentor, { address: given, timeZone: 'Europe/London' });
  const kept = () =>
    world.db
      .selectFrom('busy_time')
      .select(['starts_at', 'ends_at'])
      .where('person_id', '=', pair.mentor.personId)
      .execute();
  const refused = async (work: Promise<unknown>) => {
    const error = await work.then(
      () => undefined,
      (reason: unknown) => reason,
    );
    return error instanceof Refusal ? error.problems[0]?.key : error;
  };

  it('are all that is kept of it, and sessions are offered around them', async () => {
    page = busy(['20260310T090000Z', '20260310T170000Z'], ['20260311T090000Z', '20260311T160000Z']);
    await add();
    const rows = await kept();
    expect(rows).toHaveLength(2);
    expect(
      JSON.stringify(await world.db.selectFrom('busy_source').selectAll().execute()),
    ).not.toMatch(/Doctor|rash/);
    const { times } = await findTimes(world, pair.mentee, {
      engagementId: pair.id,
      timeZone: 'Europe/London',
      day: '2026-03-10',
      time: '10:00',
      minutes: 60,
    });
    const days = times.map((time) => time.startsAt.slice(0, 13));
    expect(days.filter((day) => day.startsWith('2026-03-10'))).toEqual([]);
    expect(days).toContain('2026-03-11T16');
    expect(await listBusySources(world, pair.mentor)).toMatchObject([
      { site: '127.0.0.1', fault: null, leftOut: 0 },
    ]);
  });

  it('are refused beside the address when it cannot be read, and nothing is kept', async () => {
    expect(await refused(add('http://10.0.0.1/x.ics'))).toBe('calendars:fault.notAllowed');
    expect(await refused(add('calendar'))).toBe('calendars:fault.badAddress');
    page = '<html>';
    expect(await refused(add())).toBe('calendars:fault.noCalendar');
    status = 403;
    expect(await refused(add())).toBe('calendars:fault.refused');
    expect(await listBusySources(world, pair.mentor)).toEqual([]);
    status = 200;
    page = busy();
    await add();
    expect(await refused(add())).toBe('calendars:problems.same');
  });

  it('are read again when their time has come; after a failure the old ones stay, and it is said', async () => {
    await add();
    const asked: string[] = [];
    const queue = {
      async add(_name: string, ...jobs: object[]) {
        asked.push(...jobs.flatMap((job) => Object.values(job) as string[]));
      },
    };
    const sweep = async () => {
      asked.length = 0;
      const stop = startBusySweep({ ...world, queue }, 60_000);
      await new Promise((resolve) => setTimeout(resolve, 100));
      stop();
      return [...asked];
    };
    const { id } = await world.db
      .selectFrom('busy_source')
      .select('id')
      .where('person_id', '=', pair.mentor.personId)
      .executeTakeFirstOrThrow();
    expect(await sweep()).not.toContain(id);
    world.clock.moveTo(new Date('2026-03-02T10:01:00Z'));
    expect(await sweep()).toContain(id);
    page = busy(['20260312T100000Z', '20260312T113000Z']);
    await refreshBusyTimes(world, id);
    const fresh = await kept();
    expect(fresh).toEqual([
      {
        starts_at: new Date('2026-03-12T10:00:00Z'),
        ends_at: new Date('2026-03-12T11:30:00Z'),
      },
    ]);
    status = 500;
    await refreshBusyTimes(world, id);
    expect(await kept()).toEqual(fresh);
    expect(await listBusySources(world, pair.mentor)).toMatchObject([{ fault: 'refused' }]);
    await removeBusySource(world, pair.mentor, id);
    expect(await kept()).toEqual([]);
    await refreshBusyTimes(world, id);
  });

  it('of an account are asked for with a password that nobody reads in the database', async () => {
    const account = {
      address: calDav.origin,
      signIn: { userName: 'nia@example.org', password: calDav.told.password },
      timeZone: 'Europe/London',
    };
    const { told } = calDav;
    told.calendars = { work: { events: [['20260310T100000Z', '20260310T110000Z']] } };
    const wrong = { ...account, signIn: { ...account.signIn, password: 'wrong' } };
    expect(await refused(addBusySource(world, pair.mentor, wrong))).toBe(
      'calendars:fault.signInRefused',
    );
    await addBusySource(world, pair.mentor, account);
    expect(await kept()).toHaveLength(1);
    expect(await refused(addBusySource(world, pair.mentor, account))).toBe(
      'calendars:problems.same',
    );
    const rows = await world.db.selectFrom('busy_source').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(told.password);
    const [source] = await listBusySources(world, pair.mentor);
    expect(source).toMatchObject({ site: '127.0.0.1', userName: 'nia@example.org', fault: null });
    expect(Object.keys(source ?? {})).not.toContain('sealed_password');
    const id = source?.id ?? '';

    told.calendars = { work: { events: [['20260312T100000Z', '20260312T113000Z']] } };
    await refreshBusyTimes(world, id);
    const fresh = await kept();
    expect(fresh).toEqual([
      { starts_at: new Date('2026-03-12T10:00:00Z'), ends_at: new Date('2026-03-12T11:30:00Z') },
    ]);
    const faultAfter = async (seen: TestWorld) => {
      await refreshBusyTimes(seen, id);
      expect(await kept()).toEqual(fresh);
      return (await listBusySources(world, pair.mentor))[0]?.fault;
    };
    const asked = told.asked.length;
    expect(await faultAfter({ ...world, cipher: createCipher('another secret') })).toBe(
      'passwordLost',
    );
    expect(told.asked).toHaveLength(asked);
    const { password } = told;
    told.password = 'changed there';
    expect(await faultAfter(world)).toBe('signInRefused');
    told.password = password;
  });

  it('are their person’s alone: no partner, manager or stranger sees or removes them', async () => {
    await add();
    const [source] = await listBusySources(world, pair.mentor);
    const others = [{ who: 'the partner', actor: pair.mentee }, ...pair.outsiders];
    for (const { who, actor } of others) {
      await expect(removeBusySource(world, actor, source?.id ?? ''), who).rejects.toThrow(NotFound);
      const seen = await asActor(world.db, actor, async (connection) => [
        ...(await connection.selectFrom('busy_source').select('id').execute()),
        ...(await connection.selectFrom('busy_time').select('starts_at').execute()),
        ...(await connection.selectFrom('calendar_setting').select('person_id').execute()),
      ]);
      expect(seen, who).toEqual([]);
    }
  });
});
