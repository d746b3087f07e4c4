import { describe, expect, it } from 'vitest';
import { createTestWorld, makeOrganization } from '../../../tests/support/world.ts';
import type { Actor } from '../../platform/actor.ts';
import { asActor } from '../../platform/database.server.ts';
import { createProgram } from '../programs/create-program.server.ts';
import { openProgram } from '../programs/move-program.server.ts';
import { newProgram } from '../programs/program.ts';
import { findProgram } from '../programs/program-queries.server.ts';
import { listWaitingPlaces } from '../programs/waiting-place.server.ts';
import { answerEnrolments } from './answer-enrolments.server.ts';
import { enrol } from './enrol.server.ts';
import { enrolmentForm } from './enrolment.ts';
import { listEnrolments } from './enrolment-queries.server.ts';
import { moveUp, sweepWaitlists } from './move-up.server.ts';
import { withdrawEnrolment } from './withdraw-enrolment.server.ts';

const world = await createTestWorld();
const home = await makeOrganization(world, { members: 6 });
const members = home.members as [Actor, Actor, Actor, Actor, Actor, Actor];

/** A program with two places on each side, and members who enrolled in their order. */
async function fill(count: number) {
  const id = await createProgram(
    world,
    home.manager,
    newProgram.parse({ name: 'Compass', kind: 'one_to_one', starts_on: '2026-04-01' }),
  );
  await openProgram(world, home.manager, id);
  await set(id, { places: 2, approves_enrolment: false });
  const ids: string[] = [];
  for (const member of members.slice(0, count)) {
    ids.push((await enrol(world, member, id, form())).id);
    world.clock.moveTo(new Date(world.clock.now().getTime() + 60_000));
  }
  await world.runJobs();
  return { id, ids };
}
const form = () => enrolmentForm.parse({ side: 'mentee', time_zone: 'UTC' });
const set = (id: string, values: { places?: number | null; approves_enrolment?: boolean }) =>
  world.db.updateTable('program').set(values).where('id', '=', id).execute();
const states = async (id: string, ids: string[]) => {
  const page = { page: 1, size: 50 };
  const { enrolments } = await listEnrolments(world, home.manager, id, {}, page);
  return ids.map((each) => enrolments.find((row) => row.id === each)?.state);
};

describe('a place that becomes free', () => {
  it('goes to whoever waits longest, who is told, and the manager sees it', async () => {
    const { id, ids } = await fill(5);
    expect(await states(id, ids)).toEqual([
      'accepted',
      'accepted',
      'waitlisted',
      'waitlisted',
      'waitlisted',
    ]);
    // The third leaves the queue and comes again: now at its end. A new word on the form costs no place in it.
    await withdrawEnrolment(world, members[2], ids[2] as string);
    world.clock.moveTo(new Date(world.clock.now().getTime() + 60_000));
    await enrol(world, members[2], id, form());
    world.clock.moveTo(new Date(world.clock.now().getTime() + 60_000));
    await enrol(world, members[3], id, { ...form(), goal: 'Said better' });
    // Each of them sees where they stand, and nobody how the others do.
    const waitOf = async (member: Actor) => (await findProgram(world, member, id)).mine[0]?.wait;
    const places = await Promise.all([members[3], members[4], members[2]].map(waitOf));
    expect(places).toEqual(
      [1, 2, 3].map((place) => ({ decides: 'longestWait', place, waiting: 3 })),
    );
    expect(await waitOf(members[1])).toBeNull();
    const others = await asActor(world.db, members[4], (connection) =>
      listWaitingPlaces(connection, members[4], [ids[3] as string]),
    );
    expect(others.size).toBe(0);
    expect(await world.runJobs()).toEqual([]);
    await withdrawEnrolment(world, members[0], ids[0] as string);
    expect(await states(id, ids)).toEqual([
      'withdrawn',
      'accepted',
      'waitlisted',
      'accepted',
      'waitlisted',
    ]);
    expect((await world.runJobs()).map(({ to, subject }) => [to, subject])).toEqual([
      [await addressOf(members[3]), 'There is a place for you: Compass'],
    ]);
    const { enrolments } = await listEnrolments(world, home.manager, id, {}, { page: 1, size: 50 });
    expect(enrolments.filter((row) => row.movedUpAt !== null).map((row) => row.id)).toEqual([
      ids[3],
    ]);
    // By a manager's no, and by their 'wait': whoever is made to wait does not come back by their own place.
    await answerEnrolments(world, home.manager, id, [ids[1] as string], 'decline');
    await answerEnrolments(world, home.manager, id, [ids[3] as string], 'waitlist');
    expect(await states(id, ids)).toEqual([
      'withdrawn',
      'withdrawn',
      'accepted',
      'waitlisted',
      'accepted',
    ]);
  });

  it('is never given twice, whoever leaves or comes at the same time', async () => {
    const { id, ids } = await fill(5);
    await Promise.all([
      withdrawEnrolment(world, members[0], ids[0] as string),
      enrol(world, members[5], id, form()),
      withdrawEnrolment(world, members[1], ids[1] as string),
      answerEnrolments(world, home.manager, id, [ids[2] as string], 'decline'),
    ]);
    const { enrolments } = await listEnrolments(
      world,
      home.manager,
      id,
      { state: 'accepted' },
      { page: 1, size: 50 },
    );
    expect(enrolments.map((row) => row.id).sort()).toEqual([ids[3], ids[4]].sort());
    const told = (await world.runJobs()).filter(({ subject }) => subject.startsWith('There is'));
    // The third may have moved up before the manager's no came.
    expect(new Set(told.map(({ to }) => to)).size).toBe(told.length);
  });

  it('stays free where managers answer, and is found later where somebody left the organization', async () => {
    const { id, ids } = await fill(3);
    await set(id, { approves_enrolment: true });
    await withdrawEnrolment(world, members[0], ids[0] as string);
    expect(await sweepWaitlists(world)).toBe(0);
    expect((await states(id, ids))[2]).toBe('waitlisted');
    await set(id, { approves_enrolment: false });
    expect(await sweepWaitlists(world)).toBe(1);
    expect(await sweepWaitlists(world)).toBe(0);
    expect((await states(id, ids))[2]).toBe('accepted');
  });

  it('is never one of those that were drawn by lot, and without a limit there is one for everybody', async () => {
    const { id, ids } = await fill(5);
    const lottery = world.random.id();
    await world.db
      .insertInto('lottery')
      .values({
        id: lottery,
        organization_id: home.organizationId,
        program_id: id,
        side: 'mentee',
        places: 1,
        seed: 1,
        entrants: [ids[2] as string],
        drawn_by: home.manager.personId,
        drawn_at: world.clock.now(),
      })
      .execute();
    await world.db
      .updateTable('enrolment')
      .set({ lottery_id: lottery, lot: 2 })
      .where('id', '=', ids[2] as string)
      .execute();
    await set(id, { places: null });
    await world.db.transaction().execute((connection) => moveUp(connection, world, id));
    expect(await states(id, ids)).toEqual([
      'accepted',
      'accepted',
      'waitlisted',
      'accepted',
      'accepted',
    ]);
  });
});

async function addressOf({ personId }: Actor): Promise<string> {
  const { email } = await world.db
    .selectFrom('person')
    .select('email')
    .where('id', '=', personId)
    .executeTakeFirstOrThrow();
  return email;
}
