import { describe, expect, it } from 'vitest';
import { createTestWorld, makeOrganization } from '../../../tests/support/world.ts';
import type { Actor } from '../../platform/actor.ts';
import { asActor } from '../../platform/database.server.ts';
import { NotFound, Refusal } from '../../platform/refusal.ts';
import { changeProgram } from './change-program.server.ts';
import { createProgram } from './create-program.server.ts';
import { closeProgram, openProgram, startProgram } from './move-program.server.ts';
import { newProgram, programSettings } from './program.ts';
import {
  countEnrolments,
  findManagedProgram,
  findProgram,
  findProgramByCode,
  listPrograms,
} from './program-queries.server.ts';

const world = await createTestWorld();
const home = await makeOrganization(world);
const elsewhere = await makeOrganization(world);
const [member] = home.members as [Actor];

const make = (actor: Actor = home.manager, more: object = {}) =>
  createProgram(
    world,
    actor,
    newProgram.parse({
      name: 'Compass',
      purpose: 'Find your way',
      kind: 'one_to_one',
      starts_on: '2026-04-01',
      ends_on: '2026-10-01',
      ...more,
    }),
  );

const settings = (more: object = {}) =>
  programSettings.parse({
    name: 'Compass 2',
    starts_on: '2026-04-01',
    cadence_days: '14',
    session_minutes: '45',
    retention_months: '12',
    ...more,
  });

const change = (actor: Actor, id: string, to: ReturnType<typeof settings>) =>
  asActor(world.db, actor, (connection) => changeProgram(connection, actor, id, to));

describe('a program', () => {
  it('starts as a draft with the usual clauses and a link of its own', async () => {
    const program = await findManagedProgram(world, home.manager, await make());
    expect(program).toMatchObject({ name: 'Compass', state: 'draft', cadenceDays: 30 });
    expect(program.clauses).toHaveLength(13);
    expect(program.enrolmentCode).toMatch(/^[0-9a-f]{40}$/);
  });

  it('opens, starts and closes, and then stays as it is', async () => {
    const id = await make();
    const state = async () => (await findManagedProgram(world, home.manager, id)).state;
    await openProgram(world, home.manager, id);
    expect(await state()).toBe('open');
    await startProgram(world, home.admin, id);
    expect(await state()).toBe('running');
    await closeProgram(world, home.manager, id);
    expect(await state()).toBe('closed');
    await expect(openProgram(world, home.manager, id)).rejects.toThrow(Refusal);
    await expect(change(home.manager, id, settings())).rejects.toThrow(Refusal);
  });

  it('changes its settings, with a contact who is a member', async () => {
    const id = await make();
    const { email } = await world.db
      .selectFrom('person')
      .select('email')
      .where('id', '=', member.personId)
      .executeTakeFirstOrThrow();
    const clauses = [{ key: 'roles', title: 'Roles', text: 'Ours' }];
    await change(home.manager, id, settings({ concern_contact: email, clauses }));
    expect(await findManagedProgram(world, home.manager, id)).toMatchObject({
      name: 'Compass 2',
      endsOn: null,
      cadenceDays: 14,
      approvesEnrolment: false,
      clauses,
      concernContact: { id: member.personId, email },
    });
    await expect(
      change(home.manager, id, settings({ concern_contact: 'no@body.org' })),
    ).rejects.toThrow('programs:problems.noSuchMember');
  });
});

describe('who sees and does what', () => {
  it('lets members see open programs and nothing that is a draft', async () => {
    const id = await make(home.manager, { name: 'Seen' });
    await expect(findProgram(world, member, id)).rejects.toThrow(NotFound);
    await openProgram(world, home.manager, id);
    expect((await findProgram(world, member, id)).name).toBe('Seen');
    const listed = await listPrograms(world, member);
    expect(listed.every((program) => program.state === 'open')).toBe(true);
    expect(listed.map((program) => program.id)).toContain(id);
  });

  it('lets no member manage', async () => {
    const id = await make();
    await expect(make(member)).rejects.toThrow(NotFound);
    await expect(openProgram(world, member, id)).rejects.toThrow(NotFound);
    await expect(change(member, id, settings())).rejects.toThrow(NotFound);
    await expect(findManagedProgram(world, member, id)).rejects.toThrow(NotFound);
    await expect(countEnrolments(world, member, id)).rejects.toThrow(NotFound);
  });

  it('is not there for a stranger, not even for another organization’s admin', async () => {
    const id = await make();
    await openProgram(world, home.manager, id);
    for (const stranger of [elsewhere.admin, elsewhere.manager]) {
      await expect(findProgram(world, stranger, id)).rejects.toThrow(NotFound);
      await expect(findManagedProgram(world, stranger, id)).rejects.toThrow(NotFound);
      await expect(closeProgram(world, stranger, id)).rejects.toThrow(NotFound);
      await expect(change(stranger, id, settings())).rejects.toThrow(NotFound);
      expect(await countEnrolments(world, stranger, id)).toEqual([]);
      expect(await listPrograms(world, stranger)).toEqual([]);
    }
  });

  it('tells the holder of the link what it is, and of no wrong link anything', async () => {
    const id = await make(home.manager, { name: 'Linked' });
    const { enrolmentCode } = await findManagedProgram(world, home.manager, id);
    expect(await findProgramByCode(world, enrolmentCode)).toMatchObject({
      name: 'Linked',
      organization: 'Test',
      takesEnrolments: false,
    });
    expect(await findProgramByCode(world, 'f'.repeat(40))).toBeNull();
  });
});
