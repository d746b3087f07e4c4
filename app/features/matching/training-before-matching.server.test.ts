import { expect, it } from 'vitest';
import { enrol, makeProgram } from '../../../tests/support/enrolled.ts';
import { createTestWorld, makeOrganization } from '../../../tests/support/world.ts';
import { asActor } from '../../platform/database.server.ts';
import { listEnrolments } from '../enrolment/enrolment-queries.server.ts';
import { completeTraining } from '../training/complete-training.server.ts';
import { modules } from '../training/training-modules.server.ts';
import { countFreePlaces, countUntrained, listCandidates } from './candidate-queries.server.ts';
import { listCircleCandidates } from './start-circle.server.ts';

const world = await createTestWorld();
const { organizationId, manager } = await makeOrganization(world);

it('leaves whoever lacks the training of their side out of a run, until they did it', async () => {
  const program = await makeProgram(world, organizationId);
  const add = (name: string, side: 'mentee' | 'mentor') =>
    enrol(world, organizationId, program, { name, side });
  const mentee = await add('Nia', 'mentee');
  const mentor = await add('Omar', 'mentor');
  const seen = () =>
    asActor(world.db, manager, async (connection) => ({
      candidates: (await listCandidates(connection, program)).map((each) => each.enrolmentId),
      circle: (await listCircleCandidates(connection, program)).length,
      free: await countFreePlaces(connection, program),
      untrained: await countUntrained(connection, program),
    }));
  expect(await seen()).toMatchObject({ untrained: 0, circle: 2 });
  expect((await seen()).candidates).toHaveLength(2);

  await world.db
    .updateTable('program')
    .set({ requires_training: true })
    .where('id', '=', program)
    .execute();
  expect(await seen()).toMatchObject({
    candidates: [],
    circle: 0,
    free: { mentee: { people: 0 }, mentor: { people: 0 } },
    untrained: 2,
  });

  const right = (key: 'mentee' | 'mentor') =>
    modules[key].questions.map(({ answers }) => answers.findIndex((each) => each.right));
  await completeTraining(world, mentee.actor, 'mentee', right('mentee'));
  // The module for the other side does not count.
  await completeTraining(world, mentor.actor, 'mentee', right('mentee'));
  expect(await seen()).toMatchObject({ candidates: [mentee.enrolmentId], untrained: 1 });
  const missing = await listEnrolments(
    world,
    manager,
    program,
    { training: 'missing' },
    { page: 1, size: 50 },
  );
  expect(missing.enrolments.map(({ name }) => name)).toEqual(['Omar']);
});
