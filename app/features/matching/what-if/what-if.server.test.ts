import { beforeAll, describe, expect, it } from 'vitest';
import { enrol, makeProgram } from '../../../../tests/support/enrolled.ts';
import {
  createTestWorld,
  makeOrganization,
  type TestWorld,
} from '../../../../tests/support/world.ts';
import { asActor } from '../../../platform/database.server.ts';
import { NotFound } from '../../../platform/refusal.ts';
import { approveProposals } from '../approve-proposals.server.ts';
import { declineProposal } from '../decide-proposal.server.ts';
import { templateFor } from '../matching-policy.ts';
import { findRun } from '../matching-queries.server.ts';
import { findByName } from '../people-names.server.ts';
import { listWithout } from '../proposal-queries.server.ts';
import { findRecord, replayRun } from '../replay-run.server.ts';
import { savePolicy } from '../save-policy.server.ts';
import { startRun } from '../start-run.server.ts';
import { askAboutPair, askAboutPerson } from './ask-about.server.ts';
import { askLevers } from './ask-levers.server.ts';
import { additionOf, changeScenario, takeBackChange } from './change-scenario.server.ts';
import { describeComparison, findComparable } from './comparison-queries.server.ts';
import { keepScenario, renameScenario, throwAwayScenario } from './keep-scenario.server.ts';
import { describeMaking } from './made-with-queries.server.ts';
import type { ScenarioChange } from './scenario.ts';
import { findScenario, listScenarios, readResult } from './scenario-queries.server.ts';

