import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  createTestWorld,
  makeOrganization,
  type TestWorld,
} from '../../../../tests/support/world.ts';
import type { Actor } from '../../../platform/actor.ts';
import { asActor } from '../../../platform/database.server.ts';
import { NotFound, Refusal } from '../../../platform/refusal.ts';
import { newTemplate, templateContent } from './goal-template.ts';
import {
  findGoalTemplate,
  findSeeker,
  listGoalTemplates,
  listOfferedTemplates,
} from './goal-template-queries.server.ts';
import {
  offerGoalTemplate,
  removeGoalTemplate,
  restoreGoalTemplate,
} from './offer-goal-template.server.ts';
import { changeGoalTemplate, writeGoalTemplate } from './write-goal-template.server.ts';

const key = 'any-say-no';
const typed = {
  title: 'Speak at our summer school',
  description: 'An hour before the new people',
  stages: 'early',
  industry: 'Health',
  skills: 'Speaking, Courage',
  milestones: [
    { title: 'Subject chosen', percent: '20' },
    { title: '', percent: '' },
    { title: 'Rehearsed', percent: '80' },
  ],
  scale: ['Not there', 'Sat in', 'Spoke', 'Was asked back', 'Organises it'],
};
const content = newTemplate.parse(typed);

let world: TestWorld;
let manager: Actor;
let member: Actor;
let stranger: Actor;

beforeAll(async () => {
  world = await createTestWorld();
});
beforeEach(async () => {
  const here = await makeOrganization(world, { members: 1 });
  manager = here.manager;
  member = here.members[0] as Actor;
  stranger = (await makeOrganization(world, { name: 'Elsewhere' })).admin;
});

const offered = (actor: Actor) =>
  asActor(world.db, actor, (connection) => listOfferedTemplates(connection, actor));
const change = async (id: string, title: string, actor = manager, seen?: string) =>
  changeGoalTemplate(world, actor, {
    id,
    content: { ...content, title },
    seen: seen ?? (await findGoalTemplate(world, actor, id)).seen,
  });

describe('the form of a template', () => {
  it('takes shares in percent and leaves blank rows out', () => {
    expect(content).toMatchObject({
      stages: ['early'],
      kinds: [],
      type: 'learning',
      skills: ['Speaking', 'Courage'],
      milestones: [
        { title: 'Subject chosen', share: 0.2 },
        { title: 'Rehearsed', share: 0.8 },
      ],
    });
    expect(templateContent.parse(content)).toEqual(content);
  });

  it('says beside which field a level repeats another, and a milestone comes too early', () => {
    const { error } = newTemplate.safeParse({
      ...typed,
      milestones: [
        { title: 'Late', percent: '80' },
        { title: 'Early', percent: '20' },
        { title: 'No share', percent: '' },
      ],
      scale: ['Same', 'same ', 'Spoke', '', 'Organises it'],
    });
    expect(error?.issues.map((issue) => issue.path.join('.')).sort()).toEqual([
      'milestones.1.percent',
      'milestones.2.percent',
      'scale.1',
      'scale.3',
    ]);
  });
});

