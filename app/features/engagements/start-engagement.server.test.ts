import { beforeAll, describe, expect, it } from 'vitest';
import { createTestWorld, makeOrganization, type TestWorld } from '../../../tests/support/world.ts';
import type { Actor } from '../../platform/actor.ts';
import { asActor } from '../../platform/database.server.ts';
import { NotFound, Refusal } from '../../platform/refusal.ts';
import { findEngagementForMember } from './engagement-queries.server.ts';
import { type NewEngagement, startEngagement } from './start-engagement.server.ts';

describe('startEngagement', () => {
  let world: TestWorld;
  let here: Awaited<ReturnType<typeof makeOrganization>>;
  let mentor: Actor;
  let mentee: Actor;
  let id: string;

  const input = (): NewEngagement => ({
    organizationId: here.organizationId,
    programId: null,
    proposalId: null,
    kind: 'one_to_one',
    startsOn: '2026-03-02',
    endsOn: '2026-09-01',
    cadenceDays: 30,
    sessionMinutes: 60,
    members: [
      { personId: mentor.personId, enrolmentId: null, role: 'mentor' },
      { personId: mentee.personId, enrolmentId: null, role: 'mentee' },
    ],
  });
  const find = (actor: Actor) =>
    asActor(world.db, actor, (connection) => findEngagementForMember(connection, actor, id));

  beforeAll(async () => {
    world = await createTestWorld();
    here = await makeOrganization(world);
    [mentor, mentee] = here.members as [Actor, Actor];
    ({ id } = await asActor(world.db, here.manager, (connection) =>
      startEngagement(connection, world, input()),
    ));
  });

  it('lets a manager bring two people together, who then prepare', async () => {
    const engagement = await find(mentee);
    expect(engagement).toMatchObject({ phase: 'preparing', kind: 'one_to_one', program: null });
    expect(engagement.me.role).toBe('mentee');
    expect(engagement.partners).toMatchObject([{ personId: mentor.personId, role: 'mentor' }]);
  });

  it('notes the start without saying who decided', async () => {
    const events = await world.db
      .selectFrom('engagement_event')
      .select(['kind', 'person_id'])
      .where('engagement_id', '=', id)
      .execute();
    expect(events).toEqual([{ kind: 'started', person_id: null }]);
  });

  it('is not found by managers, admins, and strangers, though managers made it', async () => {
    const elsewhere = await makeOrganization(world, { name: 'Elsewhere' });
    for (const actor of [here.manager, here.admin, elsewhere.admin]) {
      await expect(find(actor)).rejects.toThrow(NotFound);
    }
  });

  it('is not found by somebody who left it', async () => {
    const leave = (left_at: Date | null) =>
      world.db
        .updateTable('engagement_member')
        .set({ left_at })
        .where('person_id', '=', mentee.personId)
        .execute();
    await leave(world.clock.now());
    await expect(find(mentee)).rejects.toThrow(NotFound);
    await leave(null);
  });

  it('refuses one person alone, the same person twice, and an end before the start', async () => {
    const start = (change: Partial<NewEngagement>) =>
      asActor(world.db, here.manager, (connection) =>
        startEngagement(connection, world, { ...input(), ...change }),
      );
    const [first] = input().members;
    if (!first) throw new Error('no member');
    await expect(start({ members: [first] })).rejects.toThrow(Refusal);
    await expect(start({ members: [first, { ...first, role: 'mentee' }] })).rejects.toThrow(
      Refusal,
    );
    await expect(start({ endsOn: '2026-03-02' })).rejects.toThrow(Refusal);
  });
});
