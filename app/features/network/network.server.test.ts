import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { makePair, type Pair, putInPhase } from '../../../tests/support/engagement.ts';
import { createTestWorld, makeMember, type TestWorld } from '../../../tests/support/world.ts';
import type { Actor } from '../../platform/actor.ts';
import { asActor } from '../../platform/database.server.ts';
import { findEngagementForMember } from '../engagements/engagement-queries.server.ts';
import { logCareerEvent, removeCareerEvent } from './log-career-event.server.ts';
import { followIntroduction, logIntroduction } from './log-introduction.server.ts';
import { listCareerEvents, listIntroductions } from './network-queries.server.ts';

describe('introductions and career events', () => {
  let world: TestWorld;
  let pair: Pair;
  beforeAll(async () => {
    world = await createTestWorld();
  });
  beforeEach(async () => {
    pair = await makePair(world);
    await putInPhase(world, pair.id, 'working');
    world.clock.moveTo(new Date('2026-05-02T09:00:00Z'));
  });

  const read = (actor: Actor) =>
    asActor(world.db, actor, async (connection) => {
      const engagement = await findEngagementForMember(connection, actor, pair.id);
      return {
        introductions: await listIntroductions(connection, engagement),
        events: await listCareerEvents(connection, engagement),
      };
    });
  const introduce = (actor: Actor, to: { initials?: string; email?: string }) =>
    logIntroduction(world, actor, {
      engagementId: pair.id,
      introducerId: pair.mentor.personId,
      introducedId: pair.mentee.personId,
      initials: to.initials ?? '',
      email: to.email,
      arena: 'A conference',
      reason: 'They solved the same problem',
      state: 'offered',
    });
  const event = (actor: Actor, happenedOn = '2026-04-20') =>
    logCareerEvent(world, actor, {
      engagementId: pair.id,
      kind: 'promotion',
      happenedOn,
      contributed: 'partly',
      note: '',
      timeZone: 'UTC',
    });

  it('are written by either and read by both, with what came of it', async () => {
    await introduce(pair.mentee, { initials: 'J. K.' });
    const id = (await read(pair.mentor)).introductions[0]?.id ?? '';
    await followIntroduction(world, pair.mentor, {
      engagementId: pair.id,
      introductionId: id,
      state: 'useful',
      result: 'They write together now',
    });
    expect((await read(pair.mentee)).introductions).toMatchObject([
      { introducer: 'Member 1', introduced: 'Member 2', to: 'J. K.', state: 'useful' },
    ]);
  });

  it('lead to a member by their address, not to one of the two, not to a stranger', async () => {
    const kim = await makeMember(world, pair.organizationId, { name: 'Kim' });
    const addressOf = async (personId: string) =>
      (
        await world.db
          .selectFrom('person')
          .select('email')
          .where('id', '=', personId)
          .executeTakeFirstOrThrow()
      ).email;
    await introduce(pair.mentor, { email: await addressOf(kim.personId) });
    expect((await read(pair.mentor)).introductions[0]?.to).toBe('Kim');
    const own = await addressOf(pair.mentee.personId);
    await expect(introduce(pair.mentor, { email: own })).rejects.toThrow(
      'network:problems.oneOfYou',
    );
    const stranger = pair.outsiders.at(-1)?.actor.personId ?? '';
    await expect(introduce(pair.mentor, { email: await addressOf(stranger) })).rejects.toThrow(
      'network:problems.noMember',
    );
  });

  it('name members of this engagement only', async () => {
    const other = await makeMember(world, pair.organizationId);
    await expect(
      logIntroduction(world, pair.mentor, {
        engagementId: pair.id,
        introducerId: other.personId,
        introducedId: pair.mentee.personId,
        initials: 'X',
        email: undefined,
        arena: '',
        reason: 'x',
        state: 'made',
      }),
    ).rejects.toThrow('not found');
  });

  it('are about oneself where a career is meant, and can be taken back by oneself', async () => {
    await event(pair.mentee);
    await expect(event(pair.mentee, '2026-05-03')).rejects.toThrow('network:problems.future');
    const [written] = (await read(pair.mentor)).events;
    expect(written).toMatchObject({ name: 'Member 2', kind: 'promotion', contributed: 'partly' });
    const which = { engagementId: pair.id, eventId: written?.id ?? '' };
    await expect(removeCareerEvent(world, pair.mentor, which)).rejects.toThrow('not found');
    await removeCareerEvent(world, pair.mentee, which);
    expect((await read(pair.mentee)).events).toEqual([]);
  });

  it('stay readable after the end; only careers go on', async () => {
    await introduce(pair.mentor, { initials: 'J. K.' });
    await putInPhase(world, pair.id, 'closed');
    await expect(introduce(pair.mentor, { initials: 'X' })).rejects.toThrow(
      'engagements:problems.ended',
    );
    // What happens in a career often comes later, and is written down then.
    await event(pair.mentor);
    expect((await read(pair.mentee)).events).toMatchObject([{ name: 'Member 1' }]);
    expect((await read(pair.mentee)).introductions).toHaveLength(1);
  });

  it('are not there for managers, admins, outsiders and former members', async () => {
    await introduce(pair.mentor, { initials: 'J. K.' });
    await event(pair.mentee);
    const { introductions, events } = await read(pair.mentor);
    for (const { who, actor } of pair.outsiders) {
      await expect(read(actor), who).rejects.toThrow('not found');
      await expect(introduce(actor, { initials: 'X' }), who).rejects.toThrow('not found');
      await expect(event(actor), who).rejects.toThrow('not found');
      await expect(
        followIntroduction(world, actor, {
          engagementId: pair.id,
          introductionId: introductions[0]?.id ?? '',
          state: 'made',
          result: '',
        }),
        who,
      ).rejects.toThrow('not found');
      await expect(
        removeCareerEvent(world, actor, { engagementId: pair.id, eventId: events[0]?.id ?? '' }),
        who,
      ).rejects.toThrow('not found');
    }
  });
});
