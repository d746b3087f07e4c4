import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { makePair, type Pair } from '../../../tests/support/engagement.ts';
import { createTestWorld, type TestWorld } from '../../../tests/support/world.ts';
import type { Actor } from '../../platform/actor.ts';
import { asActor } from '../../platform/database.server.ts';
import { NotFound } from '../../platform/refusal.ts';
import { newException } from '../profiles/availability.ts';
import {
  addException,
  findOwnAvailability,
  removeException,
} from '../profiles/availability-exceptions.server.ts';
import { saveAvailability } from '../profiles/save-profile.server.ts';
import { moveToTime } from './change-session.server.ts';
import { findTimes } from './find-times.server.ts';
import { proposeTime } from './plan-session.server.ts';

let world: TestWorld;
let pair: Pair;

const windows = (startsMinute: number, endsMinute: number) =>
  [1, 2, 3, 4, 5].map((weekday) => ({ weekday, startsMinute, endsMinute }));
const liveIn = (actor: Actor, timeZone: string | null) =>
  world.db
    .updateTable('person')
    .set({ time_zone: timeZone })
    .where('id', '=', actor.personId)
    .execute();
const wanted = () => ({
  engagementId: pair.id,
  timeZone: 'Europe/London',
  day: '2026-03-09',
  time: '',
  minutes: 60,
});
const times = async (change: object = {}, actor = pair.mentee) =>
  findTimes(world, actor, { ...wanted(), ...change });

beforeAll(async () => {
  world = await createTestWorld();
});
beforeEach(async () => {
  world.clock.moveTo(new Date('2026-03-02T09:00:00Z'));
  pair = await makePair(world);
  await liveIn(pair.mentor, 'Pacific/Auckland');
  await liveIn(pair.mentee, 'Europe/London');
  await saveAvailability(world, pair.mentor, {
    windows: windows(7 * 60, 8 * 60),
    noticeHours: 0,
    showsLoad: false,
  });
  await saveAvailability(world, pair.mentee, {
    windows: windows(17 * 60, 20 * 60),
    noticeHours: 0,
    showsLoad: false,
  });
});

describe('the times that are offered', () => {
  it('suit both, and say what each one’s clock shows', async () => {
    const { times: offered, reason, assumed } = await times();
    expect(reason).toBeNull();
    expect(assumed).toEqual([]);
    expect(offered).toHaveLength(6);
    // 18:00 in London is 7:00 of the next morning in Auckland; on Fridays that is a Saturday.
    expect(offered[0]).toEqual({
      startsAt: '2026-03-04T18:00:00.000Z',
      clocks: [
        { name: 'Member 1', time: 'Thu 07:00' },
        { name: 'Member 2', time: 'Wed 18:00' },
      ],
    });
  });

  it('leave out days away, busy times and sessions of other engagements', async () => {
    const { times: before } = await times();
    const startsAt = new Date(before[0]?.startsAt ?? '');
    await addException(
      world,
      pair.mentor,
      newException.parse({ kind: 'away', fromOn: '2026-03-10', untilOn: '2026-03-10' }),
    );
    const source = world.random.id();
    await world.db
      .insertInto('busy_source')
      .values({
        id: source,
        person_id: pair.mentor.personId,
        address: 'https://calendar.example.org/secret.ics',
        created_at: world.clock.now(),
        next_check_at: world.clock.now(),
      })
      .execute();
    await world.db
      .insertInto('busy_time')
      .values({
        source_id: source,
        person_id: pair.mentor.personId,
        starts_at: new Date('2026-03-10T18:30:00Z'),
        ends_at: new Date('2026-03-10T18:31:00Z'),
      })
      .execute();
    await proposeTime(world, pair.mentee, {
      engagementId: pair.id,
      timeZone: 'Europe/London',
      startsAt,
    });
    const { times: after } = await times();
    const days = (offer: { startsAt: string }[]) => offer.map((each) => each.startsAt.slice(0, 10));
    expect(days(before)).toEqual(
      expect.arrayContaining(['2026-03-04', '2026-03-09', '2026-03-10']),
    );
    expect(days(after)).not.toEqual(expect.arrayContaining(['2026-03-04']));
    // The tenth in Auckland is the evening of the ninth in London.
    expect(days(after)).not.toContain('2026-03-09');
    expect(days(after)).not.toContain('2026-03-10');
  });

  it('keep inside the hours offered, and say so when those are used', async () => {
    const programId = world.random.id();
    await world.db
      .insertInto('program')
      .values({
        id: programId,
        organization_id: pair.organizationId,
        name: 'Spring',
        kind: 'one_to_one',
        state: 'running',
        starts_on: '2026-03-02',
        enrolment_code: world.random.token(),
        created_at: world.clock.now(),
      })
      .execute();
    await world.db
      .insertInto('enrolment')
      .values({
        id: world.random.id(),
        organization_id: pair.organizationId,
        program_id: programId,
        person_id: pair.mentor.personId,
        side: 'mentor',
        state: 'matched',
        hours_per_month: 1,
        created_at: world.clock.now(),
        updated_at: world.clock.now(),
      })
      .execute();
    expect((await times()).times).toHaveLength(6);
    expect(await times({ minutes: 90 })).toMatchObject({ times: [], reason: 'noCommonTime' });
    const offer = await times();
    const first = new Date(offer.times[0]?.startsAt ?? '');
    await proposeTime(world, pair.mentee, { ...wanted(), startsAt: first });
    const next = await times();
    expect(next.times.every((each) => each.startsAt > '2026-03-31T10')).toBe(true);
    await world.db
      .updateTable('enrolment')
      .set({ hours_per_month: 0.5 })
      .where('person_id', '=', pair.mentor.personId)
      .execute();
    expect(await times()).toMatchObject({ times: [], reason: 'hoursUsed' });
  });

  it('need everybody’s zone, and say whose hours are only assumed', async () => {
    await saveAvailability(world, pair.mentor, { windows: [], noticeHours: 0, showsLoad: false });
    expect((await times()).assumed).toEqual(['Member 1']);
    await liveIn(pair.mentor, null);
    expect(await times()).toMatchObject({
      times: [],
      reason: 'noZone',
      withoutZone: ['Member 1'],
    });
  });

  it('can be proposed, and taken for a session that is moved, whose own time is free again', async () => {
    const { times: offered } = await times();
    const [first, second] = offered.map((each) => new Date(each.startsAt));
    if (!first || !second) throw new Error('nothing was offered');
    const { id } = await proposeTime(world, pair.mentee, { ...wanted(), startsAt: first });
    const others = await times({ exceptSessionId: id });
    expect(others.times).toEqual(offered);
    await moveToTime(world, pair.mentee, {
      engagementId: pair.id,
      sessionId: id,
      timeZone: 'Europe/London',
      startsAt: second,
    });
    const row = await world.db
      .selectFrom('session')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    expect(row).toMatchObject({ starts_at: second, minutes: 60, state: 'proposed' });
  });

  it('are not found by anybody but the members', async () => {
    for (const { who, actor } of pair.outsiders) {
      await expect(times({}, actor), who).rejects.toThrow(NotFound);
      await expect(
        proposeTime(world, actor, { ...wanted(), startsAt: new Date('2026-03-04T18:00:00Z') }),
        who,
      ).rejects.toThrow(NotFound);
    }
  });
});

