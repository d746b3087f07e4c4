import { beforeAll, describe, expect, it } from 'vitest';
import { addGoal, makePair, type Pair } from '../../../tests/support/engagement.ts';
import { createTestWorld, makeMember, type TestWorld } from '../../../tests/support/world.ts';
import type { Actor } from '../../platform/actor.ts';
import { asActor } from '../../platform/database.server.ts';
import { listEngagementsOf } from './engagement-queries.server.ts';
import { listManagedPrograms, listThanks, listWays } from './home-queries.server.ts';
import { adoptDraft } from './revise-agreement.server.ts';
import { loadSituations } from './situation-queries.server.ts';

describe('the home page', () => {
  let world: TestWorld;
  let pair: Pair;
  let goalId: string;
  let manager: Actor;
  let stranger: Actor;

  const situations = (actor: Actor) =>
    asActor(world.db, actor, async (connection) =>
      loadSituations(connection, actor, await listEngagementsOf(connection, actor)),
    );

  beforeAll(async () => {
    world = await createTestWorld();
    pair = await makePair(world);
    ({ goalId } = await addGoal(world, pair));
    const { organizationId } = pair;
    manager = await makeMember(world, organizationId, { role: 'manager', name: 'Mia Manager' });
    const elsewhere = await makePair(world);
    stranger = await makeMember(world, elsewhere.organizationId, { role: 'admin' });
  });

  it('knows where each engagement stands, and knows nothing of those of others', async () => {
    const place = { organization_id: pair.organizationId, engagement_id: pair.id };
    for (const [progress, day] of [
      [40, '2026-03-20'],
      [20, '2026-03-10'],
    ] as const) {
      await world.db
        .insertInto('check_in')
        .values({
          id: world.random.id(),
          ...place,
          goal_id: goalId,
          person_id: pair.mentee.personId,
          progress,
          scale_version: 1,
          created_at: new Date(`${day}T09:00:00Z`),
        })
        .execute();
    }
    await adoptDraft(world, pair.mentee, pair.id);
    await world.db
      .insertInto('goal_revision')
      .values({
        id: world.random.id(),
        ...place,
        goal_id: goalId,
        number: 1,
        before: '{}',
        after: '{}',
        reason: 'Because',
        revised_by: pair.mentee.personId,
        created_at: world.clock.now(),
      })
      .execute();
    const [mine] = await situations(pair.mentor);
    expect(mine).toMatchObject({
      goals: [{ id: goalId, progress: 40 }],
      milestones: [{ title: 'Speak to the team' }],
      agreement: { version: 1, signerIds: [] },
      revisions: [{ goalId }],
      unratedBefore: [{ subjectId: pair.mentee.personId }],
    });
    expect((await situations(pair.mentee))[0]?.revisions).toEqual([]);
    for (const { actor } of pair.outsiders) expect(await situations(actor)).toEqual([]);
  });

  it('lists what a program needs to its managers only, and what one may join to everybody else', async () => {
    const programId = world.random.id();
    await world.db
      .insertInto('program')
      .values({
        id: programId,
        organization_id: pair.organizationId,
        name: 'Open to all',
        kind: 'one_to_one',
        state: 'open',
        starts_on: '2026-05-01',
        enrolment_code: programId,
        created_at: world.clock.now(),
      })
      .execute();
    const managed = (actor: Actor) =>
      asActor(world.db, actor, (connection) =>
        listManagedPrograms(connection, actor, '2026-03-02'),
      );
    const ways = (actor: Actor) =>
      asActor(world.db, actor, (connection) => listWays(connection, actor));
    expect(await managed(manager)).toMatchObject([{ id: programId, next: 'invite' }]);
    expect(await managed(pair.mentee)).toEqual([]);
    expect(await managed(stranger)).toEqual([]);
    expect((await ways(pair.mentee)).programs).toMatchObject([{ id: programId }]);
    expect((await ways(stranger)).programs).toEqual([]);

    await world.db
      .insertInto('enrolment')
      .values({
        id: world.random.id(),
        organization_id: pair.organizationId,
        program_id: programId,
        person_id: pair.mentee.personId,
        side: 'mentee',
        state: 'applied',
        created_at: world.clock.now(),
        updated_at: world.clock.now(),
      })
      .execute();
    expect(await ways(pair.mentee)).toMatchObject({
      enrolments: [{ programId, state: 'applied' }],
      programs: [],
    });
    expect(await managed(manager)).toMatchObject([{ next: 'answer' }]);
  });

  it('keeps the thanks for whom they were meant, once the engagement is closed', async () => {
    await world.db
      .insertInto('outcome')
      .values({
        id: world.random.id(),
        organization_id: pair.organizationId,
        engagement_id: pair.id,
        person_id: pair.mentee.personId,
        summary: 'Done',
        thanks: 'Thank you',
        created_at: world.clock.now(),
      })
      .execute();
    const thanks = (actor: Actor) =>
      asActor(world.db, actor, (connection) => listThanks(connection, actor));
    expect(await thanks(pair.mentor)).toEqual([]);
    await world.db
      .updateTable('engagement')
      .set({ phase: 'closed', closed_at: world.clock.now() })
      .where('id', '=', pair.id)
      .execute();
    expect(await thanks(pair.mentor)).toMatchObject([{ text: 'Thank you', from: 'Member 2' }]);
    for (const actor of [pair.mentee, manager, stranger]) expect(await thanks(actor)).toEqual([]);
  });
});
