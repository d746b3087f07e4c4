import { beforeAll, describe, expect, it } from 'vitest';
import { enrol, makeProgram } from '../../../tests/support/enrolled.ts';
import { createTestWorld, makeOrganization, type TestWorld } from '../../../tests/support/world.ts';
import type { Actor } from '../../platform/actor.ts';
import { asActor } from '../../platform/database.server.ts';
import { NotFound } from '../../platform/refusal.ts';
import { endEngagementEarly } from '../engagements/end-engagement-early.server.ts';
import { startEngagement } from '../engagements/start-engagement.server.ts';
import { acceptSecondLook } from './answer-second-look.server.ts';
import { approveProposals } from './approve-proposals.server.ts';
import { declineProposal } from './decide-proposal.server.ts';
import { templateFor } from './matching-policy.ts';
import { findRun } from './matching-queries.server.ts';
import { listProposals } from './proposal-queries.server.ts';
import { listEnding, listWithoutMentor, readEnded } from './repair-queries.server.ts';
import { replayRun } from './replay-run.server.ts';
import { savePolicy } from './save-policy.server.ts';
import { startRepair } from './start-repair.server.ts';
import { takeBackApproval } from './take-back-approval.server.ts';

const dates = { startsOn: '2026-03-02', endsOn: '2026-11-30' };