describe('days that differ', () => {
  it('are seen and taken away by their person only, not even by a partner or an admin', async () => {
    await addException(
      world,
      pair.mentor,
      newException.parse({ kind: 'extra', fromOn: '2026-03-07', starts: '10:00', ends: '12:00' }),
    );
    const { exceptions } = await findOwnAvailability(world, pair.mentor, '2026-03-01');
    const id = exceptions[0]?.id ?? '';
    expect(exceptions).toEqual([
      {
        id,
        kind: 'extra',
        fromOn: '2026-03-07',
        untilOn: '2026-03-07',
        hours: { startsMinute: 600, endsMinute: 720 },
      },
    ]);
    const others = [{ who: 'the partner', actor: pair.mentee }, ...pair.outsiders];
    for (const { who, actor } of others) {
      await expect(removeException(world, actor, id), who).rejects.toThrow(NotFound);
      const seen = await asActor(world.db, actor, async (connection) => [
        ...(await connection
          .selectFrom('availability_exception')
          .select('id')
          .where('person_id', '=', pair.mentor.personId)
          .execute()),
        ...(await connection
          .selectFrom('availability_setting')
          .select('notice_hours')
          .where('person_id', '=', pair.mentor.personId)
          .execute()),
      ]);
      expect(seen, who).toEqual([]);
    }
    await removeException(world, pair.mentor, id);
    expect((await findOwnAvailability(world, pair.mentor, '2026-03-01')).exceptions).toEqual([]);
  });

  it('are refused where they make no sense, beside the field', () => {
    const fields = (given: object) =>
      newException
        .safeParse({ kind: 'extra', fromOn: '2026-03-07', ...given })
        .error?.issues.map((issue) => issue.path.join('.'));
    expect(fields({ starts: '', ends: '' })).toEqual(['starts']);
    expect(fields({ starts: '10:00', ends: '10:00' })).toEqual(['ends']);
    expect(fields({ starts: '10:00', ends: '11:00', untilOn: '2026-03-06' })).toEqual(['untilOn']);
    expect(fields({ kind: 'away', fromOn: 'soon' })).toEqual(['fromOn']);
    expect(fields({ starts: '10:00', ends: '11:00', untilOn: '' })).toBeUndefined();
  });
});
