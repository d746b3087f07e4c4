import { startEngagement } from '../../app/features/engagements/start-engagement.server.ts';
import type { Actor } from '../../app/platform/actor.ts';
import { asActor } from '../../app/platform/database.server.ts';
import type { World } from '../../app/platform/world.ts';
import { makeMember, makeOrganization } from './world.ts';

export interface Pair {
  id: string;
  organizationId: string;
  mentor: Actor;
  mentee: Actor;
  /** Whoever must not find an engagement's words: managers, admins, fellows, strangers, ex-members. */
  outsiders: { who: string; actor: Actor }[];
}

/** Two people at work from 2 March to 1 September 2026, and everybody who must not read along. */
export async function makePair(world: World): Promise<Pair> {
  const here = await makeOrganization(world, { name: 'Here' });
  const elsewhere = await makeOrganization(world, { name: 'Elsewhere' });
  const [mentor, mentee] = here.members as [Actor, Actor];
  const former = await makeMember(world, here.organizationId, { name: 'Former Member' });
  const removed = await makeMember(world, here.organizationId, { name: 'Removed Member' });
  const fellow = await makeMember(world, here.organizationId, { name: 'Fellow' });
  const { id } = await asActor(world.db, here.manager, (connection) =>
    startEngagement(connection, world, {
      organizationId: here.organizationId,
      programId: null,
      proposalId: null,
      kind: 'one_to_one',
      startsOn: '2026-03-02',
      endsOn: '2026-09-01',
      cadenceDays: 30,
      sessionMinutes: 60,
      members: [
        { personId: mentor.personId, enrolmentId: null, role: 'mentor' },
        { personId: mentee.personId, enrolmentId: null, role: 'mentee' },
        { personId: former.personId, enrolmentId: null, role: 'mentee' },
        { personId: removed.personId, enrolmentId: null, role: 'mentee' },
      ],
    }),
  );
  await world.db
    .updateTable('engagement_member')
    .set({ left_at: world.clock.now() })
    .where('person_id', '=', former.personId)
    .execute();
  await world.db.deleteFrom('membership').where('person_id', '=', removed.personId).execute();
  return {
    id,
    organizationId: here.organizationId,
    mentor,
    mentee,
    outsiders: [
      { who: "the organization's manager", actor: here.manager },
      { who: "the organization's admin", actor: here.admin },
      { who: 'a fellow who is no member', actor: fellow },
      { who: 'a former member', actor: former },
      { who: 'somebody taken out of the organization', actor: removed },
      { who: "another organization's admin", actor: elsewhere.admin },
    ],
  };
}

/** Moves an engagement to a phase without the steps between: for tests of what a phase allows. */
export async function putInPhase(world: World, id: string, phase: string): Promise<void> {
  await world.db.updateTable('engagement').set({ phase }).where('id', '=', id).execute();
}

export async function phaseOf(world: World, id: string): Promise<string> {
  const row = await world.db
    .selectFrom('engagement')
    .select('phase')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return row.phase;
}

export async function eventsOf(world: World, id: string): Promise<string[]> {
  const rows = await world.db
    .selectFrom('engagement_event')
    .select('kind')
    .where('engagement_id', '=', id)
    .orderBy('occurred_at')
    .orderBy('kind')
    .execute();
  return rows.map((row) => row.kind);
}

/** A goal of the mentee, with a milestone and a skill, as the goal commands write them. */
export async function addGoal(world: World, pair: Pair) {
  const goalId = world.random.id();
  const skillId = world.random.id();
  const place = {
    organization_id: pair.mentee.organizationId,
    engagement_id: pair.id,
  };
  const now = world.clock.now();
  await world.db
    .insertInto('goal')
    .values({
      id: goalId,
      ...place,
      owner_id: pair.mentee.personId,
      title: 'Speak to the whole department',
      type: 'learning',
      state: 'active',
      due_on: '2026-08-01',
      created_at: now,
      updated_at: now,
    })
    .execute();
  await world.db
    .insertInto('milestone')
    .values({
      id: world.random.id(),
      ...place,
      goal_id: goalId,
      title: 'Speak to the team',
      due_on: '2026-05-01',
      created_at: now,
    })
    .execute();
  await world.db
    .insertInto('skill')
    .values({
      id: skillId,
      organization_id: place.organization_id,
      name: `Speaking ${skillId}`,
      created_at: now,
    })
    .execute();
  await world.db
    .insertInto('goal_skill')
    .values({ goal_id: goalId, skill_id: skillId, ...place })
    .execute();
  return { goalId, skillId };
}
