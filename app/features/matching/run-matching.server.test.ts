import { beforeAll, describe, expect, it } from 'vitest';
import { enrol, makeProgram } from '../../../tests/support/enrolled.ts';
import { createTestWorld, makeOrganization, type TestWorld } from '../../../tests/support/world.ts';
import { asActor } from '../../platform/database.server.ts';
import { NotFound } from '../../platform/refusal.ts';
import type { MatchingInput } from '../../platform/solver.ts';
import { canonicalJson } from './canonical-json.ts';
import { declineProposal } from './decide-proposal.server.ts';
import { matchPeople } from './match-people.ts';
import { templateFor } from './matching-policy.ts';
import { findRun } from './matching-queries.server.ts';
import { retryRun } from './retry-run.server.ts';
import { findUnfinishedRuns, runMatching } from './run-matching.server.ts';
import { savePolicy } from './save-policy.server.ts';
import { startRun } from './start-run.server.ts';

describe('a matching run', () => {
  let world: TestWorld;
  let here: Awaited<ReturnType<typeof makeOrganization>>;
  let elsewhere: Awaited<ReturnType<typeof makeOrganization>>;
  beforeAll(async () => {
    world = await createTestWorld();
    here = await makeOrganization(world, { name: 'Here' });
    elsewhere = await makeOrganization(world, { name: 'Elsewhere' });
  });

  /** Two mentees with different wishes, a mentor for each, and a mentee who shares no language. */
  async function makeFive(name: string) {
    const program = await makeProgram(world, here.organizationId, { name });
    const add = (entrant: Parameters<typeof enrol>[3]) =>
      enrol(world, here.organizationId, program, entrant);
    return {
      program,
      ana: await add({ name: 'Ana', side: 'mentee', skills: ['Writing'] }),
      ben: await add({ name: 'Ben', side: 'mentee', skills: ['Accounting'] }),
      eva: await add({ name: 'Eva', side: 'mentee', skills: ['Writing'], languages: ['fi'] }),
      max: await add({ name: 'Max', side: 'mentor', skills: ['Accounting'] }),
      mia: await add({ name: 'Mia', side: 'mentor', skills: ['Writing'], capacity: 2 }),
    };
  }

  const start = async (program: string) => {
    await savePolicy(world, here.manager, program, 'template');
    return startRun(world, here.manager, program);
  };
  const readRun = (program: string, run: string) =>
    asActor(world.db, here.manager, (connection) => findRun(connection, program, run));
  const readPairs = async (run: string) => {
    const rows = await world.db
      .selectFrom('matching_proposal')
      .select(['id', 'mentee_enrolment_id', 'mentor_enrolment_id', 'fit', 'state'])
      .where('run_id', '=', run)
      .execute();
    return rows;
  };

  it('proposes the pairs that share most, says who stays without and why, and is proved', async () => {
    const { program, ana, ben, eva, max, mia } = await makeFive('Five');
    const run = await start(program);
    expect((await readRun(program, run)).state).toBe('queued');
    await world.runJobs();
    const { state, summary } = await readRun(program, run);
    expect(state).toBe('done');
    expect(summary).toMatchObject({
      mentees: 3,
      mentors: 2,
      pairs: 2,
      matched: 2,
      status: 'optimal',
      faults: [],
    });
    const pairs = await readPairs(run);
    expect(
      pairs.map((pair) => [pair.mentee_enrolment_id, pair.mentor_enrolment_id]).sort(),
    ).toEqual(
      [
        [ana.enrolmentId, mia.enrolmentId],
        [ben.enrolmentId, max.enrolmentId],
      ].sort(),
    );
    const { result } = await world.db
      .selectFrom('matching_run')
      .select('result')
      .where('id', '=', run)
      .executeTakeFirstOrThrow();
    expect(result).toMatchObject({
      without: {
        unmatched: [
          {
            mentee: eva.enrolmentId,
            why: 'no_allowed_partner',
            removed: { partners: 2, allowed: 0, by: { shared_language: 2 } },
          },
        ],
        spare: [],
      },
    });
  });

  it('replays from its frozen input to the same bytes, whatever changed since', async () => {
    const { program, ana } = await makeFive('Replay');
    const run = await start(program);
    await world.runJobs();
    await world.db
      .updateTable('profile')
      .set({ languages: ['zu'] })
      .where('person_id', '=', ana.actor.personId)
      .execute();
    const kept = await world.db
      .selectFrom('matching_run')
      .innerJoin('matching_policy', 'matching_policy.id', 'matching_run.policy_id')
      .select(['input', 'policy', 'result', 'input_hash'])
      .where('matching_run.id', '=', run)
      .executeTakeFirstOrThrow();
    const again = matchPeople(
      kept.input as unknown as MatchingInput,
      kept.policy as unknown as ReturnType<typeof templateFor>,
    );
    const proof = (kept.result as { proof?: unknown } | null)?.proof;
    expect(canonicalJson(again.result)).toBe(canonicalJson(proof));
    const hash = await crypto.subtle.digest(
      'SHA-256',
      new TextEncoder().encode(canonicalJson(kept.input)),
    );
    expect(Buffer.from(hash).toString('hex')).toBe(kept.input_hash);
  });

  it('never proposes again what a manager declined', async () => {
    const { program, ben, max } = await makeFive('Declined');
    const run = await start(program);
    await world.runJobs();
    const pair = (await readPairs(run)).find((row) => row.mentee_enrolment_id === ben.enrolmentId);
    await declineProposal(world, here.manager, {
      programId: program,
      runId: run,
      proposalId: pair?.id ?? '',
    });
    const next = await startRun(world, here.manager, program);
    await world.runJobs();
    const pairs = await readPairs(next);
    expect(pairs).toHaveLength(2);
    expect(
      pairs.map((row) => [row.mentee_enrolment_id, row.mentor_enrolment_id]),
    ).not.toContainEqual([ben.enrolmentId, max.enrolmentId]);
  });

  it('gives two who press the button at once one run', async () => {
    const { program } = await makeFive('Twice');
    await savePolicy(world, here.manager, program, 'template');
    const [one, other] = await Promise.all([
      startRun(world, here.manager, program),
      startRun(world, here.admin, program),
    ]);
    expect(one).toBe(other);
    await world.runJobs();
  });

  it('says in words why it cannot start', async () => {
    const program = await makeProgram(world, here.organizationId, { name: 'Empty' });
    const refused = (key: string) => ({ problems: [expect.objectContaining({ key })] });
    const go = () => startRun(world, here.manager, program);
    await expect(go()).rejects.toMatchObject(refused('matching:problems.noPolicy'));
    await savePolicy(world, here.manager, program, 'template');
    await expect(go()).rejects.toMatchObject(refused('matching:problems.noMentees'));
    const add = (name: string, side: 'mentee' | 'mentor', capacity: number) =>
      enrol(world, here.organizationId, program, { name, side, capacity });
    await add('Cy', 'mentee', 1);
    await expect(go()).rejects.toMatchObject(refused('matching:problems.noMentors'));
    await add('Di', 'mentor', 0);
    await expect(go()).rejects.toMatchObject(refused('matching:problems.noFreeMentors'));
  });

  it('does not stay under way: a fault marks it failed, a crash leaves it to be found again', async () => {
    const { program } = await makeFive('Crash');
    const run = await start(program);
    await world.db
      .updateTable('matching_run')
      .set({ state: 'running' })
      .where('id', '=', run)
      .execute();
    expect(await findUnfinishedRuns(world)).toContain(run);
    const broken = {
      ...world,
      solver: { ...world.solver, match: () => Promise.reject(new Error('out of memory')) },
    };
    await runMatching(broken, run);
    expect(await readRun(program, run)).toMatchObject({ state: 'failed', failure: 'broken' });
    expect(await findUnfinishedRuns(world)).not.toContain(run);
    expect(await readPairs(run)).toEqual([]);
    await world.runJobs();
  });

  it('starts again after a failure, or when it got lost, but not while it is young or done', async () => {
    const { program, ana } = await makeFive('Again');
    const run = await start(program);
    const again = (actor = here.manager) => retryRun(world, actor, program, run);
    const finished = { problems: [{ field: '', key: 'matching:problems.finished' }] };
    await expect(again()).rejects.toMatchObject(finished);
    await expect(again(elsewhere.admin)).rejects.toThrow(NotFound);
    await expect(again(ana.actor)).rejects.toThrow(NotFound);
    const now = world.clock.now();
    world.clock.moveTo(new Date(now.getTime() + 10 * 60_000));
    await again();
    world.clock.moveTo(now);
    await world.db
      .updateTable('matching_run')
      .set({ state: 'failed', failure: 'broken' })
      .where('id', '=', run)
      .execute();
    await again();
    await world.runJobs();
    expect(await readRun(program, run)).toMatchObject({ state: 'done', failure: null });
    await expect(again()).rejects.toMatchObject(finished);
    expect(await readPairs(run)).toHaveLength(2);
  });

  it('writes its pairs once, though two workers do it', async () => {
    const { program } = await makeFive('Two workers');
    const run = await start(program);
    await Promise.all([runMatching(world, run), runMatching(world, run)]);
    await runMatching(world, run);
    expect(await readPairs(run)).toHaveLength(2);
    await world.runJobs();
  });

  it('is not there for strangers, nor for members who manage nothing', async () => {
    const { program, ana } = await makeFive('Private');
    const run = await start(program);
    for (const actor of [elsewhere.admin, ana.actor]) {
      const policy = templateFor('one_to_one');
      await expect(savePolicy(world, actor, program, policy)).rejects.toThrow(NotFound);
      await expect(startRun(world, actor, program)).rejects.toThrow(NotFound);
    }
    await expect(
      asActor(world.db, elsewhere.admin, (connection) => findRun(connection, program, run)),
    ).rejects.toThrow(NotFound);
    await world.runJobs();
  });
});
