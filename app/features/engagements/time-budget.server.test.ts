import { beforeAll, describe, expect, it } from 'vitest';
import { makePair, type Pair } from '../../../tests/support/engagement.ts';
import { createTestWorld, type TestWorld } from '../../../tests/support/world.ts';
import { monthAround } from '../../platform/calendar.ts';
import { asActor } from '../../platform/database.server.ts';
import { findTimeBudget } from './time-budget-queries.server.ts';

describe('the time budget', () => {
  let world: TestWorld;
  let pair: Pair;
  const session = (state: string, starts_at: string, minutes: number) =>
    world.db
      .insertInto('session')
      .values({
        id: world.random.id(),
        organization_id: pair.organizationId,
        engagement_id: pair.id,
        starts_at,
        minutes,
        time_zone: 'Europe/London',
        state,
        created_at: world.clock.now(),
      })
      .execute();
  const budgetOf = (actor: Pair['mentor']) =>
    asActor(world.db, actor, (connection) =>
      findTimeBudget(connection, actor, monthAround('Europe/London', world.clock.now())),
    );

  beforeAll(async () => {
    world = await createTestWorld();
    pair = await makePair(world);
    await session('held', '2026-03-01T10:00:00Z', 60);
    await session('held', '2026-02-28T23:30:00Z', 45); // February still, in London
    await session('scheduled', '2026-03-20T10:00:00Z', 30);
    await session('cancelled', '2026-03-21T10:00:00Z', 60);
    await session('held', '2026-03-31T22:30:00Z', 15); // half past eleven in London, which is on summer time
    await session('held', '2026-03-31T23:30:00Z', 15); // April already
  });

  it('counts what was held and what is planned in the month of the reader', async () => {
    expect(await budgetOf(pair.mentor)).toMatchObject({ heldMinutes: 75, plannedMinutes: 30 });
  });

  it('counts nobody else’s sessions', async () => {
    for (const { who, actor } of pair.outsiders) {
      const { heldMinutes, plannedMinutes } = await budgetOf(actor);
      expect([heldMinutes, plannedMinutes], who).toEqual([0, 0]);
    }
  });
});
