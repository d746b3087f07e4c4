import { describe, expect, it } from 'vitest';
import { createTestWorld, makeOrganization } from '../../../tests/support/world.ts';
import type { Actor } from '../../platform/actor.ts';
import { asActor } from '../../platform/database.server.ts';
import { NotFound, Refusal } from '../../platform/refusal.ts';
import { createProgram } from '../programs/create-program.server.ts';
import { newProgram } from '../programs/program.ts';
import { builtInPlaybooks } from './built-in-playbooks.server.ts';
import { phaseChange } from './phase-change.ts';
import { findProgramPlaybook } from './playbook-queries.server.ts';
import {
  addPlaybookPhase,
  copyPlaybook,
  movePlaybookPhase,
  removePlaybookPhase,
  restorePlaybook,
  writePlaybookAgenda,
  writePlaybookPhase,
} from './write-playbook.server.ts';

const world = await createTestWorld();
const home = await makeOrganization(world);
const elsewhere = await makeOrganization(world);
const [member] = home.members as [Actor];

const start = (kind = 'one_to_one') =>
  createProgram(
    world,
    home.manager,
    newProgram.parse({ name: 'Compass', kind, starts_on: '2026-04-01' }),
  );
const change = (seen: number, title = 'Begin slowly') =>
  phaseChange.parse({ seen: String(seen), title, steps: [{ title: 'Walk once around' }] });
const present = async (program: string) =>
  (await findProgramPlaybook(world, home.manager, program)).present;

describe("a program's playbook", () => {
  it('is the one of its kind until a manager changes a phase', async () => {
    const program = await start('peer');
    expect(await present(program)).toEqual({ version: 0, content: builtInPlaybooks.peer });
    expect(
      await writePlaybookPhase(world, home.manager, { programId: program, at: 0 }, change(0)),
    ).toBe(1);
    const { content, version } = await present(program);
    expect(version).toBe(1);
    expect(content.phases[0]).toMatchObject({ title: 'Begin slowly', additions: [] });
    expect(content.phases[0]?.steps.map(({ title }) => title)).toEqual(['Walk once around']);
    expect(content.phases.slice(1)).toEqual(builtInPlaybooks.peer.phases.slice(1));
  });

  it('is not changed by whoever looked at an earlier version', async () => {
    const program = await start();
    await writePlaybookAgenda(world, home.manager, program, { seen: 0, agenda: ['Only this'] });
    const late = writePlaybookPhase(world, home.admin, { programId: program, at: 0 }, change(0));
    await expect(late).rejects.toThrow(Refusal);
    expect((await present(program)).content.agenda).toEqual(['Only this']);
  });

  it('goes back to the words that ship, as a version of its own', async () => {
    const program = await start();
    await writePlaybookPhase(world, home.manager, { programId: program, at: 3 }, change(0));
    expect(await restorePlaybook(world, home.manager, program, { seen: 1, version: 0 })).toBe(2);
    expect((await present(program)).content).toEqual(builtInPlaybooks.one_to_one);
    await restorePlaybook(world, home.manager, program, { seen: 2, version: 1 });
    expect((await present(program)).content.phases[3]?.title).toBe('Begin slowly');
    const unknown = restorePlaybook(world, home.manager, program, { seen: 3, version: 7 });
    await expect(unknown).rejects.toThrow(NotFound);
    const { versions } = await findProgramPlaybook(world, home.manager, program);
    expect(versions.map(({ version, by }) => [version, by])).toEqual([
      [3, 'Max Manager'],
      [2, 'Max Manager'],
      [1, 'Max Manager'],
      [0, null],
    ]);
  });

  it('gets phases, loses them and has them moved, each time as a new version', async () => {
    const program = await start();
    const added = { seen: 0, begins: '20', title: 'Settle in', lead: '' };
    const titles = async () => (await present(program)).content.phases.map(({ title }) => title);
    const [first, second, ...others] = await titles();
    expect(await addPlaybookPhase(world, home.manager, program, added)).toBe(2);
    expect(await titles()).toEqual([first, second, 'Settle in', ...others]);
    await movePlaybookPhase(world, home.manager, { programId: program, seen: 1, at: 2 }, 'earlier');
    expect(await titles()).toEqual([first, 'Settle in', second, ...others]);
    const late = removePlaybookPhase(world, home.admin, { programId: program, seen: 1, at: 0 });
    await expect(late).rejects.toThrow(Refusal);
    await removePlaybookPhase(world, home.manager, { programId: program, seen: 2, at: 0 });
    expect(await titles()).toEqual(['Settle in', second, ...others]);
    expect((await present(program)).version).toBe(3);
  });

  it('has no phase that its kind has not', async () => {
    const program = await start('flash');
    const write = writePlaybookPhase(world, home.manager, { programId: program, at: 9 }, change(0));
    await expect(write).rejects.toThrow(NotFound);
  });

  it('is copied to another program where it was changed', async () => {
    const [from, to] = [await start(), await start()];
    const copy = () =>
      asActor(world.db, home.manager, (connection) =>
        copyPlaybook(connection, world, home.manager, { from, to }),
      );
    await copy();
    expect((await present(to)).version).toBe(0);
    await writePlaybookPhase(world, home.manager, { programId: from, at: 0 }, change(0, 'Copied'));
    await copy();
    expect((await present(to)).content.phases[0]?.title).toBe('Copied');
  });

  it('is not found by members, and by another organization’s admin', async () => {
    const program = await start();
    for (const actor of [member, elsewhere.admin]) {
      const attempts = [
        () => findProgramPlaybook(world, actor, program),
        () => writePlaybookPhase(world, actor, { programId: program, at: 0 }, change(0)),
        () =>
          addPlaybookPhase(world, actor, program, { seen: 0, begins: '20', title: 'x', lead: '' }),
        () => removePlaybookPhase(world, actor, { programId: program, seen: 0, at: 0 }),
        () => movePlaybookPhase(world, actor, { programId: program, seen: 0, at: 0 }, 'later'),
        () => writePlaybookAgenda(world, actor, program, { seen: 0, agenda: ['x'] }),
        () => restorePlaybook(world, actor, program, { seen: 0, version: 0 }),
      ];
      for (const attempt of attempts) await expect(attempt()).rejects.toThrow(NotFound);
    }
    expect((await present(program)).version).toBe(0);
  });
});
