import { beforeEach, describe, expect, it } from 'vitest';
import { enrol, makeProgram } from '../../../tests/support/enrolled.ts';
import { createTestWorld, makeMember, makeOrganization } from '../../../tests/support/world.ts';
import type { Actor } from '../../platform/actor.ts';
import { asActor } from '../../platform/database.server.ts';
import { NotFound } from '../../platform/refusal.ts';
import { endEngagementEarly } from '../engagements/end-engagement-early.server.ts';
import { findEngagementForMember } from '../engagements/engagement-queries.server.ts';
import { newGoal } from '../goals/goal.ts';
import { listGoals } from '../goals/goal-queries.server.ts';
import { writeGoal } from '../goals/write-goal.server.ts';
import { listAttendance } from '../sessions/attendance.server.ts';
import { logSession } from '../sessions/hold-session.server.ts';
import { acceptSecondLook, returnSecondLook } from './answer-second-look.server.ts';
import { startCircle } from './start-circle.server.ts';

const world = await createTestWorld();
let here: Awaited<ReturnType<typeof makeOrganization>>;
let elsewhere: Awaited<ReturnType<typeof makeOrganization>>;
let programId: string;
let members: { actor: Actor; enrolmentId: string }[];
let mentor: { actor: Actor; enrolmentId: string };
beforeEach(async () => {
  here = await makeOrganization(world, { name: 'Here' });
  elsewhere = await makeOrganization(world, { name: 'Elsewhere' });
  programId = await makeProgram(world, here.organizationId, { kind: 'circle' });
  members = [];
  for (const name of ['Ada', 'Bo', 'Cy']) {
    members.push(await enrol(world, here.organizationId, programId, { name, side: 'peer' }));
  }
  mentor = await enrol(world, here.organizationId, programId, { name: 'Max', side: 'mentor' });
  await world.runJobs();
});

const refused = (key: string) => ({ problems: [expect.objectContaining({ key })] });
const start = (actor: Actor, people = [...members, mentor]) =>
  startCircle(world, actor, {
    programId,
    people: people.map(({ enrolmentId }) => enrolmentId),
    startsOn: '2026-03-02',
    endsOn: '2026-09-01',
  });
/** Where nobody has to look a second time. */
const begin = async (...given: Parameters<typeof start>) => {
  const { id } = await start(...given);
  if (id === null) throw new Error('the circle waits');
  return { id };
};
const see = (actor: Actor, id: string) =>
  asActor(world.db, actor, (connection) => findEngagementForMember(connection, actor, id));
const met = {
  day: '2026-03-02',
  time: '08:00',
  minutes: 60,
  place: '',
  timeZone: 'UTC',
  notes: 'In confidence',
  checks: [],
  actions: [],
};

