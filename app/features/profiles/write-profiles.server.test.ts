import { describe, expect, it } from 'vitest';
import { createTestWorld, makeOrganization } from '../../../tests/support/world.ts';
import { asActor } from '../../platform/database.server.ts';
import type { Profile } from './profile.ts';
import { writeAvailability } from './write-availability.server.ts';
import { writeProfiles } from './write-profiles.server.ts';
import { writeSkills } from './write-skills.server.ts';

const world = await createTestWorld();
const { organizationId, members } = await makeOrganization(world);
const [one, two] = members;
if (!one || !two) throw new Error('two members expected');

const profileOf = (personId: string) =>
  world.db
    .selectFrom('profile')
    .selectAll()
    .where('person_id', '=', personId)
    .executeTakeFirstOrThrow();

const skillsOf = (personId: string) =>
  world.db
    .selectFrom('person_skill')
    .innerJoin('skill', 'skill.id', 'person_skill.skill_id')
    .select(['skill.name', 'direction', 'level', 'priority'])
    .where('person_id', '=', personId)
    .orderBy('direction')
    .orderBy('skill.name')
    .execute();

describe('writing profiles', () => {
  const write = (profile: Partial<Profile>, mode?: 'replace' | 'fill') =>
    asActor(world.db, one, (connection) =>
      writeProfiles(connection, world, organizationId, [{ personId: one.personId, profile }], mode),
    );

  it('changes only the fields that are named', async () => {
    await write({ headline: 'Nurse', career_stage: 'early', languages: ['en', 'el'] });
    await write({ headline: 'Head nurse' });
    expect(await profileOf(one.personId)).toMatchObject({
      headline: 'Head nurse',
      career_stage: 'early',
      languages: ['en', 'el'],
    });
  });

  it('takes a stage and a list back', async () => {
    await write({ career_stage: null, languages: [], headline: '' });
    expect(await profileOf(one.personId)).toMatchObject({
      headline: '',
      career_stage: null,
      languages: [],
    });
  });

  it('fills what is empty and leaves alone what the person has said', async () => {
    await write({ headline: 'My own words', languages: ['fr'] });
    await write(
      { headline: 'From a file', languages: ['en'], industry: 'Health', career_stage: 'mid' },
      'fill',
    );
    expect(await profileOf(one.personId)).toMatchObject({
      headline: 'My own words',
      languages: ['fr'],
      industry: 'Health',
      career_stage: 'mid',
    });
  });
});

describe('writing skills', () => {
  it('makes a direction exactly the given list, the other stays', async () => {
    const write = (entry: Omit<Parameters<typeof writeSkills>[3][number], 'personId'>) =>
      writeSkills(world.db, world, organizationId, [{ personId: one.personId, ...entry }]);
    await write({
      offers: [
        { name: 'Écriture', level: 3 },
        { name: 'writing', level: null },
      ],
      wants: [{ name: 'Budgets', level: 0, priority: 2 }],
    });
    await write({ offers: [{ name: ' WRITING ', level: 4 }] });
    expect(await skillsOf(one.personId)).toEqual([
      { name: 'writing', direction: 'offers', level: 4, priority: 1 },
      { name: 'Budgets', direction: 'wants', level: 0, priority: 2 },
    ]);
  });

  it('adds to many people at once, with one skill for one name', async () => {
    await writeSkills(
      world.db,
      world,
      organizationId,
      [
        { personId: one.personId, offers: [{ name: 'Writing', level: 1 }] },
        { personId: two.personId, offers: [{ name: 'wrITing', level: 2 }] },
      ],
      'fill',
    );
    expect(await skillsOf(one.personId)).toContainEqual({
      name: 'writing',
      direction: 'offers',
      level: 4,
      priority: 1,
    });
    expect(await skillsOf(two.personId)).toEqual([
      { name: 'writing', direction: 'offers', level: 2, priority: 1 },
    ]);
  });
});

it('writes the weekly windows, joined where they touch', async () => {
  await asActor(world.db, one, (connection) =>
    writeAvailability(connection, world, organizationId, [
      {
        personId: one.personId,
        windows: [
          { weekday: 2, startsMinute: 600, endsMinute: 660 },
          { weekday: 1, startsMinute: 540, endsMinute: 600 },
          { weekday: 1, startsMinute: 600, endsMinute: 720 },
        ],
      },
    ]),
  );
  const rows = await world.db
    .selectFrom('availability_window')
    .select(['weekday', 'starts_minute', 'ends_minute'])
    .where('person_id', '=', one.personId)
    .orderBy('weekday')
    .execute();
  expect(rows).toEqual([
    { weekday: 1, starts_minute: 540, ends_minute: 720 },
    { weekday: 2, starts_minute: 600, ends_minute: 660 },
  ]);
});
