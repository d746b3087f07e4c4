import { beforeAll, expect, it } from 'vitest';
import { enrol, makeProgram } from '../../../tests/support/enrolled.ts';
import { createTestWorld, makeOrganization, type TestWorld } from '../../../tests/support/world.ts';
import { NotFound } from '../../platform/refusal.ts';
import { templateFor } from './matching-policy.ts';
import { previewPolicy } from './preview-policy.server.ts';
import { savePolicy } from './save-policy.server.ts';
import { startRun } from './start-run.server.ts';

let world: TestWorld;
let here: Awaited<ReturnType<typeof makeOrganization>>;
let program: string;
const template = templateFor('one_to_one');
beforeAll(async () => {
  world = await createTestWorld();
  here = await makeOrganization(world, { name: 'Here' });
  program = await makeProgram(world, here.organizationId);
  const add = (entrant: Parameters<typeof enrol>[3]) =>
    enrol(world, here.organizationId, program, entrant);
  await add({ name: 'Ana', side: 'mentee' });
  await add({ name: 'Eva', side: 'mentee', languages: ['fi'] });
  await add({ name: 'Max', side: 'mentor' });
  await add({ name: 'Out', side: 'mentor', state: 'waitlisted' });
});

it('shows what a policy that is only typed would do to those who take part now', async () => {
  const effect = await previewPolicy(world, here.manager, program, template);
  expect(effect).toMatchObject({ pairs: 2, allowed: 1, alone: { left: 1, right: 0 } });
});

it('starts no run with a policy that lets nobody be a pair, and names the rules', async () => {
  const rules = [...template.rules, { rule: 'site' as const, must: 'match' as const }];
  await savePolicy(world, here.manager, program, { ...template, rules });
  await expect(startRun(world, here.manager, program)).rejects.toMatchObject({
    problems: [
      {
        key: 'studio:problems.allowsNobody',
        values: {
          rules: expect.stringContaining('They work at the same site. It removes 2 of 2 pairs.'),
        },
      },
    ],
  });
  const runs = await world.db.selectFrom('matching_run').select('id').execute();
  expect(runs).toEqual([]);
});

it('takes no policy that reads what the law protects', async () => {
  const gender = { rule: 'field' as const, field: 'gender', must: 'match' as const };
  const wanted = { ...template, rules: [gender] };
  await expect(savePolicy(world, here.manager, program, wanted)).rejects.toMatchObject({
    problems: [
      {
        key: 'matching:problems.policy',
        values: { why: expect.stringContaining('protected characteristic') },
      },
    ],
  });
});

it('is not there for strangers, nor for members who manage nothing', async () => {
  const elsewhere = await makeOrganization(world, { name: 'Elsewhere' });
  for (const actor of [elsewhere.admin, ...here.members]) {
    await expect(previewPolicy(world, actor, program, template)).rejects.toThrow(NotFound);
  }
});