describe('a circle', () => {
  it('is started by a manager, who tells everybody in it', async () => {
    const { id } = await begin(here.manager);
    const [ada] = members;
    const circle = await see(ada?.actor ?? mentor.actor, id);
    expect(circle).toMatchObject({ kind: 'circle', phase: 'preparing' });
    expect(circle.members.map(({ name, role }) => `${name} ${role}`)).toEqual([
      'Ada peer',
      'Bo peer',
      'Cy peer',
      'Max mentor',
    ]);
    const subjects = (await world.runJobs()).map((mail) => mail.subject);
    expect(subjects).toEqual(Array(4).fill('Your circle in Spring'));
  });

  it('takes nobody who is in one already, is not accepted, or is of another program', async () => {
    await start(here.manager);
    await expect(start(here.manager)).rejects.toMatchObject(
      refused('matching:problems.circleFull'),
    );
    const other = await makeProgram(world, here.organizationId, { kind: 'circle' });
    const stray = await enrol(world, here.organizationId, other, { name: 'Eve', side: 'peer' });
    await expect(start(here.manager, [...members, stray])).rejects.toMatchObject(
      refused('matching:problems.circleGone'),
    );
  });

  it('is formed by managers of circle programs only', async () => {
    for (const actor of [mentor.actor, elsewhere.admin]) {
      await expect(start(actor)).rejects.toBeInstanceOf(NotFound);
    }
    await world.db
      .updateTable('program')
      .set({ kind: 'one_to_one' })
      .where('id', '=', programId)
      .execute();
    await expect(start(here.manager)).rejects.toMatchObject(refused('matching:problems.noCircles'));
  });

  it('has goals of its own and notes who came, for its members only', async () => {
    const { id } = await begin(here.manager);
    const goal = newGoal.parse({ title: 'Better meetings', dueOn: '2026-09-01', asDraft: 'yes' });
    await writeGoal(world, mentor.actor, id, { ...goal, isShared: true });
    const present = [mentor.actor.personId, ...members.slice(1).map((one) => one.actor.personId)];
    const { id: sessionId } = await logSession(world, mentor.actor, {
      engagementId: id,
      ...met,
      present,
    });
    await asActor(world.db, mentor.actor, async (connection) => {
      const engagement = await findEngagementForMember(connection, mentor.actor, id);
      expect((await listGoals(connection, engagement)).map((one) => one.isShared)).toEqual([true]);
      expect(await listAttendance(connection, sessionId)).toEqual({
        present: ['Bo', 'Cy', 'Max'],
        absent: ['Ada'],
      });
    });
    const fellow = await makeMember(world, here.organizationId, { name: 'Fellow' });
    for (const actor of [here.manager, here.admin, fellow, elsewhere.admin]) {
      await expect(see(actor, id)).rejects.toBeInstanceOf(NotFound);
      await asActor(world.db, actor, async (connection) => {
        for (const table of ['goal', 'session_content', 'session_attendance'] as const) {
          const rows = await connection.selectFrom(table).select('engagement_id').execute();
          expect(rows).toEqual([]);
        }
      });
    }
  });

  it('goes on without who leaves, until only two are left, and who left finds nothing', async () => {
    const { id } = await begin(here.manager, members);
    const [ada, bo, cy] = members as [
      (typeof members)[number],
      (typeof members)[number],
      (typeof members)[number],
    ];
    expect(await endEngagementEarly(world, ada.actor, id)).toBe('left');
    await expect(see(ada.actor, id)).rejects.toBeInstanceOf(NotFound);
    expect((await see(bo.actor, id)).members).toHaveLength(2);
    const { state } = await world.db
      .selectFrom('enrolment')
      .select('state')
      .where('id', '=', ada.enrolmentId)
      .executeTakeFirstOrThrow();
    expect(state).toBe('accepted');
    expect(await endEngagementEarly(world, cy.actor, id)).toBe('ended');
    expect((await see(bo.actor, id)).phase).toBe('ended_early');
  });

  it('waits for a second look where the program asks for one, and the others have a mail', async () => {
    await world.db
      .updateTable('program')
      .set({ asks_second_look: true })
      .where('id', '=', programId)
      .execute();
    const ask = async () => {
      const { id, secondLook } = await start(here.manager);
      expect(id).toBeNull();
      return { programId, runId: null, lookId: secondLook ?? '' };
    };
    const count = async () =>
      (
        await world.db
          .selectFrom('engagement')
          .select('id')
          .where('program_id', '=', programId)
          .execute()
      ).length;
    const first = await ask();
    const told = await world.runJobs();
    expect(told.map(({ subject }) => subject)).toEqual([
      expect.stringMatching(/^A second look is asked for/),
    ]);
    expect(await count()).toBe(0);
    await expect(acceptSecondLook(world, here.manager, first)).rejects.toMatchObject(
      refused('matching:problems.ownLook'),
    );
    await expect(acceptSecondLook(world, elsewhere.admin, first)).rejects.toThrow(NotFound);
    await returnSecondLook(world, here.admin, first, 'Max has no time in March.');
    const second = await ask();
    expect(await acceptSecondLook(world, here.admin, second)).toBe(1);
    expect(await count()).toBe(1);
    // Whoever is in a circle by then is in no second one.
    await expect(start(here.manager)).rejects.toMatchObject(
      refused('matching:problems.circleFull'),
    );
    const subjects = (await world.runJobs()).map(({ subject }) => subject);
    expect(subjects.filter((subject) => subject.startsWith('Your circle'))).toHaveLength(4);
  });
});