describe('a repair', () => {
  let world: TestWorld;
  let here: Awaited<ReturnType<typeof makeOrganization>>;
  beforeAll(async () => {
    world = await createTestWorld();
    here = await makeOrganization(world, { name: 'Here' });
  });

  /** Ann with Xen, Bob with Zoe, Cat with Wim; Yan is free. Zoe leaves, and Bob's only language is Xen's. */
  async function losing(name: string) {
    const program = await makeProgram(world, here.organizationId, { name, state: 'running' });
    const add = (who: string, side: 'mentee' | 'mentor', languages: string[]) =>
      enrol(world, here.organizationId, program, { name: who, side, languages });
    const people = {
      ann: await add('Ann', 'mentee', ['en', 'de']),
      bob: await add('Bob', 'mentee', ['en']),
      cat: await add('Cat', 'mentee', ['fr']),
      xen: await add('Xen', 'mentor', ['en']),
      zoe: await add('Zoe', 'mentor', ['en']),
      wim: await add('Wim', 'mentor', ['fr']),
      yan: await add('Yan', 'mentor', ['de']),
    };
    const template = templateFor('one_to_one');
    await savePolicy(world, here.manager, program, {
      ...template,
      rules: [...template.rules, { rule: 'shared_language' }],
    });
    const together = async (mentee: keyof typeof people, mentor: keyof typeof people) => {
      const member = (who: keyof typeof people, role: 'mentee' | 'mentor') => ({
        personId: people[who].actor.personId,
        enrolmentId: people[who].enrolmentId,
        role,
      });
      const { id } = await asActor(world.db, here.manager, (connection) =>
        startEngagement(connection, world, {
          ...dates,
          organizationId: here.organizationId,
          programId: program,
          proposalId: null,
          kind: 'one_to_one',
          cadenceDays: 30,
          sessionMinutes: 60,
          members: [member(mentor, 'mentor'), member(mentee, 'mentee')],
        }),
      );
      return id;
    };
    await together('ann', 'xen');
    await together('cat', 'wim');
    const lost = await together('bob', 'zoe');
    await endEngagementEarly(world, people.zoe.actor, lost);
    await world.db
      .updateTable('enrolment')
      .set({ state: 'withdrawn' })
      .where('id', '=', people.zoe.enrolmentId)
      .execute();
    await world.runJobs();
    return { program, people };
  }
  async function propose(program: string, by: Actor = here.manager) {
    const run = await startRepair(world, by, program);
    await world.runJobs();
    return run;
  }
  const show = (program: string, run: string) =>
    asActor(world.db, here.manager, async (connection) => ({
      summary: (await findRun(connection, program, run)).summary,
      ending: await listEnding(connection, (await readEnded(connection, run)) ?? []),
      added: (
        await listProposals(connection, { runId: run, sort: 'name', name: '', page: 1, size: 9 })
      ).proposals,
    }));
  const live = async (program: string) => {
    const rows = await world.db
      .selectFrom('engagement')
      .innerJoin('engagement_member as member', 'member.engagement_id', 'engagement.id')
      .innerJoin('person', 'person.id', 'member.person_id')
      .select(['engagement.id', 'person.name'])
      .where('engagement.program_id', '=', program)
      .where('engagement.phase', '<>', 'ended_early')
      .orderBy('person.name')
      .execute();
    return [...Map.groupBy(rows, ({ id }) => id).values()]
      .map((members) => members.map(({ name }) => name).join(' '))
      .sort();
  };
  const refused = (key: string) =>
    expect.objectContaining({ problems: [expect.objectContaining({ key })] });

  it('says who lost whom, moves one pair and no more, and tells those it concerns', async () => {
    const { program } = await losing('Spring');
    const without = await asActor(world.db, here.manager, (connection) =>
      listWithoutMentor(connection, program),
    );
    expect(without).toMatchObject([{ name: 'Bob', lostOn: expect.any(String) }]);
    const run = await propose(program);
    const shown = await show(program, run);
    expect(shown.summary).toMatchObject({
      repair: { kept: 1, ended: 1, added: 2 },
      matched: 3,
      faults: [],
    });
    expect(shown.ending).toMatchObject([{ mentee: 'Ann', mentor: 'Xen', sessions: 0 }]);
    expect(shown.added).toMatchObject([
      { mentee: 'Ann', mentor: 'Yan' },
      { mentee: 'Bob', mentor: 'Xen' },
    ]);
    expect(await replayRun(world, here.manager, program, run)).toMatchObject({ isSame: true });

    const address = { programId: program, runId: run, ...dates };
    const one = [shown.added[0]?.id ?? ''];
    await expect(
      approveProposals(world, here.manager, { ...address, proposals: one }),
    ).rejects.toEqual(refused('matching:problems.repairWhole'));
    await approveProposals(world, here.manager, { ...address, proposals: 'all' });
    expect(await live(program)).toEqual(['Ann Yan', 'Bob Xen', 'Cat Wim']);
    const mails = await world.runJobs();
    expect(mails.map(({ text }) => text.match(/engagement with (\w+) ends/)?.[1]).sort()).toEqual([
      'Ann',
      'Xen',
      undefined,
      undefined,
    ]);
    await expect(
      takeBackApproval(world, here.manager, { programId: program, runId: run, proposal: 'all' }),
    ).rejects.toEqual(refused('matching:problems.cannotTakeBack'));
    await expect(startRepair(world, here.manager, program)).rejects.toEqual(
      refused('matching:problems.nobodyToRepair'),
    );
  });

  it('waits for a second look like any approval, and ends nothing before', async () => {
    const { program } = await losing('Looked at');
    await world.db
      .updateTable('program')
      .set({ asks_second_look: true })
      .where('id', '=', program)
      .execute();
    const run = await propose(program);
    const address = { programId: program, runId: run };
    const { secondLook } = await approveProposals(world, here.manager, {
      ...address,
      ...dates,
      proposals: 'all',
    });
    expect(await live(program)).toEqual(['Ann Xen', 'Cat Wim']);
    await acceptSecondLook(world, here.admin, { ...address, lookId: secondLook ?? '' });
    expect(await live(program)).toEqual(['Ann Yan', 'Bob Xen', 'Cat Wim']);
    await world.runJobs();
  });

  it('is not approved once one of its pairs is declined, or those it moves have changed', async () => {
    const { program, people } = await losing('Changed');
    const run = await propose(program);
    const { ending, added } = await show(program, run);
    const address = { programId: program, runId: run };
    const approve = () =>
      approveProposals(world, here.manager, { ...address, ...dates, proposals: 'all' });
    await endEngagementEarly(world, people.ann.actor, ending[0]?.engagementId ?? '');
    await expect(approve()).rejects.toEqual(refused('matching:problems.repairStale'));
    await declineProposal(world, here.manager, { ...address, proposalId: added[0]?.id ?? '' });
    await expect(approve()).rejects.toEqual(refused('matching:problems.repairDeclined'));
    await world.runJobs();
  });

  it('is not there for members who manage nothing', async () => {
    const { program, people } = await losing('Private');
    await expect(propose(program, people.bob.actor)).rejects.toThrow(NotFound);
  });
});
