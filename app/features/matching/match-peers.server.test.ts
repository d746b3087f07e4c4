import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { enrol, makeProgram } from '../../../tests/support/enrolled.ts';
import { createTestWorld, makeOrganization, type TestWorld } from '../../../tests/support/world.ts';
import { asActor } from '../../platform/database.server.ts';
import { NotFound } from '../../platform/refusal.ts';
import { approveProposals } from './approve-proposals.server.ts';
import { findRun } from './matching-queries.server.ts';
import { listProposals, listWithout } from './proposal-queries.server.ts';
import { replayRun } from './replay-run.server.ts';
import { savePolicy } from './save-policy.server.ts';
import { startRun } from './start-run.server.ts';
import { askLevers } from './what-if/ask-levers.server.ts';
import { changeScenario } from './what-if/change-scenario.server.ts';
import { keepScenario } from './what-if/keep-scenario.server.ts';
import type { ScenarioChange } from './what-if/scenario.ts';
import { findScenario } from './what-if/scenario-queries.server.ts';

describe('matching peers', () => {
  let world: TestWorld;
  let here: Awaited<ReturnType<typeof makeOrganization>>;
  beforeAll(async () => {
    world = await createTestWorld();
    here = await makeOrganization(world, { name: 'Here' });
  });

  const refused = (key: string) => ({ problems: [expect.objectContaining({ key })] });
  const makePeers = (name: string) =>
    makeProgram(world, here.organizationId, { name, kind: 'peer' });
  const add = (program: string, name: string, skills: string[]) =>
    enrol(world, here.organizationId, program, { name, side: 'peer', skills });

  it('pairs one population by what both ways speak for, and makes them two peers', async () => {
    const program = await makePeers('Peers');
    await add(program, 'Ada', ['Writing']);
    await add(program, 'Bo', ['Accounting']);
    await add(program, 'Cy', ['Writing']);
    await add(program, 'Dee', ['Accounting']);
    await add(program, 'Eve', ['Singing']);
    await savePolicy(world, here.manager, program, 'template');
    const runId = await startRun(world, here.manager, program);
    await world.runJobs();
    const shown = await asActor(world.db, here.manager, async (connection) => ({
      run: await findRun(connection, program, runId),
      ...(await listProposals(connection, { runId, sort: 'name', name: '', page: 1, size: 50 })),
      ...(await listWithout(connection, runId)),
    }));
    expect(shown.run.summary).toMatchObject({ mentees: 5, matched: 4, pairs: 2, faults: [] });
    const pairs = shown.proposals.map(({ mentee, mentor }) => [mentee, mentor].sort().join());
    expect(pairs.sort()).toEqual(['Ada,Cy', 'Bo,Dee']);
    expect(shown.unmatched).toMatchObject([{ name: 'Eve' }]);
    // The names come through a function of the database, which asks by itself whether one may see them.
    const elsewhere = await makeOrganization(world, { name: 'Elsewhere' });
    for (const stranger of [elsewhere.manager, ...here.members.slice(0, 1)]) {
      const names = await asActor(world.db, stranger, (connection) =>
        sql`select * from names_in_run(${runId})`.execute(connection),
      );
      expect(names.rows).toEqual([]);
    }

    const { pairs: approved } = await approveProposals(world, here.manager, {
      programId: program,
      runId,
      proposals: 'all',
      startsOn: '2026-03-02',
      endsOn: '2026-09-01',
    });
    expect(approved).toBe(2);
    const members = await world.db
      .selectFrom('engagement_member as member')
      .innerJoin('engagement', 'engagement.id', 'member.engagement_id')
      .select(['member.role', 'engagement.kind'])
      .where('engagement.program_id', '=', program)
      .execute();
    expect(members).toHaveLength(4);
    expect(new Set(members.map(({ role, kind }) => `${kind} ${role}`))).toEqual(
      new Set(['peer peer']),
    );
    const subjects = (await world.runJobs()).map((mail) => mail.subject);
    expect(subjects).toHaveLength(4);
    expect(new Set(subjects)).toEqual(new Set(['You have a peer in Peers']));
  });

  it('answers what if, what would help, and keeps a what-if that can be solved again', async () => {
    const program = await makePeers('What if');
    const people: Record<string, string> = {};
    for (const [name, skill] of [
      ['Ada', 'Writing'],
      ['Bo', 'Accounting'],
      ['Cy', 'Writing'],
      ['Dee', 'Accounting'],
      ['Eve', 'Accounting'],
    ] as const) {
      people[name] = (await add(program, `${name} P`, [skill])).enrolmentId;
    }
    const { Ada = '', Bo = '', Cy = '', Dee = '', Eve = '' } = people;
    await savePolicy(world, here.manager, program, 'template');
    const runId = await startRun(world, here.manager, program);
    await world.runJobs();
    const address = { programId: program, runId };
    const pairsOf = async (scenarioId: string) => {
      const { result } = await asActor(world.db, here.manager, (connection) =>
        findScenario(connection, runId, scenarioId),
      );
      return result.proof.pairs.map(([one, other]) => [one, other].sort().join());
    };
    const pair = (one: string, other: string) => [one, other].sort().join();
    const change = (what: ScenarioChange, scenarioId: string | null = null) =>
      changeScenario(world, here.manager, { ...address, scenarioId }, what);

    // One of the three accountants is left over; another of them would have a partner.
    const { levers } = await askLevers(world, here.manager, address);
    expect(levers.places).toEqual([]);
    expect(levers.mentors).toMatchObject([{ places: 1, morePairs: 1 }]);

    // Named the other way round than the run has them.
    const pinned = await change({ change: 'pin', mentee: Cy, mentor: Bo });
    expect(await pairsOf(pinned)).toContain(pair(Bo, Cy));
    await change({ change: 'forbid', mentee: Dee, mentor: Eve }, pinned);
    expect((await pairsOf(pinned)).sort()).not.toContain(pair(Dee, Eve));
    await expect(change({ change: 'capacity', person: Bo, places: 2 })).rejects.toMatchObject(
      refused('studio:problems.onePlace'),
    );

    const without = await change({ change: 'withdraw', person: Ada });
    expect(await pairsOf(without)).toHaveLength(2);
    expect((await pairsOf(without)).join()).not.toContain(Ada);
    const kept = await keepScenario(world, here.manager, { ...address, scenarioId: without });
    expect(await replayRun(world, here.manager, program, kept)).toMatchObject({
      isSameInput: true,
      isSameValue: true,
    });
  });

  it('needs two people without a peer', async () => {
    const program = await makePeers('Lonely');
    await add(program, 'Ada', []);
    await savePolicy(world, here.manager, program, 'template');
    await expect(startRun(world, here.manager, program)).rejects.toMatchObject(
      refused('matching:problems.noPeers'),
    );
    const [member] = here.members;
    if (!member) throw new Error('an organization without members');
    await expect(startRun(world, member, program)).rejects.toBeInstanceOf(NotFound);
  });
});
