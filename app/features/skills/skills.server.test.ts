import { beforeEach, describe, expect, it } from 'vitest';
import { createTestWorld, makeOrganization } from '../../../tests/support/world.ts';
import { NotFound } from '../../platform/refusal.ts';
import { answersOf } from '../enrolment/enrolment-answers.ts';
import { createProgram } from '../programs/create-program.server.ts';
import { newProgram } from '../programs/program.ts';
import { addDefaultSkills, addSkill, listSkill, renameSkill } from './change-skills.server.ts';
import { defaultSkills } from './default-skills.ts';
import { ensureSkills } from './ensure-skills.server.ts';
import { mergeSkills, removeSkill } from './merge-skills.server.ts';
import { findSkill, listSkills } from './skill-queries.server.ts';

const world = await createTestWorld();
let organization: Awaited<ReturnType<typeof makeOrganization>>;
beforeEach(async () => {
  organization = await makeOrganization(world);
});

const refused = (key: string) => ({ problems: [expect.objectContaining({ key })] });
const all = { search: '', filter: 'all', page: 1 } as const;

async function freeSkill(name: string): Promise<string> {
  const ids = await ensureSkills(world.db, world, organization.organizationId, [name]);
  return ids.get(name.toLowerCase()) ?? '';
}
const has = (personId: string, skillId: string, direction: string, level: number | null) =>
  world.db
    .insertInto('person_skill')
    .values({
      organization_id: organization.organizationId,
      person_id: personId,
      skill_id: skillId,
      direction,
      level,
    })
    .execute();

describe('the list', () => {
  it('starts with a default list, which a second press leaves alone', async () => {
    const { manager } = organization;
    await addDefaultSkills(world, manager);
    await addDefaultSkills(world, manager);
    const { total, listed } = await listSkills(world, manager, all);
    expect([total, listed]).toEqual([defaultSkills.length, defaultSkills.length]);
  });

  it('lists a free skill instead of adding it twice', async () => {
    const { manager } = organization;
    const id = await freeSkill('Beekeeping');
    await addSkill(world, manager, '  BEEKEEPING ');
    expect((await listSkills(world, manager, all)).skills).toMatchObject([
      { id, name: 'Beekeeping', listed: true },
    ]);
    await listSkill(world, manager, id, false);
    expect((await listSkills(world, manager, { ...all, filter: 'free' })).total).toBe(1);
    expect((await listSkills(world, manager, { ...all, filter: 'listed' })).total).toBe(0);
  });

  it('counts who offers and who wants, and finds by name', async () => {
    const { manager, members } = organization;
    const id = await freeSkill('Beekeeping');
    await freeSkill('Baking');
    for (const member of members) await has(member.personId, id, 'offers', 3);
    await has(manager.personId, id, 'wants', null);
    const { skills, total } = await listSkills(world, manager, { ...all, search: 'KEEP' });
    expect(total).toBe(1);
    expect(skills).toMatchObject([{ offers: 2, wants: 1 }]);
  });

  it('takes a new name, but no other skill’s', async () => {
    const { manager } = organization;
    const id = await freeSkill('Beekeping');
    await freeSkill('Baking');
    await renameSkill(world, manager, id, 'Beekeeping');
    expect((await findSkill(world, manager, id)).name).toBe('Beekeeping');
    await expect(renameSkill(world, manager, id, 'baking')).rejects.toMatchObject(
      refused('skills:problems.taken'),
    );
  });
});

/** Somebody answered a program's question about skills. */
async function answer(names: string[]) {
  const { organizationId } = organization;
  const asked = { key: 'tools', label: 'Which?', kind: 'skills' };
  const now = world.clock.now();
  const program = await createProgram(
    world,
    organization.manager,
    newProgram.parse({ name: 'Compass', kind: 'one_to_one', starts_on: '2026-04-01' }),
  );
  await world.db
    .updateTable('program')
    .set({ questions: JSON.stringify([asked, { ...asked, key: 'why', kind: 'text' }]) })
    .where('id', '=', program)
    .execute();
  const id = world.random.id();
  await world.db
    .insertInto('enrolment')
    .values({
      id,
      organization_id: organizationId,
      program_id: program,
      person_id: organization.members[0]?.personId ?? '',
      side: 'mentee',
      state: 'accepted',
      answers: JSON.stringify({ external_id: 'e1', own: { tools: names, why: 'Bees' } }),
      created_at: now,
      updated_at: now,
    })
    .execute();
  return async () => {
    const row = await world.db
      .selectFrom('enrolment')
      .select('answers')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    return answersOf(row.answers);
  };
}

describe('answers that name skills', () => {
  it('follow a new name and a merge, and keep all else', async () => {
    const { manager } = organization;
    const bees = await freeSkill('Bees');
    await freeSkill('Beekeeping');
    const said = await answer(['Bees', 'Beekeeping', 'Zig']);
    await renameSkill(world, manager, bees, 'Apiculture');
    const own = { tools: ['Apiculture', 'Beekeeping', 'Zig'], why: 'Bees' };
    expect(await said()).toEqual({ external_id: 'e1', own });
    await mergeSkills(world, manager, bees, 'Beekeeping');
    expect((await said()).own).toEqual({ ...own, tools: ['Beekeeping', 'Zig'] });
  });

  it('keep a skill from being removed', async () => {
    const id = await freeSkill('Bees');
    await answer(['Bees']);
    await expect(removeSkill(world, organization.manager, id)).rejects.toMatchObject(
      refused('skills:problems.inUse'),
    );
  });
});