describe('the templates of an organization', () => {
  it('begin as they ship, and are changed, hidden and restored for it alone', async () => {
    const shipped = await findGoalTemplate(world, manager, key);
    expect(shipped).toMatchObject({ origin: 'built_in', isHidden: false, seen: '' });
    await change(key, 'Say no on Mondays');
    expect(await findGoalTemplate(world, manager, key)).toMatchObject({
      title: 'Say no on Mondays',
      origin: 'changed',
    });
    expect(await findGoalTemplate(world, stranger, key)).toEqual(shipped);
    expect((await offered(member)).find(({ id }) => id === key)?.title).toBe('Say no on Mondays');

    await offerGoalTemplate(world, manager, { id: key, isHidden: true });
    expect((await offered(member)).some(({ id }) => id === key)).toBe(false);
    expect((await offered(stranger)).some(({ id }) => id === key)).toBe(true);
    await offerGoalTemplate(world, manager, { id: key, isHidden: false });
    await restoreGoalTemplate(world, manager, key);
    expect(await findGoalTemplate(world, manager, key)).toMatchObject({
      title: shipped.title,
      origin: 'built_in',
      isHidden: false,
    });
    await expect(restoreGoalTemplate(world, manager, key)).rejects.toThrow(NotFound);
  });

  it('come before those that ship, and are removed when nobody wants them', async () => {
    const { id } = await writeGoalTemplate(world, manager, content);
    expect((await listGoalTemplates(world, manager))[0]).toMatchObject({ id, origin: 'own' });
    await change(id, 'Speak at the winter school');
    await offerGoalTemplate(world, manager, { id, isHidden: true });
    expect(await findGoalTemplate(world, manager, id)).toMatchObject({
      title: 'Speak at the winter school',
      isHidden: true,
    });
    await removeGoalTemplate(world, manager, id);
    await expect(findGoalTemplate(world, manager, id)).rejects.toThrow(NotFound);
    await expect(removeGoalTemplate(world, manager, key)).rejects.toThrow(NotFound);
  });

  it('lose nobody’s change silently', async () => {
    await change(key, 'First');
    await expect(change(key, 'Second', manager, '')).rejects.toThrow(Refusal);
    const seen = (await findGoalTemplate(world, manager, key)).seen;
    world.clock.moveTo(new Date(world.clock.now().getTime() + 60_000));
    await change(key, 'Third');
    await expect(change(key, 'Fourth', manager, seen)).rejects.toThrow(Refusal);
    expect((await findGoalTemplate(world, manager, key)).title).toBe('Third');
  });

  it('are kept by managers alone, and never by a stranger', async () => {
    const { id } = await writeGoalTemplate(world, manager, content);
    const attempts = (actor: Actor) => ({
      read: () => findGoalTemplate(world, actor, id),
      change: () => change(id, 'Mine', actor, ''),
      hide: () => offerGoalTemplate(world, actor, { id, isHidden: true }),
      restore: () => restoreGoalTemplate(world, actor, id),
      remove: () => removeGoalTemplate(world, actor, id),
    });
    for (const [who, actor] of Object.entries({ member, stranger })) {
      for (const [attempt, work] of Object.entries(attempts(actor))) {
        await expect(work(), `${who}: ${attempt}`).rejects.toThrow(NotFound);
      }
      expect((await offered(actor)).some((entry) => entry.id === id)).toBe(actor === member);
    }
    await expect(writeGoalTemplate(world, member, content)).rejects.toThrow(NotFound);
    await expect(listGoalTemplates(world, member)).rejects.toThrow(NotFound);
  });

  it('are written by no member in the database either', async () => {
    const { id } = await writeGoalTemplate(world, manager, content);
    const now = world.clock.now();
    await expect(
      asActor(world.db, member, (connection) =>
        connection
          .insertInto('goal_template')
          .values({
            id: world.random.id(),
            organization_id: member.organizationId,
            built_in_key: key,
            is_hidden: true,
            created_at: now,
            updated_at: now,
          })
          .execute(),
      ),
    ).rejects.toThrow(/row-level security/);
    await asActor(world.db, member, (connection) =>
      connection.deleteFrom('goal_template').where('id', '=', id).execute(),
    );
    expect(await findGoalTemplate(world, manager, id)).toMatchObject({ id });
  });
});

describe('whoever looks for a template', () => {
  it('is known by their own profile', async () => {
    const seeker = () =>
      asActor(world.db, member, (connection) => findSeeker(connection, member, 'peer'));
    expect(await seeker()).toEqual({ stage: null, industry: '', kind: 'peer' });
    await world.db
      .updateTable('profile')
      .set({ career_stage: 'returning', industry: 'Law' })
      .where('person_id', '=', member.personId)
      .execute();
    expect(await seeker()).toEqual({ stage: 'returning', industry: 'Law', kind: 'peer' });
  });
});
