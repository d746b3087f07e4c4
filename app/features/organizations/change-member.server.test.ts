import { beforeEach, expect, it } from 'vitest';
import { createTestWorld, makeMember, makeOrganization } from '../../../tests/support/world.ts';
import type { Actor } from '../../platform/actor.ts';
import { NotFound } from '../../platform/refusal.ts';
import { changeRole, removeMember } from './change-member.server.ts';
import { findMemberLine, listMembers } from './member-queries.server.ts';
import { saveOrganization } from './save-organization.server.ts';

const world = await createTestWorld();
let organization: Awaited<ReturnType<typeof makeOrganization>>;
let stranger: Actor;
beforeEach(async () => {
  organization = await makeOrganization(world);
  stranger = (await makeOrganization(world)).admin;
});

const refused = (key: string) => ({ problems: [expect.objectContaining({ key })] });
const anyMember = () => {
  const [member] = organization.members;
  if (!member) throw new Error('a member expected');
  return member;
};

it('gives a member another role', async () => {
  const { admin } = organization;
  const { personId } = anyMember();
  await changeRole(world, admin, { personId, role: 'manager' });
  expect((await findMemberLine(world, admin, personId)).role).toBe('manager');
});

it('never takes the last admin away, not even when two step down at once', async () => {
  const { admin, organizationId } = organization;
  const stepDown = (actor: Actor) =>
    changeRole(world, actor, { personId: actor.personId, role: 'member' });
  await expect(stepDown(admin)).rejects.toMatchObject(refused('organizations:member.lastAdmin'));
  await expect(removeMember(world, admin, admin.personId)).rejects.toMatchObject(
    refused('organizations:member.lastAdmin'),
  );
  const second = await makeMember(world, organizationId, { role: 'admin' });
  const results = await Promise.allSettled([stepDown(admin), stepDown(second)]);
  expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
  const admins = await world.db
    .selectFrom('membership')
    .select('person_id')
    .where('organization_id', '=', organizationId)
    .where('role', '=', 'admin')
    .execute();
  expect(admins).toHaveLength(1);
});

it('removes a member, whose account stays', async () => {
  const { personId } = anyMember();
  await removeMember(world, organization.admin, personId);
  await expect(findMemberLine(world, organization.admin, personId)).rejects.toThrow(NotFound);
  const person = world.db.selectFrom('person').select('id').where('id', '=', personId);
  expect(await person.executeTakeFirst()).toBeDefined();
});

it('keeps a member whose engagement has not ended', async () => {
  const { admin, organizationId } = organization;
  const { personId } = anyMember();
  const id = world.random.id();
  const now = world.clock.now();
  await world.db
    .insertInto('engagement')
    .values({
      id,
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
  await world.db
    .insertInto('engagement_member')
    .values({
      engagement_id: id,
      organization_id: organizationId,
      person_id: personId,
      role: 'mentee',
      joined_at: now,
    })
    .execute();
  await expect(removeMember(world, admin, personId)).rejects.toMatchObject(
    refused('organizations:member.inEngagement'),
  );
  await world.db.updateTable('engagement').set({ phase: 'closed' }).where('id', '=', id).execute();
  await removeMember(world, admin, personId);
});

it('lists members by what they may do, then by name, and finds them', async () => {
  const { admin } = organization;
  const all = await listMembers(world, admin, { search: '', page: 1 });
  expect(all.members.map((member) => member.name)).toEqual([
    'Ada Admin',
    'Max Manager',
    'Member 1',
    'Member 2',
  ]);
  expect(all.total).toBe(4);
  const some = await listMembers(world, admin, { search: 'MEMBER', page: 1 });
  expect(some.total).toBe(2);
});

it('is not found for managers and strangers', async () => {
  const { manager } = organization;
  const { personId } = anyMember();
  const settings = { name: 'Mine now', smallestGroup: 5, guideIsPublic: true };
  await expect(saveOrganization(world, manager, settings)).rejects.toThrow(NotFound);
  for (const actor of [manager, stranger]) {
    const change = { personId, role: 'member' } as const;
    await expect(changeRole(world, actor, change)).rejects.toThrow(NotFound);
    await expect(removeMember(world, actor, personId)).rejects.toThrow(NotFound);
    await expect(findMemberLine(world, actor, personId)).rejects.toThrow(NotFound);
  }
});

it('saves the settings of this organization only', async () => {
  const { admin, organizationId } = organization;
  await saveOrganization(world, admin, {
    name: 'Harbour School',
    smallestGroup: 8,
    guideIsPublic: false,
  });
  const rows = await world.db
    .selectFrom('organization')
    .select('id')
    .where('name', '=', 'Harbour School')
    .where('smallest_group', '=', 8)
    .where('guide_is_public', '=', false)
    .execute();
  expect(rows).toEqual([{ id: organizationId }]);
});
