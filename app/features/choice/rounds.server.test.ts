import { beforeAll, describe, expect, it } from 'vitest';
import { enrol, makeProgram } from '../../../tests/support/enrolled.ts';
import { createTestWorld, makeOrganization, type TestWorld } from '../../../tests/support/world.ts';
import type { Actor } from '../../platform/actor.ts';
import { asActor } from '../../platform/database.server.ts';
import { NotFound } from '../../platform/refusal.ts';
import { listOpenRounds } from '../engagements/home-queries.server.ts';
import { findPolicy, findRun } from '../matching/matching-queries.server.ts';
import { answerRound } from './answer-round.server.ts';
import type { Wish } from './round.ts';
import { findOwnRound, listOwnAnswers, listRounds } from './round-queries.server.ts';
import { runWithChoices } from './run-with-choices.server.ts';
import { closeRound, startRound } from './start-round.server.ts';
import { sweepRounds } from './sweep-rounds.server.ts';

const refused = (key: string) =>
  expect.objectContaining({ problems: [expect.objectContaining({ key })] });
const day = 86_400_000;

describe('a choice round', () => {
  let world: TestWorld;
  let here: Awaited<ReturnType<typeof makeOrganization>>;
  beforeAll(async () => {
    world = await createTestWorld();
    here = await makeOrganization(world, { name: 'Here' });
  });

  /** Two mentees and two mentors who all fit each other equally well, and a round that is open. */
  async function open(name: string) {
    const program = await makeProgram(world, here.organizationId, { name });
    const add = (who: string, side: 'mentee' | 'mentor') =>
      enrol(world, here.organizationId, program, { name: who, side, skills: ['Law'] });
    const people = {
      ann: await add('Ann Learner', 'mentee'),
      bob: await add('Bob Learner', 'mentee'),
      mia: await add('Mia Mentor', 'mentor'),
      noa: await add('Noa Mentor', 'mentor'),
    };
    const round = await startRound(world, here.manager, program, {
      size: 3,
      closesOn: '2026-03-12',
    });
    const mails = await world.runJobs();
    return { program, round, mails, ...people };
  }
  const say = (round: string, who: { actor: Actor; enrolmentId: string }, wish: [string, Wish][]) =>
    answerRound(world, who.actor, round, {
      enrolment: who.enrolmentId,
      wish: Object.fromEntries(wish),
    });
  const pairsOf = async (run: string) => {
    const rows = await world.db
      .selectFrom('matching_proposal')
      .select(['mentee_enrolment_id', 'mentor_enrolment_id'])
      .where('run_id', '=', run)
      .execute();
    return new Map(rows.map((row) => [row.mentee_enrolment_id, row.mentor_enrolment_id]));
  };

  it('gives each mentee a list with reasons, and writes once to everybody on one', async () => {
    const { round, mails, ann, mia } = await open('Lists');
    expect(mails.map(({ subject }) => subject).sort()).toEqual([
      'Choose your mentor in Lists',
      'Choose your mentor in Lists',
      'Who may come to you in Lists',
      'Who may come to you in Lists',
    ]);
    const own = await asActor(world.db, ann.actor, (connection) =>
      findOwnRound(connection, ann.actor, round),
    );
    expect(own.lists).toHaveLength(1);
    expect(own.lists[0]?.options.map(({ name }) => name).sort()).toEqual([
      'Mia Mentor',
      'Noa Mentor',
    ]);
    expect(own.lists[0]?.options[0]?.breakdown.criteria[0]?.reason.code).toBe('skills');
    const asked = await asActor(world.db, mia.actor, (connection) =>
      listOpenRounds(connection, mia.actor, world.clock.now()),
    );
    expect(asked.map(({ id }) => id)).toEqual([round]);
  });

  it('lets the run follow the wishes, and never makes a pair that somebody would rather not have', async () => {
    const { program, round, ann, bob, mia, noa } = await open('Wishes');
    await say(round, ann, [
      [noa.enrolmentId, '1'],
      [mia.enrolmentId, '2'],
    ]);
    await say(round, bob, [
      [mia.enrolmentId, '1'],
      [noa.enrolmentId, ''],
    ]);
    await closeRound(world, here.manager, program, round);
    const run = await runWithChoices(world, here.manager, {
      programId: program,
      roundId: round,
      weight: 40,
      isStable: false,
    });
    await world.runJobs();
    expect(await pairsOf(run)).toEqual(
      new Map([
        [ann.enrolmentId, noa.enrolmentId],
        [bob.enrolmentId, mia.enrolmentId],
      ]),
    );
    const { summary } = await asActor(world.db, here.manager, (connection) =>
      findRun(connection, program, run),
    );
    expect(summary).toMatchObject({ status: 'optimal', faults: [], stability: { lostFit: 0 } });

    const second = await open('Rather not');
    await say(second.round, second.mia, [[second.ann.enrolmentId, 'no']]);
    await say(second.round, second.noa, [[second.ann.enrolmentId, 'no']]);
    await closeRound(world, here.manager, second.program, second.round);
    const other = await runWithChoices(world, here.manager, {
      programId: second.program,
      roundId: second.round,
      weight: 40,
      isStable: false,
    });
    await world.runJobs();
    const pairs = await pairsOf(other);
    expect(pairs.has(second.ann.enrolmentId)).toBe(false);
    expect(pairs.has(second.bob.enrolmentId)).toBe(true);
  });

  it('may give a stable result, checked, with what that costs', async () => {
    const { program, round, ann, bob, mia, noa } = await open('Stable');
    // Both mentees and both mentors agree who is first: stability gives the best to the best.
    for (const mentee of [ann, bob]) {
      await say(round, mentee, [
        [mia.enrolmentId, '1'],
        [noa.enrolmentId, '2'],
      ]);
    }
    for (const mentor of [mia, noa]) {
      await say(round, mentor, [
        [ann.enrolmentId, '1'],
        [bob.enrolmentId, '2'],
      ]);
    }
    await closeRound(world, here.manager, program, round);
    const run = await runWithChoices(world, here.manager, {
      programId: program,
      roundId: round,
      weight: 40,
      isStable: true,
    });
    await world.runJobs();
    expect(await pairsOf(run)).toEqual(
      new Map([
        [ann.enrolmentId, mia.enrolmentId],
        [bob.enrolmentId, noa.enrolmentId],
      ]),
    );
    const found = await asActor(world.db, here.manager, (connection) =>
      findRun(connection, program, run),
    );
    expect(found.summary).toMatchObject({ status: 'stable', faults: [], pairs: 2 });
    expect(found.summary?.stability).toMatchObject({ pairs: 2, lostPairs: 0 });
    const policy = await asActor(world.db, here.manager, (connection) =>
      findPolicy(connection, program),
    );
    expect(policy?.policy.criteria.at(-1)).toEqual({ criterion: 'ranking', weight: 40 });
  });

  it('keeps each answer to its author: nobody else reads it, managers get counts', async () => {
    const { program, round, ann, bob, mia } = await open('Private');
    await say(round, mia, [[bob.enrolmentId, 'no']]);
    const answers = (by: Actor) =>
      asActor(world.db, by, (connection) => listOwnAnswers(connection, round));
    expect(await answers(mia.actor)).toEqual([
      { enrolmentId: mia.enrolmentId, ranking: [], declined: [bob.enrolmentId] },
    ]);
    const elsewhere = await makeOrganization(world, { name: 'Elsewhere' });
    for (const by of [here.manager, here.admin, ann.actor, elsewhere.admin]) {
      expect(await answers(by)).toEqual([]);
    }
    const [listed] = await asActor(world.db, here.manager, (connection) =>
      listRounds(connection, here.manager, program),
    );
    expect(listed).toMatchObject({
      mentees: { asked: 2, answered: 0 },
      mentors: { asked: 2, answered: 1 },
    });
    const own = (by: Actor) =>
      asActor(world.db, by, (connection) => findOwnRound(connection, by, round));
    const bystander = here.members[0] as Actor;
    for (const by of [here.manager, here.admin, bystander, elsewhere.admin]) {
      await expect(own(by)).rejects.toThrow(NotFound);
    }
    await expect(
      say(round, { actor: ann.actor, enrolmentId: bob.enrolmentId }, [[mia.enrolmentId, '1']]),
    ).rejects.toThrow(NotFound);
    for (const by of [ann.actor, elsewhere.admin]) {
      await expect(
        startRound(world, by, program, { size: 3, closesOn: '2026-04-01' }),
      ).rejects.toThrow(NotFound);
      await expect(closeRound(world, by, program, round)).rejects.toThrow(NotFound);
      await expect(
        runWithChoices(world, by, {
          programId: program,
          roundId: round,
          weight: 1,
          isStable: false,
        }),
      ).rejects.toThrow(NotFound);
    }
  });

  it('reminds once, two days before the end, those who said nothing, and closes by itself', async () => {
    const { program, round, ann, noa } = await open('Reminder');
    await say(round, ann, [[noa.enrolmentId, '1']]);
    const begun = world.clock.now();
    await sweepRounds(world);
    expect(await world.runJobs()).toEqual([]);
    world.clock.moveTo(new Date(begun.getTime() + 9 * day));
    await sweepRounds(world);
    await sweepRounds(world);
    const mails = (await world.runJobs()).filter(({ subject }) => subject.includes('Reminder'));
    expect(mails.map(({ subject }) => subject)).toEqual([
      'Choose your mentor in Reminder, until 12 Mar 2026',
    ]);
    expect(mails[0]?.to).toContain('bob');
    await expect(
      runWithChoices(world, here.manager, {
        programId: program,
        roundId: round,
        weight: 40,
        isStable: false,
      }),
    ).rejects.toEqual(refused('choice:problems.roundOpen'));
    world.clock.moveTo(new Date(begun.getTime() + 11 * day));
    await expect(say(round, ann, [[noa.enrolmentId, '2']])).rejects.toEqual(
      refused('choice:problems.roundOver'),
    );
    await sweepRounds(world);
    const [closed] = await asActor(world.db, here.manager, (connection) =>
      listRounds(connection, here.manager, program),
    );
    expect(closed?.state).toBe('closed');
    world.clock.moveTo(begun);
  });

  it('says so when there is nothing to choose from, or one is under way', async () => {
    const { program, round } = await open('Twice');
    const again = () =>
      startRound(world, here.manager, program, { size: 4, closesOn: '2026-03-20' });
    await expect(again()).rejects.toEqual(refused('choice:problems.roundUnderWay'));
    await closeRound(world, here.manager, program, round);
    await again();
    await world.runJobs();
    const empty = await makeProgram(world, here.organizationId, { name: 'Apart' });
    for (const [name, side, language] of [
      ['Eve', 'mentee', 'en'],
      ['Uli', 'mentor', 'de'],
    ] as const) {
      await enrol(world, here.organizationId, empty, { name, side, languages: [language] });
    }
    await startRound(world, here.manager, empty, { size: 3, closesOn: '2026-03-20' });
    expect(await world.runJobs()).toEqual([]);
    const [listed] = await asActor(world.db, here.manager, (connection) =>
      listRounds(connection, here.manager, empty),
    );
    expect(listed?.state).toBe('empty');
    await expect(
      startRound(world, here.manager, empty, { size: 3, closesOn: '2026-03-02' }),
    ).rejects.toEqual(refused('choice:problems.tooSoon'));
  });
});
