import { beforeEach, describe, expect, it } from 'vitest';
import { makePair, type Pair } from '../../../tests/support/engagement.ts';
import { createTestWorld, type TestWorld } from '../../../tests/support/world.ts';
import type { Actor } from '../../platform/actor.ts';
import { asActor } from '../../platform/database.server.ts';
import { NotFound } from '../../platform/refusal.ts';
import { answerPulse } from './answer-pulse.server.ts';
import { listOwnPulses } from './pulse-queries.server.ts';

const answers = { communication: 4, usefulness: 5, noteToSelf: 'Say more about failures' };

describe('the pulse', () => {
  let world: TestWorld;
  let pair: Pair;
  const own = (actor: Actor) =>
    asActor(world.db, actor, (connection) => listOwnPulses(connection, actor, pair.id));

  beforeEach(async () => {
    world ??= await createTestWorld();
    world.clock.moveTo(new Date('2026-03-02T09:00:00Z'));
    pair = await makePair(world);
  });

  it('keeps what was answered and skips what was not', async () => {
    await answerPulse(world, pair.mentee, pair.id, answers);
    expect(await own(pair.mentee)).toMatchObject([
      { communication: 4, usefulness: 5, respect: null, noteToSelf: 'Say more about failures' },
    ]);
  });

  it('is asked once a month at most', async () => {
    await answerPulse(world, pair.mentee, pair.id, answers);
    world.clock.moveTo(new Date('2026-03-29T23:00:00Z'));
    await expect(answerPulse(world, pair.mentee, pair.id, answers)).rejects.toThrow(/TooSoon/);
    world.clock.moveTo(new Date('2026-03-30T01:00:00Z'));
    await answerPulse(world, pair.mentee, pair.id, answers);
    expect(await own(pair.mentee)).toHaveLength(2);
  });

  it('is shown to its author only, not even by the database to the partner', async () => {
    await answerPulse(world, pair.mentee, pair.id, answers);
    for (const actor of [pair.mentor, ...pair.outsiders.map((outsider) => outsider.actor)]) {
      const rows = await asActor(world.db, actor, (connection) =>
        connection.selectFrom('pulse').select('id').execute(),
      );
      expect(rows).toEqual([]);
    }
    for (const { actor } of pair.outsiders) {
      await expect(answerPulse(world, actor, pair.id, answers)).rejects.toThrow(NotFound);
    }
  });
});