describe('what if', () => {
  let world: TestWorld;
  let here: Awaited<ReturnType<typeof makeOrganization>>;
  let elsewhere: Awaited<ReturnType<typeof makeOrganization>>;
  beforeAll(async () => {
    world = await createTestWorld();
    here = await makeOrganization(world, { name: 'Here' });
    elsewhere = await makeOrganization(world, { name: 'Elsewhere' });
  });

  /** Two mentees who each suit one of two mentors; a third who finds both full; a finished run. */
  async function makeRun(name: string) {
    const program = await makeProgram(world, here.organizationId, { name });
    const add = async (entrant: Parameters<typeof enrol>[3]) =>
      (await enrol(world, here.organizationId, program, entrant)).enrolmentId;
    const people = {
      ana: await add({ name: `Ana ${name}`, side: 'mentee', skills: ['Writing'] }),
      ben: await add({ name: `Ben ${name}`, side: 'mentee', skills: ['Accounting'] }),
      cleo: await add({ name: `Cleo ${name}`, side: 'mentee', skills: ['Chess'] }),
      max: await add({ name: `Max ${name}`, side: 'mentor', skills: ['Accounting'] }),
      mia: await add({ name: `Mia ${name}`, side: 'mentor', skills: ['Writing'] }),
      late: await add({
        name: `Late ${name}`,
        side: 'mentor',
        skills: ['Chess'],
        state: 'waitlisted',
      }),
    };
    await savePolicy(world, here.manager, program, 'template');
    const run = await startRun(world, here.manager, program);
    await world.runJobs();
    return { program, run, address: { programId: program, runId: run }, ...people };
  }
  type Made = Awaited<ReturnType<typeof makeRun>>;

  const change = ({ address }: Made, what: ScenarioChange, scenarioId: string | null = null) =>
    changeScenario(world, here.manager, { ...address, scenarioId }, what);
  const read = ({ run }: Made, scenario: string) =>
    asActor(world.db, here.manager, (connection) => findScenario(connection, run, scenario));
  const pairsOf = async (made: Made, scenario: string) => {
    const { result } = await read(made, scenario);
    return result.proof.pairs.map(([mentee, mentor]) => `${mentee} ${mentor}`).sort();
  };
  const proposalsOf = (run: string) =>
    world.db
      .selectFrom('matching_proposal')
      .select(['id', 'state', 'mentee_enrolment_id as mentee', 'mentor_enrolment_id as mentor'])
      .where('run_id', '=', run)
      .execute();
  const refused = (key: string) => ({ problems: [expect.objectContaining({ key })] });

  it('solves again with a pin, a ban, other places; saved, named, proven, compared with the run', async () => {
    const made = await makeRun('One');
    const { ana, ben, cleo, max, mia } = made;
    const pinned = await change(made, { change: 'pin', mentee: ana, mentor: max });
    expect(await pairsOf(made, pinned)).toContain(`${ana} ${max}`);
    const scenario = await read(made, pinned);
    expect(scenario).toMatchObject({ name: 'Ana One with Max One', author: 'Max Manager' });
    expect(scenario.result.summary).toMatchObject({ status: 'optimal', faults: [], matched: 2 });
    await change(made, { change: 'capacity', person: mia, places: 2 }, pinned);
    await change(made, { change: 'forbid', mentee: ben, mentor: mia }, pinned);
    expect(await pairsOf(made, pinned)).toEqual([`${ana} ${max}`, `${cleo} ${mia}`].sort());
    const comparison = await asActor(world.db, here.manager, async (connection) =>
      describeComparison(
        connection,
        await readResult(connection, made.run),
        (await findScenario(connection, made.run, pinned)).result,
        { arePeers: false, page: 1 },
      ),
    );
    expect(comparison.counts).toMatchObject({ loses: 1, matched: 1, unmatched: 1 });
    expect(comparison.moved.map(({ name }) => name)).toEqual(['Ben One', 'Ana One', 'Cleo One']);
    await takeBackChange(world, here.manager, { ...made.address, scenarioId: pinned }, 0);
    expect(await pairsOf(made, pinned)).toContain(`${ana} ${mia}`);
    // The run itself is as it was.
    expect((await proposalsOf(made.run)).map(({ state }) => state)).toEqual([
      'proposed',
      'proposed',
    ]);
  });

  it('brings somebody in, takes somebody out, and changes weights and rules', async () => {
    const made = await makeRun('Two');
    const { ana, cleo, late } = made;
    const addition = await additionOf(world, here.manager, { ...made.address, enrolmentId: late });
    const scenario = await change(made, addition);
    expect(await pairsOf(made, scenario)).toContain(`${cleo} ${late}`);
    const summary = (await read(made, scenario)).result.summary;
    expect(summary).toMatchObject({ mentees: 3, mentors: 3, matched: 3 });
    await change(made, { change: 'withdraw', person: ana }, scenario);
    expect((await read(made, scenario)).result.without.unmatched).toMatchObject([
      { mentee: ana, why: 'no_capacity' },
    ]);
    const policy = { ...templateFor('one_to_one'), minimumFit: 10_000 };
    await change(made, { change: 'policy', policy }, scenario);
    expect(await pairsOf(made, scenario)).toEqual([]);
  });

  it('says why two people are no pair: a rule, or what it would cost and whom it would move', async () => {
    const made = await makeRun('Three');
    const { ana, ben, max, mia } = made;
    const about = { ...made.address, scenarioId: null };
    const ask = (one: string, other: string) =>
      askAboutPair(world, here.manager, about, [one, other]);
    expect((await ask(ana, mia)).answer.answer).toBe('paired');
    const { answer } = await ask(ana, max);
    expect(answer.answer).toBe('possible');
    expect(answer.cost).toMatchObject({ lostPairs: 0 });
    expect(answer.cost?.lostFit).toBeGreaterThan(0);
    expect(answer.cost?.added.map(([mentee]) => mentee)).toContain(ana);
    const scenario = await change(made, { change: 'forbid', mentee: ana, mentor: max });
    const there = { ...made.address, scenarioId: scenario };
    const forbidden = await askAboutPair(world, here.manager, there, [ana, max]);
    expect(forbidden.answer.answer).toBe('forbidden');
    await expect(ask(ben, made.late)).rejects.toMatchObject(refused('studio:problems.notInRun'));
  });

  it('says of a person without a partner whom the rules would leave them', async () => {
    const made = await makeRun('Four');
    const about = { ...made.address, scenarioId: null };
    const { cleo, max, mia } = made;
    const asked = await askAboutPerson(world, here.manager, about, cleo);
    expect(asked).toMatchObject({ name: 'Cleo Four', why: 'partners_full', partners: [] });
    expect(asked.possible.partners.map(({ id }) => id).sort()).toEqual([max, mia].sort());
    expect((await askAboutPerson(world, here.manager, about, mia)).isMentor).toBe(true);
  });

  it('says what would help most: places, mentors like one, rules; and what each would bring', async () => {
    const made = await makeRun('Levers');
    const { levers, names } = await askLevers(world, here.manager, made.address);
    // Cleo is the only one without; a place with either mentor matches her.
    expect(levers.places?.map(({ morePairs }) => morePairs)).toEqual([1, 1]);
    expect(levers.places?.[0]?.change).toMatchObject({ change: 'capacity', capacity: 2 });
    // More than one more mentee is needed for another mentor to be worth looking for.
    expect(levers.mentors).toEqual([]);
    expect(levers.rules).toEqual([]);
    expect([...names.values()].sort()).toEqual(['Max Levers', 'Mia Levers']);
  });

  it('finds the rule whose end would match somebody, and who it is', async () => {
    const made = await makeRun('Rules');
    const { program, ana } = made;
    await world.db
      .updateTable('profile')
      .set({ languages: ['fi'] })
      .where('person_id', '=', (build) =>
        build.selectFrom('enrolment').select('person_id').where('id', '=', ana),
      )
      .execute();
    await world.db.deleteFrom('enrolment').where('id', '=', made.cleo).execute();
    const run = await startRun(world, here.manager, program);
    await world.runJobs();
    const { levers } = await askLevers(world, here.manager, { programId: program, runId: run });
    expect(levers.rules).toMatchObject([{ rule: 'shared_language', morePairs: 1 }]);
    const { unmatched } = await asActor(world.db, here.manager, (connection) =>
      listWithout(connection, run),
    );
    expect(unmatched).toMatchObject([
      { id: ana, help: { partner: 'Mia Rules', rule: 'shared_language' } },
    ]);
  });

  it('is kept as a run with its changes on record, whose pairs can be approved', async () => {
    const made = await makeRun('Five');
    const { ana, ben, max, mia } = made;
    const policy = { ...templateFor('one_to_one'), minimumFit: 100 };
    const scenario = await change(made, { change: 'pin', mentee: ana, mentor: max });
    await change(made, { change: 'policy', policy }, scenario);
    const address = { ...made.address, scenarioId: scenario };
    const kept = await keepScenario(world, here.manager, address);
    const proposals = await proposalsOf(kept);
    expect(proposals.map(({ mentee, mentor }) => `${mentee} ${mentor}`).sort()).toEqual(
      await pairsOf(made, scenario),
    );
    const { run, making } = await asActor(world.db, here.manager, async (connection) => {
      const found = await findRun(connection, made.program, kept);
      return { run: found, making: await describeMaking(connection, made.program, found) };
    });
    expect(run).toMatchObject({ state: 'done', policyVersion: 2, madeFromId: made.run });
    expect(making).toMatchObject({
      name: 'Ana Five with Max Five',
      changes: [
        { sentence: 'Ana Five and Max Five are a pair, whatever it costs.' },
        { details: ['Smallest acceptable fit: 0 % before, 1 % now.'] },
      ],
    });
    const { pairs: approved } = await approveProposals(world, here.manager, {
      programId: made.program,
      runId: kept,
      proposals: 'all',
      startsOn: '2026-03-02',
      endsOn: '2026-09-02',
    });
    expect(approved).toBe(2);
    expect(ben).not.toBe(mia);
    const again = await replayRun(world, here.manager, made.program, kept);
    expect(again).toMatchObject({ isSameInput: true, isSameValue: true });
  });

  it('holds what was decided in the run, and is not kept once that changed', async () => {
    const made = await makeRun('Six');
    const [first] = await proposalsOf(made.run);
    if (!first) throw new Error('no pair');
    const elsewhereThan = first.mentor === made.mia ? made.max : made.mia;
    const free = [made.ana, made.ben, made.cleo].find((id) => id !== first.mentee) ?? '';
    const scenario = await change(made, { change: 'pin', mentee: free, mentor: first.mentor });
    await approveProposals(world, here.manager, {
      programId: made.program,
      runId: made.run,
      proposals: [first.id],
      startsOn: '2026-03-02',
      endsOn: '2026-09-02',
    });
    const address = { ...made.address, scenarioId: scenario };
    await expect(keepScenario(world, here.manager, address)).rejects.toMatchObject(
      refused('studio:problems.decidedMeanwhile'),
    );
    await expect(
      change(made, { change: 'capacity', person: elsewhereThan, places: 2 }, scenario),
    ).rejects.toMatchObject(refused('studio:problems.badPair'));
    const other = await change(made, { change: 'capacity', person: elsewhereThan, places: 2 });
    expect(await pairsOf(made, other)).toContain(`${first.mentee} ${first.mentor}`);
    const kept = await keepScenario(world, here.manager, { ...address, scenarioId: other });
    const states = (await proposalsOf(kept)).map(({ mentee, state }) => [mentee, state]);
    expect(states).toContainEqual([first.mentee, 'approved']);
    // A what-if of the kept run starts from the same pins.
    const next = await changeScenario(
      world,
      here.manager,
      { programId: made.program, runId: kept, scenarioId: null },
      { change: 'withdraw', person: free },
    );
    expect(next).toBeTruthy();
  });

  it('keeps a declined pair out', async () => {
    const made = await makeRun('Seven');
    const pair = (await proposalsOf(made.run)).find(({ mentee }) => mentee === made.ana);
    await declineProposal(world, here.manager, { ...made.address, proposalId: pair?.id ?? '' });
    const scenario = await change(made, { change: 'withdraw', person: made.ben });
    expect(await pairsOf(made, scenario)).not.toContain(`${made.ana} ${made.mia}`);
  });

  it('refuses in words, and leaves the scenario as it was', async () => {
    const made = await makeRun('Eight');
    const { ana, ben, max, late } = made;
    const scenario = await change(made, { change: 'pin', mentee: ana, mentor: max });
    const go = (what: ScenarioChange) => change(made, what, scenario);
    await expect(go({ change: 'pin', mentee: ben, mentor: max })).rejects.toMatchObject(
      refused('studio:problems.badPair'),
    );
    await expect(go({ change: 'capacity', person: late, places: 2 })).rejects.toMatchObject(
      refused('studio:problems.notInRun'),
    );
    expect((await read(made, scenario)).changes).toHaveLength(1);
    const find = (typed: string) =>
      findByName(world, here.manager, made.program, [{ typed, field: 'person' }]);
    await expect(find('Nobody')).rejects.toMatchObject(refused('studio:problems.nobody'));
    expect(await find('ana eight')).toEqual([ana]);
  });

  it('is renamed and thrown away', async () => {
    const made = await makeRun('Nine');
    const id = await change(made, { change: 'withdraw', person: made.ana });
    const address = { ...made.address, scenarioId: id };
    await renameScenario(world, here.manager, address, 'Without Ana, if she goes');
    expect((await read(made, id)).name).toBe('Without Ana, if she goes');
    await throwAwayScenario(world, here.manager, address);
    await expect(read(made, id)).rejects.toThrow(NotFound);
  });

  it('is not there for strangers, nor for members who manage nothing', async () => {
    const made = await makeRun('Ten');
    const id = await change(made, { change: 'withdraw', person: made.ana });
    const address = { ...made.address, scenarioId: id };
    const withdraw: ScenarioChange = { change: 'withdraw', person: made.ben };
    const [member] = here.members;
    for (const actor of [elsewhere.admin, ...(member ? [member] : [])]) {
      const as = <T>(work: Parameters<typeof asActor<T>>[2]) => asActor(world.db, actor, work);
      for (const attempt of [
        () => changeScenario(world, actor, address, withdraw),
        () => takeBackChange(world, actor, address, 0),
        () => keepScenario(world, actor, address),
        () => renameScenario(world, actor, address, 'Mine'),
        () => throwAwayScenario(world, actor, address),
        () => askAboutPair(world, actor, address, [made.ana, made.mia]),
        () => askAboutPerson(world, actor, address, made.ana),
        () => askLevers(world, actor, made.address),
        () => additionOf(world, actor, { ...made.address, enrolmentId: made.late }),
        () => findByName(world, actor, made.program, [{ typed: 'Ana Ten', field: 'person' }]),
        () => replayRun(world, actor, made.program, made.run),
        () => as((connection) => findRecord(connection, actor, made.program, made.run)),
        () => as((connection) => findComparable(connection, actor, made.program, address)),
        () => as((connection) => findScenario(connection, made.run, id)),
      ]) {
        await expect(attempt()).rejects.toThrow(NotFound);
      }
      expect(await as((connection) => listScenarios(connection, made.run))).toEqual([]);
    }
  });
});