describe('merging', () => {
  it('moves profiles, goals and ratings, and what somebody said of the other one stays', async () => {
    const { manager, members, organizationId } = organization;
    const [one, two] = members.map((member) => member.personId);
    if (!one || !two) throw new Error('two members expected');
    const from = await freeSkill('Bees');
    const into = await freeSkill('Beekeeping');
    await has(one, from, 'offers', 1);
    await has(one, into, 'offers', 4);
    await has(two, from, 'offers', 2);
    const now = world.clock.now();
    const engagement = world.random.id();
    await world.db
      .insertInto('engagement')
      .values({
        id: engagement,
        organization_id: organizationId,
        kind: 'one_to_one',
        phase: 'working',
        starts_on: '2026-03-01',
        ends_on: '2026-09-01',
        cadence_days: 30,
        session_minutes: 60,
        created_at: now,
      })
      .execute();
    const goal = world.random.id();
    const shared = { organization_id: organizationId, engagement_id: engagement };
    await world.db
      .insertInto('goal')
      .values({
        ...shared,
        id: goal,
        owner_id: one,
        title: 'Honey',
        type: 'learning',
        state: 'draft',
        due_on: '2026-08-01',
        created_at: now,
        updated_at: now,
      })
      .execute();
    await world.db
      .insertInto('goal_skill')
      .values({ ...shared, goal_id: goal, skill_id: from })
      .execute();
    const rate = (skill_id: string, level: number, moment: string) =>
      world.db
        .insertInto('skill_rating')
        .values({
          ...shared,
          id: world.random.id(),
          skill_id,
          subject_id: one,
          rater_id: one,
          moment,
          level,
          created_at: now,
        })
        .execute();
    await rate(from, 1, 'before');
    await rate(into, 2, 'before');
    await rate(from, 3, 'close');

    expect(await mergeSkills(world, manager, from, ' beekeeping ')).toEqual({
      id: into,
      name: 'Beekeeping',
    });
    const levels = await world.db
      .selectFrom('person_skill')
      .select(['person_id', 'level'])
      .where('skill_id', '=', into)
      .execute();
    expect(new Map(levels.map((row) => [row.person_id, row.level]))).toEqual(
      new Map([
        [one, 4],
        [two, 2],
      ]),
    );
    const goals = world.db.selectFrom('goal_skill').select('skill_id').where('goal_id', '=', goal);
    expect(await goals.execute()).toEqual([{ skill_id: into }]);
    const ratings = await world.db
      .selectFrom('skill_rating')
      .select(['skill_id', 'moment', 'level'])
      .where('engagement_id', '=', engagement)
      .orderBy('moment')
      .execute();
    expect(ratings).toEqual([
      { skill_id: into, moment: 'before', level: 2 },
      { skill_id: into, moment: 'close', level: 3 },
    ]);
    await expect(findSkill(world, manager, from)).rejects.toThrow(NotFound);
  });

  it('needs another skill of that name, in this organization', async () => {
    const id = await freeSkill('Bees');
    const other = await makeOrganization(world);
    await ensureSkills(world.db, world, other.organizationId, ['Beekeeping']);
    for (const name of ['Beekeeping', 'bees']) {
      await expect(mergeSkills(world, organization.manager, id, name)).rejects.toMatchObject(
        refused('skills:problems.unknown'),
      );
    }
  });
});

it('removes a skill only while nobody uses it', async () => {
  const { manager, members } = organization;
  const id = await freeSkill('Bees');
  await has(members[0]?.personId ?? '', id, 'wants', null);
  await expect(removeSkill(world, manager, id)).rejects.toMatchObject(
    refused('skills:problems.inUse'),
  );
  await world.db.deleteFrom('person_skill').where('skill_id', '=', id).execute();
  await removeSkill(world, manager, id);
  await expect(findSkill(world, manager, id)).rejects.toThrow(NotFound);
});

it('is not found for members and for another organization’s admin', async () => {
  const [member] = organization.members;
  const { admin: stranger } = await makeOrganization(world);
  const id = await freeSkill('Bees');
  await freeSkill('Beekeeping');
  for (const actor of [member, stranger]) {
    if (!actor) throw new Error('a member expected');
    await expect(findSkill(world, actor, id)).rejects.toThrow(NotFound);
    await expect(renameSkill(world, actor, id, 'Mine')).rejects.toThrow(NotFound);
    await expect(listSkill(world, actor, id, true)).rejects.toThrow(NotFound);
    await expect(mergeSkills(world, actor, id, 'Beekeeping')).rejects.toThrow(NotFound);
    await expect(removeSkill(world, actor, id)).rejects.toThrow(NotFound);
  }
  expect((await listSkills(world, stranger, all)).total).toBe(0);
});
