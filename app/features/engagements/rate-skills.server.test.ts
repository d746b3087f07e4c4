import { beforeEach, describe, expect, it } from 'vitest';
import { addGoal, makePair, type Pair } from '../../../tests/support/engagement.ts';
import { createTestWorld, type TestWorld } from '../../../tests/support/world.ts';
import type { Actor } from '../../platform/actor.ts';
import { asActor } from '../../platform/database.server.ts';
import { NotFound } from '../../platform/refusal.ts';
import { rateSkills } from './rate-skills.server.ts';
import { type RatingMoment, visibleRatings } from './skill-rating.ts';
import { listRatings } from './skill-rating-queries.server.ts';

describe('skill ratings', () => {
  let world: TestWorld;
  let pair: Pair;
  let skill: string;
  const rate = (actor: Actor, level: number, moment: RatingMoment = 'before') =>
    rateSkills(world, actor, pair.id, {
      moment,
      ratings: [{ subject: pair.mentee.personId, skill, level }],
    });
  const seen = (actor: Actor) =>
    asActor(world.db, actor, async (connection) =>
      visibleRatings(await listRatings(connection, [pair.id]), actor.personId),
    );

  beforeEach(async () => {
    world ??= await createTestWorld();
    pair = await makePair(world);
    ({ skillId: skill } = await addGoal(world, pair));
  });

  it("show another's number only to somebody who has given their own", async () => {
    await rate(pair.mentee, 1);
    expect(await seen(pair.mentor)).toEqual([]);
    await rate(pair.mentor, 3);
    expect((await seen(pair.mentor)).map((rating) => rating.level).sort()).toEqual([1, 3]);
  });

  it('stay as they were given, and wait for the close for the second time', async () => {
    await rate(pair.mentee, 1);
    await expect(rate(pair.mentee, 4)).rejects.toThrow(/noRating/);
    await expect(rate(pair.mentee, 4, 'close')).rejects.toThrow(/notRatingTime/);
  });

  it('are asked half-way, at the close, and looking back from it', async () => {
    await expect(rate(pair.mentee, 2, 'mid')).rejects.toThrow(/notRatingTime/);
    world.clock.moveTo(new Date('2026-06-02T09:00:00Z'));
    await rate(pair.mentee, 2, 'mid');
    await expect(rate(pair.mentee, 0, 'then')).rejects.toThrow(/notRatingTime/);
    await world.db
      .updateTable('engagement')
      .set({ phase: 'closing' })
      .where('id', '=', pair.id)
      .execute();
    await rate(pair.mentee, 3, 'close');
    await rate(pair.mentee, 0, 'then');
    expect((await seen(pair.mentee)).map(({ level }) => level).sort()).toEqual([0, 2, 3]);
    world.clock.moveTo(new Date('2026-03-02T09:00:00Z'));
  });

  it('ignore skills that no goal here is about', async () => {
    const strange = { subject: pair.mentee.personId, skill: world.random.id(), level: 2 };
    await expect(
      rateSkills(world, pair.mentee, pair.id, { moment: 'before', ratings: [strange] }),
    ).rejects.toThrow(/noRating/);
  });

  it('are hidden from everybody but the two', async () => {
    await rate(pair.mentee, 1);
    for (const { actor } of pair.outsiders) {
      expect(
        await asActor(world.db, actor, (connection) => listRatings(connection, [pair.id])),
      ).toEqual([]);
      await expect(rate(actor, 2)).rejects.toThrow(NotFound);
    }
  });
});
