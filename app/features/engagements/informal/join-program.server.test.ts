import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Pair, putInPhase } from '../../../../tests/support/engagement.ts';
import { makeProgram } from '../../../../tests/support/enrolled.ts';
import { writeEveryWord } from '../../../../tests/support/every-word.ts';
import { createTestWorld, makeOrganization } from '../../../../tests/support/world.ts';
import type { Actor } from '../../../platform/actor.ts';
import { asActor } from '../../../platform/database.server.ts';
import { enterCommons } from '../../organizations/enter-commons.server.ts';
import { findEngagementForMember } from '../engagement-queries.server.ts';
import { loadSituations } from '../situation-queries.server.ts';
import { listRatedSkills } from '../skill-rating-queries.server.ts';
import { startEngagement } from '../start-engagement.server.ts';
import { toDosOf } from '../to-do.ts';
import { acceptJoining, endJoining, proposeJoining } from './join-program.server.ts';
import { findMoved } from './program-joining-queries.server.ts';

const world = await createTestWorld();
const refused = (key: string, field = '') => ({
  problems: [expect.objectContaining({ key: `informal:joining.${key}`, field })],
});

const usual = {
  proposalId: null,
  kind: 'one_to_one',
  startsOn: '2026-03-02',
  endsOn: '2026-12-15',
  cadenceDays: 30,
  sessionMinutes: 60,
} as const;

/** Two members of one organization who mentor informally, and a program there. */
async function makeInformalPair() {
  const there = await makeOrganization(world);
  const elsewhere = await makeOrganization(world);
  const [ada, bo] = there.members as [Actor, Actor];
  const enter = (actor: Actor) =>
    world.db.transaction().execute((connection) => enterCommons(connection, world, actor.personId));
  const { actor: mentee, slug: commons } = await enter(ada);
  const { actor: mentor } = await enter(bo);
  const { actor: stranger } = await enter(elsewhere.admin);
  const { id } = await world.db.transaction().execute((connection) =>
    startEngagement(connection, world, {
      organizationId: mentee.organizationId,
      programId: null,
      ...usual,
      members: [
        { personId: mentor.personId, enrolmentId: null, role: 'mentor' },
        { personId: mentee.personId, enrolmentId: null, role: 'mentee' },
      ],
    }),
  );
  const programId = await makeProgram(world, there.organizationId);
  await world.db
    .updateTable('program')
    .set({ approves_enrolment: false })
    .where('id', '=', programId)
    .execute();
  return { id, commons, mentee, mentor, ada, bo, stranger, there, elsewhere, programId };
}

