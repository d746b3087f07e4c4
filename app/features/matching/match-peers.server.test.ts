import { beforeAll, describe, expect, it } from 'vitest';
import { enrol, makeProgram } from '../../../tests/support/enrolled.ts';
import { createTestWorld, makeOrganization, type TestWorld } from '../../../tests/support/world.ts';
import { asActor } from '../../platform/database.server.ts';
import { NotFound } from '../../platform/refusal.ts';
import { approveProposals } from './approve-proposals.server.ts';
import { findRun } from './matching-queries.server.ts';
import { listProposals, listWithout } from './proposal-queries.server.ts';
import { savePolicy } from './save-policy.server.ts';
import { startRun } from './start-run.server.ts';

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
