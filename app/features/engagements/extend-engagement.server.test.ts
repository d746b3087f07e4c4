import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { eventsOf, makePair, type Pair, putInPhase } from '../../../tests/support/engagement.ts';
import { createTestWorld, type TestWorld } from '../../../tests/support/world.ts';
import type { Actor } from '../../platform/actor.ts';
import { asActor } from '../../platform/database.server.ts';
import { findEngagementForMember } from './engagement-queries.server.ts';
import { acceptExtension, endExtension, proposeExtension } from './extend-engagement.server.ts';
import { listExtensions } from './extension-queries.server.ts';
import { loadSituations } from './situation-queries.server.ts';
import { toDosOf } from './to-do.ts';

describe('more time', () => {
  let world: TestWorld;
  let pair: Pair;
  beforeAll(async () => {
    world = await createTestWorld();
  });
  beforeEach(async () => {
    await world.runJobs();
    pair = await makePair(world);
    await putInPhase(world, pair.id, 'working');
    world.clock.moveTo(new Date('2026-08-10T09:00:00Z'));
  });

  const see = (actor: Actor) =>
    asActor(world.db, actor, async (connection) => {
      const engagement = await findEngagementForMember(connection, actor, pair.id);
      const [situation] = await loadSituations(connection, actor, [engagement]);
      return {
        endsOn: engagement.endsOn,
        states: (await listExtensions(connection, engagement)).map(({ state }) => state),
        waits: situation && toDosOf(situation, world.clock.now(), 'UTC').map(({ kind }) => kind),
      };
    });
  const propose = (actor: Actor, endsOn = '2026-12-01') =>
    proposeExtension(world, actor, pair.id, endsOn);

  it('is proposed by one and accepted by the other', async () => {
    await propose(pair.mentee);
    expect((await see(pair.mentor)).waits).toContain('answerExtension');
    expect((await see(pair.mentee)).waits).not.toContain('answerExtension');
    await expect(acceptExtension(world, pair.mentee, pair.id)).rejects.toThrow(
      'engagements:extend.problems.own',
    );
    expect(await acceptExtension(world, pair.mentor, pair.id)).toEqual({ isExtended: true });
    expect(await see(pair.mentee)).toMatchObject({ endsOn: '2026-12-01', states: ['accepted'] });
    expect(await eventsOf(world, pair.id)).toContain('extended');
    const mails = await world.runJobs();
    expect(mails.map(({ subject }) => subject)).toEqual([
      'Member 2 proposes more time',
      'You have more time',
    ]);
  });

  it('is open once at a time, and ends with a no or when it is taken back', async () => {
    await propose(pair.mentee);
    await expect(propose(pair.mentor)).rejects.toThrow('engagements:extend.problems.open');
    await endExtension(world, pair.mentor, pair.id);
    await propose(pair.mentor, '2026-11-01');
    await endExtension(world, pair.mentor, pair.id);
    expect(await see(pair.mentor)).toMatchObject({
      endsOn: '2026-09-01',
      states: expect.arrayContaining(['declined', 'withdrawn']),
    });
    await expect(acceptExtension(world, pair.mentee, pair.id)).rejects.toThrow(
      'engagements:extend.problems.none',
    );
  });

  it('still counts a little after the planned end, and not once they close', async () => {
    world.clock.moveTo(new Date('2026-09-05T09:00:00Z'));
    await propose(pair.mentee);
    expect((await see(pair.mentor)).waits).toContain('answerExtension');
    await putInPhase(world, pair.id, 'closing');
    await expect(acceptExtension(world, pair.mentor, pair.id)).rejects.toThrow(
      'engagements:extend.problems.notNow',
    );
    expect((await see(pair.mentor)).waits).not.toContain('answerExtension');
  });

  it('is not there for managers, admins, outsiders and former members', async () => {
    await propose(pair.mentee);
    for (const { who, actor } of pair.outsiders) {
      await expect(propose(actor), who).rejects.toThrow('not found');
      await expect(acceptExtension(world, actor, pair.id), who).rejects.toThrow('not found');
      await expect(endExtension(world, actor, pair.id), who).rejects.toThrow('not found');
      const rows = await asActor(world.db, actor, (connection) =>
        connection.selectFrom('extension').select('id').execute(),
      );
      expect(rows, who).toEqual([]);
    }
  });
});