describe('an informal pair', () => {
  let pair: Awaited<ReturnType<typeof makeInformalPair>>;
  beforeEach(async () => {
    await world.runJobs();
    pair = await makeInformalPair();
  });
  const propose = (actor = pair.mentee, program = pair.programId) =>
    proposeJoining(world, actor, pair.id, program);
  const accept = (actor = pair.mentor) => acceptJoining(world, actor, pair.id);
  const enrolments = () =>
    world.db
      .selectFrom('enrolment')
      .select(['person_id', 'side', 'state'])
      .where('program_id', '=', pair.programId)
      .orderBy('side', 'desc')
      .execute();
  const toDos = (actor: Actor) =>
    asActor(world.db, actor, async (connection) => {
      const engagement = await findEngagementForMember(connection, actor, pair.id);
      const [situation] = await loadSituations(connection, actor, [engagement]);
      return situation ? toDosOf(situation, world.clock.now(), 'UTC').map(({ kind }) => kind) : [];
    });
  const statesSeenBy = (actor: Actor) =>
    asActor(world.db, actor, (connection) =>
      connection
        .selectFrom('engagement')
        .select(['phase', 'program_id'])
        .where('id', '=', pair.id)
        .execute(),
    );

  it('joins a program when both want, with everything they wrote, and both are enrolled', async () => {
    const everyWord: Pair = { ...pair, organizationId: pair.mentee.organizationId, outsiders: [] };
    const written = (await writeEveryWord(world, everyWord)).filter(
      (table) => table !== 'engagement_invitation',
    );
    await propose();
    expect(await toDos(pair.mentor)).toContain('answerJoining');
    expect(await toDos(pair.mentee)).not.toContain('answerJoining');
    expect(await statesSeenBy(pair.there.manager)).toEqual([]);
    expect(await enrolments()).toEqual([]);
    const asked = await world.runJobs();
    expect(asked.map(({ subject }) => subject)).toEqual(['Member 1 proposes to join a program']);
    expect(asked[0]?.text).toContain(`/o/${pair.commons}/engagements/${pair.id}/join-program`);

    expect(await accept()).toEqual({ joined: { slug: pair.there.slug } });
    const mails = await world.runJobs();
    expect(mails.map(({ subject }) => subject)).toEqual([
      'Your mentoring is part of Spring now',
      'Your mentoring is part of Spring now',
    ]);
    expect(mails[0]?.text).toContain(`/o/${pair.there.slug}/engagements/${pair.id}`);
    expect(await enrolments()).toEqual([
      { person_id: pair.bo.personId, side: 'mentor', state: 'matched' },
      { person_id: pair.ada.personId, side: 'mentee', state: 'matched' },
    ]);
    for (const table of written) {
      const { rows } = await sql<{ organization_id: string }>`select distinct organization_id
        from ${sql.table(table)} where engagement_id = ${pair.id}`.execute(world.db);
      expect([table, rows]).toEqual([table, [{ organization_id: pair.there.organizationId }]]);
    }
    // The members find it in the organization, not in the commons, and old addresses lead there.
    const engagement = await asActor(world.db, pair.ada, (connection) =>
      findEngagementForMember(connection, pair.ada, pair.id),
    );
    expect(engagement).toMatchObject({ program: { name: 'Spring' }, endsOn: '2026-12-15' });
    expect(engagement.members.map(({ enrolmentId }) => enrolmentId)).not.toContain(null);
    expect(await statesSeenBy(pair.mentee)).toEqual([]);
    expect(await findMoved(world.db, pair.id, pair.mentee)).toBe(pair.there.slug);
    expect(await findMoved(world.db, pair.id, pair.stranger)).toBeNull();
    const events = await asActor(world.db, pair.there.manager, (connection) =>
      connection
        .selectFrom('engagement_event')
        .select('kind')
        .where('engagement_id', '=', pair.id)
        .execute(),
    );
    expect(events.map(({ kind }) => kind)).toContain('joined_program');
    // Managers see the state, and no word.
    expect(await statesSeenBy(pair.there.manager)).toEqual([
      { phase: 'preparing', program_id: pair.programId },
    ]);
    for (const actor of [pair.there.manager, pair.there.admin, pair.elsewhere.admin]) {
      const goals = await asActor(world.db, actor, (connection) =>
        connection.selectFrom('goal').select('id').where('engagement_id', '=', pair.id).execute(),
      );
      expect(goals).toEqual([]);
    }
  });

  it('brings its skills along under their names, also where both typed the same one', async () => {
    const everyWord: Pair = { ...pair, organizationId: pair.mentee.organizationId, outsiders: [] };
    await writeEveryWord(world, everyWord);
    const before = await world.db
      .selectFrom('goal_skill')
      .innerJoin('skill', 'skill.id', 'goal_skill.skill_id')
      .select(['goal_skill.goal_id', 'skill.name'])
      .where('engagement_id', '=', pair.id)
      .executeTakeFirstOrThrow();
    const twin = world.random.id();
    const place = { organization_id: pair.mentee.organizationId, engagement_id: pair.id };
    await world.db
      .insertInto('skill')
      .values({
        id: twin,
        organization_id: place.organization_id,
        name: before.name.toUpperCase(),
        typist_id: pair.mentor.personId,
        created_at: world.clock.now(),
      })
      .execute();
    await world.db
      .insertInto('goal_skill')
      .values({ ...place, goal_id: before.goal_id, skill_id: twin })
      .execute();
    await world.db
      .insertInto('skill_rating')
      .values({
        ...place,
        id: world.random.id(),
        skill_id: twin,
        subject_id: pair.mentee.personId,
        rater_id: pair.mentee.personId,
        moment: 'before',
        level: 3,
        created_at: new Date('2026-03-05T09:00:00Z'),
      })
      .execute();
    await propose();
    await accept();
    const skills = await asActor(world.db, pair.ada, (connection) =>
      listRatedSkills(connection, [pair.id]),
    );
    expect(skills.map(({ skill }) => skill.toLowerCase())).toEqual([before.name.toLowerCase()]);
    const ratings = await asActor(world.db, pair.ada, (connection) =>
      connection
        .selectFrom('skill_rating')
        .select(['level', 'skill_id'])
        .where('engagement_id', '=', pair.id)
        .execute(),
    );
    expect(ratings).toEqual([{ level: 1, skill_id: skills[0]?.skillId }]);
  });

  it('stays as it is when one declines or takes it back', async () => {
    await propose();
    await expect(propose(pair.mentor)).rejects.toMatchObject(refused('problems.open'));
    await expect(accept(pair.mentee)).rejects.toMatchObject(refused('problems.own'));
    await endJoining(world, pair.mentor, pair.id);
    await expect(accept()).rejects.toMatchObject(refused('problems.none'));
    await propose();
    await endJoining(world, pair.mentee, pair.id);
    await expect(endJoining(world, pair.mentor, pair.id)).rejects.toMatchObject(
      refused('problems.none'),
    );
    expect(await enrolments()).toEqual([]);
    expect(await statesSeenBy(pair.mentee)).toHaveLength(1);
  });

  it('goes around no manager: who must be answered is answered first', async () => {
    await world.db
      .updateTable('program')
      .set({ approves_enrolment: true })
      .where('id', '=', pair.programId)
      .execute();
    await expect(propose()).rejects.toMatchObject(refused('why.notEnrolled', 'program'));
    const enrol = (actor: Actor, side: string, state: string) =>
      world.db
        .insertInto('enrolment')
        .values({
          id: world.random.id(),
          organization_id: pair.there.organizationId,
          program_id: pair.programId,
          person_id: actor.personId,
          side,
          state,
          created_at: world.clock.now(),
          updated_at: world.clock.now(),
        })
        .execute();
    await enrol(pair.ada, 'mentee', 'accepted');
    await propose();
    await expect(accept()).rejects.toMatchObject(refused('why.notEnrolled'));
    await enrol(pair.bo, 'mentor', 'applied');
    await expect(accept()).rejects.toMatchObject(refused('why.waits'));
    await world.db.updateTable('enrolment').set({ state: 'accepted' }).execute();
    expect(await accept()).toMatchObject({ joined: { slug: pair.there.slug } });
  });

  it('takes a place each, and is refused where one has none left', async () => {
    const other = await makeInformalPair();
    await propose();
    await accept();
    // The mentor of the first has room for one, and that one is there.
    const { actor: third } = await world.db
      .transaction()
      .execute((connection) => enterCommons(connection, world, pair.there.manager.personId));
    const second = await world.db.transaction().execute((connection) =>
      startEngagement(connection, world, {
        organizationId: pair.mentee.organizationId,
        programId: null,
        ...usual,
        members: [
          { personId: pair.mentor.personId, enrolmentId: null, role: 'mentor' },
          { personId: third.personId, enrolmentId: null, role: 'mentee' },
        ],
      }),
    );
    await expect(
      proposeJoining(world, pair.mentor, second.id, pair.programId),
    ).rejects.toMatchObject(refused('why.full', 'program'));
    // Somebody's yes may be older than what they have taken on since.
    await proposeJoining(world, other.mentee, other.id, other.programId);
    await world.db
      .insertInto('enrolment')
      .values({
        id: world.random.id(),
        organization_id: other.there.organizationId,
        program_id: other.programId,
        person_id: other.ada.personId,
        side: 'mentee',
        state: 'paused',
        created_at: world.clock.now(),
        updated_at: world.clock.now(),
      })
      .execute();
    await expect(acceptJoining(world, other.mentor, other.id)).rejects.toMatchObject(
      refused('problems.other'),
    );
  });

  it('is refused where the two are partners in the program already, until that is over', async () => {
    const { id } = await world.db.transaction().execute((connection) =>
      startEngagement(connection, world, {
        ...usual,
        organizationId: pair.there.organizationId,
        programId: pair.programId,
        members: [
          { personId: pair.bo.personId, enrolmentId: null, role: 'mentor' },
          { personId: pair.ada.personId, enrolmentId: null, role: 'mentee' },
        ],
      }),
    );
    await expect(propose()).rejects.toMatchObject(refused('problems.together', 'program'));
    await putInPhase(world, id, 'closed');
    await propose();
  });

  it('is refused in words for a program elsewhere, of another kind, or along a line of report', async () => {
    const foreign = await makeProgram(world, pair.elsewhere.organizationId);
    await expect(propose(pair.mentee, foreign)).rejects.toMatchObject(
      refused('problems.over', 'program'),
    );
    const peers = await makeProgram(world, pair.there.organizationId, { kind: 'peer' });
    await expect(propose(pair.mentee, peers)).rejects.toMatchObject(
      refused('problems.over', 'program'),
    );
    await world.db
      .updateTable('profile')
      .set({ reports_to: pair.bo.personId })
      .where('person_id', '=', pair.ada.personId)
      .where('organization_id', '=', pair.there.organizationId)
      .execute();
    await expect(propose()).rejects.toMatchObject(refused('problems.reporting', 'program'));
  });

  it('is refused while they close, and once it has ended', async () => {
    await putInPhase(world, pair.id, 'closing');
    await expect(propose()).rejects.toMatchObject(refused('problems.notNow', 'program'));
    await putInPhase(world, pair.id, 'ended_early');
    await expect(propose()).rejects.toThrow('engagements:problems.ended');
  });

  it('is not found by anybody else, whatever they try', async () => {
    await propose();
    for (const actor of [pair.there.manager, pair.there.admin, pair.stranger]) {
      await expect(propose(actor)).rejects.toThrow('not found');
      await expect(accept(actor)).rejects.toThrow('not found');
      await expect(endJoining(world, actor, pair.id)).rejects.toThrow('not found');
    }
  });
});
