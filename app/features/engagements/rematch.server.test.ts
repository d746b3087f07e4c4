import { beforeAll, describe, expect, it } from 'vitest';
import { enrol, makeProgram } from '../../../tests/support/enrolled.ts';
import { createTestWorld, makeOrganization, type TestWorld } from '../../../tests/support/world.ts';
import type { Actor } from '../../platform/actor.ts';
import { asActor } from '../../platform/database.server.ts';
import { endEngagementEarly } from './end-engagement-early.server.ts';
import { findEngagementForMember } from './engagement-queries.server.ts';
import { findRematch } from './rematch-queries.server.ts';
import { startEngagement } from './start-engagement.server.ts';

describe('after an early end', () => {
  let world: TestWorld;
  beforeAll(async () => {
    world = await createTestWorld();
  });

  it('both are open to a new match at once, and are told so', async () => {
    const { organizationId, manager } = await makeOrganization(world);
    const programId = await makeProgram(world, organizationId);
    const mentor = await enrol(world, organizationId, programId, { name: 'M', side: 'mentor' });
    const mentee = await enrol(world, organizationId, programId, { name: 'N', side: 'mentee' });
    const { id } = await asActor(world.db, manager, (connection) =>
      startEngagement(connection, world, {
        organizationId,
        programId,
        proposalId: null,
        kind: 'one_to_one',
        startsOn: '2026-03-02',
        endsOn: '2026-09-01',
        cadenceDays: 30,
        sessionMinutes: 60,
        members: [
          { personId: mentor.actor.personId, enrolmentId: mentor.enrolmentId, role: 'mentor' },
          { personId: mentee.actor.personId, enrolmentId: mentee.enrolmentId, role: 'mentee' },
        ],
      }),
    );
    const rematch = (actor: Actor) =>
      asActor(world.db, actor, async (connection) =>
        findRematch(connection, await findEngagementForMember(connection, actor, id)),
      );
    expect(await rematch(mentee.actor)).toBeNull();
    await endEngagementEarly(world, mentor.actor, id);
    for (const { actor } of [mentor, mentee]) {
      expect(await rematch(actor)).toEqual({
        enrolment: { programId, program: 'Spring', state: 'accepted' },
        isProgramOver: false,
      });
    }
    await expect(rematch(manager)).rejects.toThrow('not found');
  });
});
