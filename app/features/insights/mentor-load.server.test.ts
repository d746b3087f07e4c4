import { expect, it } from 'vitest';
import { makePair } from '../../../tests/support/engagement.ts';
import { makeProgram } from '../../../tests/support/enrolled.ts';
import { createTestWorld } from '../../../tests/support/world.ts';
import { asActor } from '../../platform/database.server.ts';
import { NotFound } from '../../platform/refusal.ts';
import { countHoursUsed, listCandidates } from '../matching/candidate-queries.server.ts';
import { saveAvailability } from '../profiles/save-profile.server.ts';
import { listMentorLoad, summariseLoad } from './mentor-load.server.ts';

it('names those who allowed it, counts the others together, and sends nobody beyond their hours more people', async () => {
  const world = await createTestWorld();
  const { mentor, mentee, outsiders, organizationId } = await makePair(world);
  const manager = outsiders.find(({ actor }) => actor.role === 'manager')?.actor;
  if (!manager) throw new Error('no manager');
  const programId = await makeProgram(world, organizationId);
  const enrol = (personId: string, hours_per_month: number | null) =>
    world.db
      .insertInto('enrolment')
      .values({
        id: world.random.id(),
        organization_id: organizationId,
        program_id: programId,
        person_id: personId,
        side: 'mentor',
        state: 'accepted',
        capacity: 3,
        hours_per_month,
        created_at: world.clock.now(),
        updated_at: world.clock.now(),
      })
      .execute();
  // Their engagement takes an hour a month already, which is all that they offer.
  await enrol(mentor.personId, 1);
  await enrol(mentee.personId, 1);
  const list = () =>
    listMentorLoad(world, manager, programId, { offset: 0, limit: 50, smallestGroup: 5 });
  expect(await list()).toMatchObject({ mentors: [], others: { people: 2, load: 'few' } });
  await saveAvailability(world, mentor, { windows: [], noticeHours: 24, showsLoad: true });
  expect(await list()).toMatchObject({
    total: 1,
    mentors: [{ name: 'Member 1', capacity: 3, offeredHours: 1 }],
    others: { people: 1, load: 'few' },
  });
  await expect(
    listMentorLoad(world, mentor, programId, { offset: 0, limit: 50, smallestGroup: 5 }),
  ).rejects.toThrow(NotFound);

  const matched = await asActor(world.db, manager, async (connection) => ({
    candidates: (await listCandidates(connection, programId)).map((each) => each.personId),
    used: await countHoursUsed(connection, programId),
  }));
  // What a mentee receives is no time they give.
  expect(matched).toEqual({ candidates: [mentee.personId], used: 1 });

  // The dashboard counts those who show it; one other is too few to be counted with them.
  const overBudget = async (smallestGroup: number) => {
    const load = await asActor(world.db, manager, (connection) =>
      summariseLoad(connection, programId, '2026-03-02', smallestGroup),
    );
    return load.overBudget;
  };
  await world.db
    .updateTable('engagement_member')
    .set((on) => ({
      role: 'peer',
      enrolment_id: on
        .selectFrom('enrolment')
        .select('id')
        .whereRef('enrolment.person_id', '=', 'engagement_member.person_id'),
    }))
    .execute();
  await world.db.updateTable('engagement').set({ program_id: programId, kind: 'peer' }).execute();
  // Last: changes to the engagement make the facts anew.
  await world.db
    .updateTable('engagement_fact')
    .set({ busy_month: '2026-03-01', busy_minutes: 120 })
    .execute();
  expect(await overBudget(5)).toEqual({ count: 1, ofAll: false });
  // All of the others are over their hours: to count them would say it of each.
  expect(await overBudget(1)).toEqual({ count: 1, ofAll: false });
  await enrol(manager.personId, 1);
  expect(await overBudget(1)).toEqual({ count: 2, ofAll: true });
});
