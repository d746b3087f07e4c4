import { beforeEach, describe, expect, it } from 'vitest';
import { createTestWorld, makeMember, makeOrganization } from '../../../tests/support/world.ts';
import type { Actor } from '../../platform/actor.ts';
import { NotFound } from '../../platform/refusal.ts';
import { listPeople } from './people-queries.server.ts';
import { ownProfile } from './profile.ts';
import { findOwnSkills, findProfile } from './profile-queries.server.ts';
import { saveAvailability, saveProfile, saveSkills } from './save-profile.server.ts';

const world = await createTestWorld();
let organization: Awaited<ReturnType<typeof makeOrganization>>;
let one: Actor;
let two: Actor;
beforeEach(async () => {
  organization = await makeOrganization(world, { name: 'Harbour School' });
  const [first, second] = organization.members;
  if (!first || !second) throw new Error('two members expected');
  one = first;
  two = second;
});

const refused = (key: string) => ({ problems: [expect.objectContaining({ key })] });
const save = (given: Record<string, unknown>) => saveProfile(world, one, ownProfile.parse(given));

async function fillIn(): Promise<void> {
  await save({
    headline: 'Nurse, ten years in',
    career_stage: 'senior',
    languages: 'English; Greek',
    department: 'Ward 3',
    working_style: ['direct'],
    working_style_more: 'over a walk',
    reports_to: 'max manager',
    time_zone: 'europe/athens',
  });
  await saveSkills(world, one, {
    offers: [{ name: 'Triage', level: 4 }],
    wants: [{ name: 'Budgets', level: 1, priority: 1 }],
  });
  await saveAvailability(world, one, {
    windows: [{ weekday: 1, startsMinute: 540, endsMinute: 600 }],
    noticeHours: 24,
    showsLoad: false,
  });
}

describe('one’s own profile', () => {
  it('is kept whole, the zone with the person', async () => {
    await fillIn();
    expect(await findProfile(world, one, one.personId)).toMatchObject({
      headline: 'Nurse, ten years in',
      careerStage: 'senior',
      languages: ['en', 'el'],
      offers: [{ name: 'Triage', level: 4 }],
      rest: {
        department: 'Ward 3',
        workingStyle: ['direct', 'over a walk'],
        superior: 'Max Manager',
        timeZone: 'Europe/Athens',
        wants: [{ name: 'Budgets', priority: 1 }],
        windows: [{ weekday: 1, startsMinute: 540, endsMinute: 600 }],
      },
    });
    await save({});
    expect(await findProfile(world, one, one.personId)).toMatchObject({
      headline: '',
      careerStage: null,
      rest: { superior: null, timeZone: 'Europe/Athens' },
    });
  });

  it('takes nobody unknown, oneself, or one of two with the same name as superior', async () => {
    await makeMember(world, organization.organizationId, { name: 'Sam Same' });
    await makeMember(world, organization.organizationId, { name: 'Sam Same' });
    for (const name of ['Nobody Known', 'Member 1']) {
      await expect(save({ reports_to: name })).rejects.toMatchObject(
        refused('profiles:problems.nobody'),
      );
    }
    await expect(save({ reports_to: 'sam same' })).rejects.toMatchObject(
      refused('profiles:problems.severalOfName'),
    );
  });

  it('keeps typed skills as free ones, and suggests to fellows what is offered, never what is wanted', async () => {
    await fillIn();
    const { skills, suggestions } = await findOwnSkills(world, two);
    expect(skills).toEqual([]);
    expect(suggestions).toEqual(['Triage']);
  });
});

describe('a fellow’s profile', () => {
  it('shows the introduction, and neither address nor wishes', async () => {
    await fillIn();
    const seen = await findProfile(world, two, one.personId);
    expect(seen).toMatchObject({ name: 'Member 1', headline: 'Nurse, ten years in', rest: null });
    const words = JSON.stringify(seen);
    for (const hidden of ['@example.org', 'Budgets', 'Ward 3', 'Athens', 'walk']) {
      expect(words).not.toContain(hidden);
    }
  });

  it('shows managers the whole', async () => {
    await fillIn();
    const seen = await findProfile(world, organization.manager, one.personId);
    expect(seen.rest).toMatchObject({ department: 'Ward 3' });
    expect(seen.rest?.email).toContain('@example.org');
  });

  it('is not found for another organization’s admin', async () => {
    const { admin: stranger } = await makeOrganization(world);
    await expect(findProfile(world, stranger, one.personId)).rejects.toThrow(NotFound);
  });
});

describe('the list of people', () => {
  it('counts skills, and finds by name, address and headline', async () => {
    await fillIn();
    const list = (search: string) => listPeople(world, organization.manager, { search, page: 1 });
    expect((await list('')).total).toBe(4);
    const { people, total } = await list('NURSE');
    expect(total).toBe(1);
    expect(people).toMatchObject([{ name: 'Member 1', careerStage: 'senior', skills: 2 }]);
    expect((await list('member.2')).total).toBe(1);
  });

  it('is not found for members, and holds nobody of another organization', async () => {
    const { admin: stranger } = await makeOrganization(world, { members: 0 });
    await expect(listPeople(world, one, { search: '', page: 1 })).rejects.toThrow(NotFound);
    expect((await listPeople(world, stranger, { search: '', page: 1 })).total).toBe(2);
  });
});
