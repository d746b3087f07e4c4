import { describe, expect, it } from 'vitest';
import { createTestWorld, makeOrganization } from '../../../tests/support/world.ts';
import type { Actor } from '../../platform/actor.ts';
import { asActor } from '../../platform/database.server.ts';
import { NotFound, Refusal } from '../../platform/refusal.ts';
import { createProgram } from '../programs/create-program.server.ts';
import { newProgram } from '../programs/program.ts';
import { builtInPlaybooks } from './built-in-playbooks.server.ts';
import { phaseChange } from './playbook.ts';
import { findProgramPlaybook } from './playbook-queries.server.ts';
import {
  copyPlaybook,
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
    expect(await writePlaybookPhase(world, home.manager, program, 'start', change(0))).toBe(1);
    const { content, version } = await present(program);
    expect(version).toBe(1);
    expect(content.phases[0]).toMatchObject({ title: 'Begin slowly', additions: [] });
    expect(content.phases[0]?.steps.map(({ title }) => title)).toEqual(['Walk once around']);
    expect(content.phases.slice(1)).toEqual(builtInPlaybooks.peer.phases.slice(1));
  });

  it('is not changed by whoever looked at an earlier version', async () => {
    const program = await start();
    await writePlaybookAgenda(world, home.manager, program, { seen: 0, agenda: ['Only this'] });
    const late = writePlaybookPhase(world, home.admin, program, 'start', change(0));
    await expect(late).rejects.toThrow(Refusal);
    expect((await present(program)).content.agenda).toEqual(['Only this']);
  });

  it('goes back to the words that ship, as a version of its own', async () => {
    const program = await start();
    await writePlaybookPhase(world, home.manager, program, 'ending', change(0));
    expect(await restorePlaybook(world, home.manager, program, 1)).toBe(2);
    expect((await present(program)).content).toEqual(builtInPlaybooks.one_to_one);
    const { versions } = await findProgramPlaybook(world, home.manager, program);
    expect(versions.map(({ version, by }) => [version, by])).toEqual([
      [2, 'Max Manager'],
      [1, 'Max Manager'],
      [0, null],
    ]);
  });

  it('has no phase that its kind has not', async () => {
    const program = await start('flash');
    const write = writePlaybookPhase(world, home.manager, program, 'midway', change(0));
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
    await writePlaybookPhase(world, home.manager, from, 'start', change(0, 'Copied'));
    await copy();
    expect((await present(to)).content.phases[0]?.title).toBe('Copied');
  });

  it('is not found by members, and by another organization’s admin', async () => {
    const program = await start();
    for (const actor of [member, elsewhere.admin]) {
      const attempts = [
        () => findProgramPlaybook(world, actor, program),
        () => writePlaybookPhase(world, actor, program, 'start', change(0)),
        () => writePlaybookAgenda(world, actor, program, { seen: 0, agenda: ['x'] }),
        () => restorePlaybook(world, actor, program, 0),
      ];
      for (const attempt of attempts) await expect(attempt()).rejects.toThrow(NotFound);
    }
    expect((await present(program)).version).toBe(0);
  });
});
