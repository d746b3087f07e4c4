import { expect, it } from 'vitest';
import { createTestWorld, makeOrganization } from '../../../tests/support/world.ts';
import type { Actor } from '../../platform/actor.ts';
import { asActor } from '../../platform/database.server.ts';
import { completeTraining } from './complete-training.server.ts';
import { findNeededTraining } from './needed-training.server.ts';
import { modules } from './training-modules.server.ts';
import { listCompleted } from './training-queries.server.ts';

const world = await createTestWorld();
const home = await makeOrganization(world);
const elsewhere = await makeOrganization(world);
const [one, two] = home.members as [Actor, Actor];
const right = modules.mentor.questions.map(({ answers }) =>
  answers.findIndex((each) => each.right),
);

const completedBy = (reader: Actor, person: Actor) =>
  asActor(world.db, reader, (connection) => listCompleted(connection, reader, person.personId));

it('is completed when every answer is right, and not before', async () => {
  expect(await completeTraining(world, one, 'mentor', [null, ...right.slice(1)])).toBe(false);
  expect(await completedBy(one, one)).toEqual([]);
  expect(await completeTraining(world, one, 'mentor', right)).toBe(true);
  expect(await completedBy(one, one)).toEqual([{ module: 'mentor', on: '2026-03-02' }]);
});

it('keeps the day of the first time', async () => {
  world.clock.moveTo(new Date('2026-05-01T09:00:00Z'));
  await completeTraining(world, one, 'mentor', right);
  expect(await completedBy(two, one)).toEqual([{ module: 'mentor', on: '2026-03-02' }]);
});

it('is named as needed to whoever has not done it', async () => {
  const needed = (actor: Actor) =>
    asActor(world.db, actor, (connection) =>
      findNeededTraining(connection, actor, ['mentor', 'mentee']),
    );
  expect((await needed(one)).map(({ module }) => module)).toEqual(['mentee']);
  expect((await needed(two)).map(({ module }) => module)).toEqual(['mentor', 'mentee']);
});

it('is not seen by another organization’s admin, and written by nobody for somebody else', async () => {
  expect(await completedBy(elsewhere.admin, one)).toEqual([]);
  const forge = asActor(world.db, home.admin, (connection) =>
    connection
      .insertInto('training_completion')
      .values({
        organization_id: home.organizationId,
        person_id: two.personId,
        module: 'mentee',
        completed_at: world.clock.now(),
      })
      .execute(),
  );
  await expect(forge).rejects.toThrow(/row-level security/);
});
