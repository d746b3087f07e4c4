import { expect, it } from 'vitest';
import { enrol, makeProgram } from '../../../tests/support/enrolled.ts';
import { createTestWorld, makeOrganization } from '../../../tests/support/world.ts';
import { NotFound } from '../../platform/refusal.ts';
import { savePolicy } from '../matching/save-policy.server.ts';
import { startRun } from '../matching/start-run.server.ts';
import { reportRunFairness } from './run-fairness.server.ts';

it('reports a run by what profiles say, and hides groups that are too small', async () => {
  const world = await createTestWorld();
  const here = await makeOrganization(world, { name: 'Here' });
  const elsewhere = await makeOrganization(world, { name: 'Elsewhere' });
  const program = await makeProgram(world, here.organizationId);
  for (let number = 0; number < 12; number++) {
    const { actor } = await enrol(world, here.organizationId, program, {
      name: `Mentee ${number}`,
      side: 'mentee',
    });
    await world.db
      .updateTable('profile')
      .set({ department: number < 6 ? 'Finance' : number < 11 ? 'Law' : '' })
      .where('person_id', '=', actor.personId)
      .execute();
  }
  await enrol(world, here.organizationId, program, { name: 'Mia', side: 'mentor', capacity: 10 });
  await savePolicy(world, here.manager, program, 'template');
  const enrolledAt = world.clock.now();
  world.clock.moveTo(new Date(enrolledAt.getTime() + 7 * 86_400_000));
  const run = await startRun(world, here.manager, program);
  await world.runJobs();
  const address = { programId: program, runId: run, by: 'department' as const };
  const report = await reportRunFairness(world, here.manager, address);
  expect(report.left.map(({ group, people }) => [group, people])).toEqual([
    ['Finance', 6],
    ['', 'hidden'],
    ['Law', 'hidden'],
  ]);
  expect(report.left[0]?.figures).toMatchObject({ meanWait: 7 });
  expect(report.mentors).toMatchObject([{ people: 'hidden', figures: null }]);
  // What matching may never read can still be looked at, where the program asks.
  const asked = [
    { key: 'g', label: 'Your gender', kind: 'choice', options: ['a', 'b'] },
    { key: 'w', label: 'Why', kind: 'text' },
  ];
  await world.db
    .updateTable('program')
    .set({
      questions: JSON.stringify(asked),
      fairness_groups: ['question:g', 'question:w', 'site'],
    })
    .where('id', '=', program)
    .execute();
  await world.db
    .updateTable('enrolment')
    .set({ answers: JSON.stringify({ own: { g: 'a' } }) })
    .where('program_id', '=', program)
    .execute();
  const byAnswer = await reportRunFairness(world, here.manager, { ...address, by: null });
  expect(byAnswer).toMatchObject({
    by: 'question:g',
    groups: [{ value: 'question:g', label: 'Your gender' }, { value: 'site' }],
    left: [{ group: 'a', people: 12 }],
  });
  const [member] = here.members;
  for (const actor of [elsewhere.admin, ...(member ? [member] : [])]) {
    await expect(reportRunFairness(world, actor, address)).rejects.toThrow(NotFound);
  }
});
