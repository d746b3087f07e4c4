import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { enrol, makeProgram } from '../../../tests/support/enrolled.ts';
import { createTestWorld, makeOrganization, type TestWorld } from '../../../tests/support/world.ts';
import type { Actor } from '../../platform/actor.ts';
import { asActor, brokenConstraint } from '../../platform/database.server.ts';
import { NotFound } from '../../platform/refusal.ts';
import { listOpenRequests } from '../engagements/home-queries.server.ts';
import { startEngagement } from '../engagements/start-engagement.server.ts';
import { readGoalsOf } from '../enrolment/answer-queries.server.ts';
import { listCandidates } from '../matching/candidate-queries.server.ts';
import { acceptRequest, declineRequest, withdrawRequest } from './answer-request.server.ts';
import { findAsking } from './asking-queries.server.ts';
import { listMentors } from './mentor-queries.server.ts';
import { requestMentor } from './request-mentor.server.ts';
import { countRequests, findRequest } from './request-queries.server.ts';
import { sweepRequests } from './sweep-requests.server.ts';

const refused = (key: string) =>
  expect.objectContaining({ problems: [expect.objectContaining({ key })] });

describe('asking a mentor', () => {
  let world: TestWorld;
  let here: Awaited<ReturnType<typeof makeOrganization>>;
  beforeAll(async () => {
    world = await createTestWorld();
    here = await makeOrganization(world, { name: 'Here' });
  });

  async function prepare(name: string, { mentees = 2, places = 1, allows = true } = {}) {
    const program = await makeProgram(world, here.organizationId, { name });
    await world.db
      .updateTable('program')
      .set({ allows_requests: allows })
      .where('id', '=', program)
      .execute();
    const add = (who: string, side: 'mentee' | 'mentor', capacity = 1, languages = ['en']) =>
      enrol(world, here.organizationId, program, {
        name: who,
        side,
        capacity,
        skills: ['Law'],
        languages,
      });
    const mentor = await add('Mo Mentor', 'mentor', places);
    const learners = [];
    for (let number = 1; number <= mentees; number++) {
      learners.push(await add(`Learner ${number}`, 'mentee'));
    }
    return { program, mentor, learners, add };
  }
  const ask = (by: Actor, program: string, mentor: string, message = 'Please help me with law.') =>
    requestMentor(world, by, { programId: program, mentorEnrolmentId: mentor, message });
  const stateOf = async (id: string) => {
    const row = await world.db
      .selectFrom('mentor_request')
      .select('state')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    return row.state;
  };
  const engagementsIn = async (program: string) =>
    (
      await world.db
        .selectFrom('engagement')
        .select('id')
        .where('program_id', '=', program)
        .execute()
    ).length;

  it('shows the mentee who fits, with reasons and room, and why others cannot be', async () => {
    const { program, mentor, learners, add } = await prepare('Browse');
    await add('Greta German', 'mentor', 2, ['de']);
    const [first] = learners;
    const { mentors } = await listMentors(world, first?.actor as Actor, program);
    expect(mentors.map(({ name, isAllowed }) => [name, isAllowed])).toEqual([
      ['Mo Mentor', true],
      ['Greta German', false],
    ]);
    expect(mentors[0]?.explanation.criteria[0]?.reason).toEqual({
      code: 'skills',
      values: { covered: ['Law'], missing: [] },
    });
    const broken = mentors[1]?.explanation.rules.filter(({ isKept }) => !isKept);
    expect(broken?.map(({ rule }) => rule)).toEqual(['shared_language']);
    expect(mentors[0]).toMatchObject({ capacity: 1, partners: 0, enrolmentId: mentor.enrolmentId });
  });

  it('is for mentees of a program that allows it: nobody else finds anything', async () => {
    const { program, mentor, learners } = await prepare('Closed', { allows: false });
    const mentee = learners[0]?.actor as Actor;
    await expect(listMentors(world, mentee, program)).rejects.toThrow(NotFound);
    await expect(ask(mentee, program, mentor.enrolmentId)).rejects.toThrow(NotFound);
    const open = await prepare('Open');
    const other = learners[0]?.actor as Actor;
    await expect(ask(other, open.program, open.mentor.enrolmentId)).rejects.toThrow(NotFound);
    await expect(listMentors(world, here.manager, open.program)).rejects.toThrow(NotFound);
    const elsewhere = await makeOrganization(world, { name: 'Elsewhere' });
    await expect(listMentors(world, elsewhere.admin, open.program)).rejects.toThrow(NotFound);
    // A mentor of another program is none of this one.
    await expect(
      ask(open.learners[0]?.actor as Actor, open.program, mentor.enrolmentId),
    ).rejects.toThrow(NotFound);
  });

  it('is read by the two alone: not by managers, admins or strangers, who get counts at most', async () => {
    const { program, mentor, learners } = await prepare('Private');
    const mentee = learners[0]?.actor as Actor;
    const id = await ask(mentee, program, mentor.enrolmentId);
    const read = (by: Actor) =>
      asActor(world.db, by, (connection) => findRequest(connection, by, id));
    expect((await read(mentor.actor)).message).toBe('Please help me with law.');
    expect((await read(mentee)).state).toBe('open');
    const [own, other] = learners;
    await world.db
      .updateTable('enrolment')
      .set({ goal: 'Argue a case' })
      .where('id', 'in', [own?.enrolmentId ?? '', other?.enrolmentId ?? ''])
      .execute();
    const goalBy = async (by: Actor, enrolmentId = own?.enrolmentId ?? '') =>
      asActor(world.db, by, async (connection) =>
        (await readGoalsOf(connection, [enrolmentId])).get(enrolmentId),
      );
    expect(await goalBy(mentor.actor)).toBe('Argue a case');
    expect(await goalBy(other?.actor as Actor)).toBeUndefined();
    expect(await goalBy(mentor.actor, other?.enrolmentId)).toBeUndefined();
    // A mentor makes no request for themselves to read more, and turns none to somebody else.
    const forge = asActor(world.db, mentor.actor, (connection) =>
      sql`insert into mentor_request (id, organization_id, program_id, mentee_enrolment_id, mentor_enrolment_id,
          mentee_id, mentor_id, message, fit, breakdown, state, created_at, expires_at)
        select ${world.random.id()}, organization_id, program_id, ${other?.enrolmentId}, mentor_enrolment_id,
          ${other?.actor.personId}, mentor_id, message, fit, breakdown, state, created_at, expires_at
        from mentor_request where id = ${id}`.execute(connection),
    );
    await expect(forge).rejects.toThrow('row-level security');
    const turn = asActor(world.db, mentor.actor, (connection) =>
      sql`update mentor_request set mentee_enrolment_id = ${other?.enrolmentId}`.execute(
        connection,
      ),
    );
    await expect(turn).rejects.toThrow('permission denied');
    const elsewhere = await makeOrganization(world, { name: 'Far' });
    for (const by of [here.manager, here.admin, elsewhere.admin, learners[1]?.actor as Actor]) {
      await expect(read(by)).rejects.toThrow(NotFound);
      await expect(acceptRequest(world, by, id)).rejects.toThrow(NotFound);
      await expect(declineRequest(world, by, id)).rejects.toThrow(NotFound);
    }
    await expect(acceptRequest(world, mentee, id)).rejects.toThrow(NotFound);
    await expect(withdrawRequest(world, mentor.actor, id)).rejects.toThrow(NotFound);
    const counts = await asActor(world.db, here.manager, (connection) =>
      countRequests(connection, here.manager, program),
    );
    expect(counts.filter(({ count }) => count > 0)).toEqual([{ state: 'open', count: 1 }]);
    await expect(
      asActor(world.db, mentee, (connection) => countRequests(connection, mentee, program)),
    ).rejects.toThrow(NotFound);
    const foreign = await asActor(world.db, elsewhere.admin, (connection) =>
      countRequests(connection, elsewhere.admin, program),
    );
    expect(foreign.every(({ count }) => count === 0)).toBe(true);
    await world.runJobs();
  });

  it('shows the load before the mentor accepts, then starts the engagement with one mail each', async () => {
    const { program, mentor, learners } = await prepare('Accept');
    const mentee = learners[0]?.actor as Actor;
    await world.db
      .updateTable('enrolment')
      .set({ hours_per_month: 3 })
      .where('id', '=', mentor.enrolmentId)
      .execute();
    const id = await ask(mentee, program, mentor.enrolmentId);
    const asked = await world.runJobs();
    expect(asked.map(({ subject }) => subject)).toEqual(['Learner 1 asks you to be their mentor']);
    expect(asked[0]?.text).not.toContain('Please help me with law.');
    const home = (by: Actor) =>
      asActor(world.db, by, (connection) => listOpenRequests(connection, by));
    expect(await home(mentor.actor)).toMatchObject([{ id, isMineToAnswer: true }]);
    expect(await home(mentee)).toMatchObject([{ id, isMineToAnswer: false, other: 'Mo Mentor' }]);
    const asking = await asActor(world.db, mentor.actor, async (connection) =>
      findAsking(connection, await findRequest(connection, mentor.actor, id)),
    );
    expect(asking).toMatchObject({
      partners: 0,
      capacity: 1,
      adds: 1,
      load: { engagements: 0, hours: 0, offered: 3 },
    });
    const engagement = await acceptRequest(world, mentor.actor, id);
    expect(engagement).toMatch(/^[0-9a-f-]{36}$/);
    expect(await stateOf(id)).toBe('accepted');
    const mails = await world.runJobs();
    expect(mails.map(({ subject }) => subject).sort()).toEqual([
      'You have a mentee in Accept',
      'You have a mentor in Accept',
    ]);
    expect(await home(mentor.actor)).toEqual([]);
    const { mentors } = await listMentors(world, learners[1]?.actor as Actor, program);
    expect(mentors[0]).toMatchObject({ partners: 1, load: { engagements: 1, hours: 1 } });
  });

  it('of two acceptances at once for one place serves one, and ends the other in neutral words', async () => {
    const { program, mentor, learners } = await prepare('Race');
    const ids = [];
    for (const { actor } of learners) ids.push(await ask(actor, program, mentor.enrolmentId));
    await world.runJobs();
    const outcomes = await Promise.allSettled(
      ids.map((id) => acceptRequest(world, mentor.actor, id)),
    );
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await engagementsIn(program)).toBe(1);
    expect((await Promise.all(ids.map(stateOf))).sort()).toEqual(['accepted', 'overtaken']);
    const mails = await world.runJobs();
    const neutral = mails.filter(({ subject }) => subject === 'Your request in Race');
    expect(neutral).toHaveLength(1);
    expect(neutral[0]?.text).toContain('did not work out this time');
  });

  it('keeps capacity and pairs in the database itself, whoever writes', async () => {
    const { program, mentor, learners } = await prepare('Constraint');
    const start = (learner: (typeof learners)[number]) =>
      world.db.transaction().execute((connection) =>
        startEngagement(connection, world, {
          organizationId: here.organizationId,
          programId: program,
          proposalId: null,
          kind: 'one_to_one',
          startsOn: '2026-03-02',
          endsOn: '2026-11-30',
          cadenceDays: 30,
          sessionMinutes: 60,
          members: [
            {
              personId: mentor.actor.personId,
              enrolmentId: mentor.enrolmentId,
              role: 'mentor',
            },
            {
              personId: learner.actor.personId,
              enrolmentId: learner.enrolmentId,
              role: 'mentee',
            },
          ],
        }),
      );
    const outcomes = await Promise.allSettled(learners.map(start));
    const broken = outcomes.flatMap((outcome) =>
      outcome.status === 'rejected' ? [brokenConstraint(outcome.reason)] : [],
    );
    expect(broken).toEqual(['no_more_partners_than_places']);
    await world.db
      .updateTable('enrolment')
      .set({ capacity: 5 })
      .where('program_id', '=', program)
      .execute();
    const again = await Promise.allSettled(learners.map(start));
    const twice = again.flatMap((outcome) =>
      outcome.status === 'rejected' ? [brokenConstraint(outcome.reason)] : [],
    );
    expect(twice).toEqual(['one_engagement_of_two']);
  });

  it('may be declined privately: the mentee hears kind words, and no run proposes the pair', async () => {
    const { program, mentor, learners } = await prepare('Unanswered');
    const [learner] = learners;
    const mentee = learner?.actor as Actor;
    const id = await ask(mentee, program, mentor.enrolmentId);
    await world.runJobs();
    await declineRequest(world, mentor.actor, id);
    const mails = await world.runJobs();
    expect(mails).toHaveLength(1);
    expect(`${mails[0]?.subject} ${mails[0]?.text}`).not.toMatch(/declin/i);
    await expect(acceptRequest(world, mentor.actor, id)).rejects.toEqual(
      refused('choice:problems.settled'),
    );
    await expect(ask(mentee, program, mentor.enrolmentId)).rejects.toEqual(
      refused('choice:problems.notAllowed'),
    );
    const candidates = await asActor(world.db, here.manager, (connection) =>
      listCandidates(connection, program),
    );
    const own = candidates.find(({ enrolmentId }) => enrolmentId === learner?.enrolmentId);
    expect(own?.declined).toEqual([mentor.actor.personId]);
  });

  it('is limited, cannot be sent twice, and can be taken back', async () => {
    const { program, mentor, learners, add } = await prepare('Limits');
    const mentee = learners[0]?.actor as Actor;
    const second = await add('Second Mentor', 'mentor');
    const third = await add('Third Mentor', 'mentor');
    const id = await ask(mentee, program, mentor.enrolmentId);
    await expect(ask(mentee, program, mentor.enrolmentId)).rejects.toEqual(
      refused('choice:problems.asked'),
    );
    await ask(mentee, program, second.enrolmentId);
    await expect(ask(mentee, program, third.enrolmentId)).rejects.toEqual(
      refused('choice:problems.tooMany'),
    );
    await withdrawRequest(world, mentee, id);
    expect(await stateOf(id)).toBe('withdrawn');
    await ask(mentee, program, third.enrolmentId);
    await world.runJobs();
  });

  it('lapses after its days, and both hear of it', async () => {
    const { program, mentor, learners } = await prepare('Lapse');
    const id = await ask(learners[0]?.actor as Actor, program, mentor.enrolmentId);
    await world.runJobs();
    expect(await sweepRequests(world)).toBe(0);
    const before = world.clock.now();
    world.clock.moveTo(new Date(before.getTime() + 15 * 86_400_000));
    await expect(acceptRequest(world, mentor.actor, id)).rejects.toEqual(
      refused('choice:problems.settled'),
    );
    await sweepRequests(world);
    await sweepRequests(world);
    expect(await stateOf(id)).toBe('lapsed');
    const mails = await world.runJobs();
    const about = mails.filter(({ subject }) => subject.includes('in Lapse'));
    expect(about.map(({ subject }) => subject).sort()).toEqual([
      'A request in Lapse has lapsed',
      'Your request in Lapse',
    ]);
    world.clock.moveTo(before);
  });
});
