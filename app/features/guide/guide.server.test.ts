import { expect, it } from 'vitest';
import { createTestWorld, makeMember, makeOrganization } from '../../../tests/support/world.ts';
import type { Actor } from '../../platform/actor.ts';
import { asActor } from '../../platform/database.server.ts';
import { NotFound } from '../../platform/refusal.ts';
import { saveOrganization } from '../organizations/save-organization.server.ts';
import {
  findMarks,
  forgetReading,
  hideArticles,
  noteReading,
  showArticles,
} from './article-marks.server.ts';
import { findGuideAccess } from './guide-access.server.ts';
import { findOffer } from './reader-queries.server.ts';

const world = await createTestWorld();
const home = await makeOrganization(world);
const [one, two] = home.members as [Actor, Actor];
const visitor = ({ personId }: Actor) => ({
  personId,
  name: 'Member',
  email: 'member@example.org',
  timeZone: 'UTC',
});
const offered = (actor: Actor) =>
  findOffer(world, actor, { step: 'agree', role: 'mentee', kind: 'one_to_one' });

it('keeps what one person has read, from the first day on, and leaves the others alone', async () => {
  await noteReading(world, visitor(one), 'the-agreement');
  world.clock.moveTo(new Date('2026-03-09T09:00:00Z'));
  await noteReading(world, visitor(one), 'the-agreement');
  expect((await findMarks(world.db, one.personId)).get('the-agreement')).toEqual({
    readOn: '2026-03-02',
    isHidden: false,
  });
  const readBy = async (actor: Actor) =>
    (await offered(actor)).articles.find(({ slug }) => slug === 'the-agreement')?.isRead;
  expect(await readBy(one)).toBe(true);
  expect(await readBy(two)).toBe(false);
  await forgetReading(world, visitor(one), ['the-agreement']);
  expect(await readBy(one)).toBe(false);
  await expect(noteReading(world, visitor(one), 'no-such-article')).rejects.toThrow(NotFound);
});

it('offers what somebody has hidden no more, until they want it back', async () => {
  const before = await offered(one);
  expect(before.articles.map(({ slug }) => slug)).toContain('the-agreement');
  await hideArticles(world, visitor(one), ['the-agreement']);
  const after = await offered(one);
  expect(after.hidden).toEqual(['the-agreement']);
  expect(after.articles).toEqual(before.articles.filter(({ slug }) => slug !== 'the-agreement'));
  expect((await offered(two)).hidden).toEqual([]);
  await showArticles(world, visitor(one), ['the-agreement']);
  expect(await offered(one)).toEqual(before);
});

it('shows a person’s marks to nobody else', async () => {
  await hideArticles(world, visitor(one), ['the-agreement']);
  const seenBy = (actor: Actor) =>
    asActor(world.db, actor, (connection) => findMarks(connection, one.personId));
  expect((await seenBy(one)).size).toBe(1);
  expect((await seenBy(two)).size).toBe(0);
  expect((await seenBy(home.admin)).size).toBe(0);
});

it('is read by members only where the one organization wants that', async () => {
  const settings = { name: 'Home', smallestGroup: 5 };
  const nowhere = await makeMember(world, home.organizationId);
  await world.db.deleteFrom('membership').where('person_id', '=', nowhere.personId).execute();
  const found = async () => [
    await findGuideAccess(world, null),
    await findGuideAccess(world, visitor(one)),
    await findGuideAccess(world, visitor(nowhere)),
  ];
  expect(await found()).toEqual(['read', 'read', 'read']);
  await saveOrganization(world, home.admin, { ...settings, guideIsPublic: false });
  expect(await found()).toEqual(['signIn', 'read', 'notFound']);
});
