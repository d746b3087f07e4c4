import { beforeAll, describe, expect, it } from 'vitest';
import { enrol, makeProgram } from '../../../tests/support/enrolled.ts';
import { createTestWorld, makeOrganization, type TestWorld } from '../../../tests/support/world.ts';
import type { Actor } from '../../platform/actor.ts';
import { asActor } from '../../platform/database.server.ts';
import { NotFound, Refusal } from '../../platform/refusal.ts';
import { listSecondLooks } from '../engagements/home-queries.server.ts';
import { openWorkspace } from '../engagements/open-workspace.server.ts';
import {
  acceptSecondLook,
  returnSecondLook,
  withdrawSecondLook,
} from './answer-second-look.server.ts';
import { approveProposals } from './approve-proposals.server.ts';
import { declineProposal, restoreProposal } from './decide-proposal.server.ts';
import { findProposal } from './find-proposal.server.ts';
import { findProgramToMatch } from './matching-queries.server.ts';
import { savePolicy } from './save-policy.server.ts';
import { startRun } from './start-run.server.ts';
import { takeBackApproval } from './take-back-approval.server.ts';

const dates = { startsOn: '2026-03-02', endsOn: '2026-11-30' };

describe('approving pairs', () => {
  let world: TestWorld;
  let here: Awaited<ReturnType<typeof makeOrganization>>;
  let elsewhere: Awaited<ReturnType<typeof makeOrganization>>;
  beforeAll(async () => {
    world = await createTestWorld();
    here = await makeOrganization(world, { name: 'Here' });
    elsewhere = await makeOrganization(world, { name: 'Elsewhere' });
  });

  /** Three mentees, and one mentor with two places: two pairs are proposed. */
  async function proposeTwo(name: string) {
    const program = await makeProgram(world, here.organizationId, { name });
    const add = (who: string, side: 'mentee' | 'mentor', capacity = 1) =>
      enrol(world, here.organizationId, program, { name: who, side, capacity, skills: ['Law'] });
    const mentor = await add('Mo Mentor', 'mentor', 2);
    const mentees = [
      await add('Ann Learner', 'mentee'),
      await add('Bob Learner', 'mentee'),
      await add('Cat Learner', 'mentee'),
    ];
    await savePolicy(world, here.manager, program, 'template');
    return { program, mentor, mentees, ...(await propose(program)) };
  }
  async function propose(program: string) {
    const run = await startRun(world, here.manager, program);
    await world.runJobs();
    const proposals = await world.db
      .selectFrom('matching_proposal')
      .select('id')
      .where('run_id', '=', run)
      .orderBy('id')
      .execute();
    return { run, proposals: proposals.map(({ id }) => id) };
  }
  const approve = (program: string, run: string, proposals: string[] | 'all', by = here.manager) =>
    approveProposals(world, by, { programId: program, runId: run, proposals, ...dates });
  const countEngagements = async (program: string) => {
    const rows = await world.db
      .selectFrom('engagement')
      .select('id')
      .where('program_id', '=', program)
      .execute();
    return rows.length;
  };
  const stateOf = async (enrolmentId: string) => {
    const row = await world.db
      .selectFrom('enrolment')
      .select('state')
      .where('id', '=', enrolmentId)
      .executeTakeFirstOrThrow();
    return row.state;
  };
  const refused = (key: string) =>
    expect.objectContaining({ problems: [expect.objectContaining({ key })] });

  it('starts an engagement for each pair and writes one mail to each person', async () => {
    const { program, mentor, run } = await proposeTwo('All at once');
    expect(await approve(program, run, 'all')).toEqual({ pairs: 2, secondLook: null });
    expect(await countEngagements(program)).toBe(2);
    expect(await stateOf(mentor.enrolmentId)).toBe('matched');
    const mails = await world.runJobs();
    expect(mails).toHaveLength(3);
    const toMentor = mails.filter(({ subject }) => subject === 'You have a mentee in All at once');
    expect(toMentor).toHaveLength(1);
    expect(toMentor[0]?.text).toMatch(
      /Your mentees in All at once are \w+ Learner and \w+ Learner/,
    );
    expect(toMentor[0]?.text).toContain('30 Nov 2026');
    const { proposal_id } = await world.db
      .selectFrom('engagement')
      .select('proposal_id')
      .where('program_id', '=', program)
      .executeTakeFirstOrThrow();
    expect(proposal_id).not.toBeNull();
  });

  it('leaves a mentor with a free place in the next run, and pairs nobody twice', async () => {
    const { program, mentor, run, proposals } = await proposeTwo('One by one');
    await approve(program, run, proposals.slice(0, 1));
    const next = await propose(program);
    const rows = await world.db
      .selectFrom('matching_proposal')
      .select(['mentee_enrolment_id', 'mentor_enrolment_id'])
      .where('run_id', '=', next.run)
      .execute();
    expect(rows).toHaveLength(1);
    expect(rows[0]?.mentor_enrolment_id).toBe(mentor.enrolmentId);
    expect(await stateOf(rows[0]?.mentee_enrolment_id ?? '')).toBe('accepted');
    await world.runJobs();
  });

  it('of two managers who approve the same pairs at once, serves one and tells the other', async () => {
    const { program, run, proposals } = await proposeTwo('The same');
    const outcomes = await Promise.allSettled([
      approve(program, run, proposals, here.manager),
      approve(program, run, proposals, here.admin),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const failed = outcomes.find(({ status }) => status === 'rejected');
    expect(failed).toMatchObject({ reason: refused('matching:problems.notProposed') });
    expect(await countEngagements(program)).toBe(2);
    await world.runJobs();
  });

  it('never overfills a mentor when two runs propose different people', async () => {
    const first = await proposeTwo('Overfull');
    const { program, mentor } = first;
    const second = await propose(program);
    const outcomes = await Promise.allSettled([
      approve(program, first.run, 'all', here.manager),
      approve(program, second.run, 'all', here.admin),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const failed = outcomes.find(({ status }) => status === 'rejected');
    const reason = failed?.status === 'rejected' ? failed.reason : undefined;
    expect(reason).toBeInstanceOf(Refusal);
    expect(JSON.stringify((reason as Refusal).problems)).toContain('Mo Mentor');
    const live = await world.db
      .selectFrom('engagement_member')
      .select('engagement_id')
      .where('enrolment_id', '=', mentor.enrolmentId)
      .execute();
    expect(live).toHaveLength(2);
    await world.runJobs();
  });

  it('refuses whole, naming who stopped taking part meanwhile', async () => {
    const { program, mentor, run } = await proposeTwo('Withdrawn');
    await world.db
      .updateTable('enrolment')
      .set({ state: 'withdrawn' })
      .where('id', '=', mentor.enrolmentId)
      .execute();
    await expect(approve(program, run, 'all')).rejects.toMatchObject({
      problems: [{ key: 'matching:problems.unavailable', values: { people: 'Mo Mentor' } }],
    });
    expect(await countEngagements(program)).toBe(0);
    expect(await world.runJobs()).toEqual([]);
  });

  it('approves no declined pair until the decline is taken back', async () => {
    const { program, run, proposals } = await proposeTwo('Taken back');
    const address = { programId: program, runId: run, proposalId: proposals[0] ?? '' };
    await declineProposal(world, here.manager, address);
    await expect(approve(program, run, proposals)).rejects.toEqual(
      refused('matching:problems.notProposed'),
    );
    expect(await approve(program, run, 'all')).toMatchObject({ pairs: 1 });
    await expect(declineProposal(world, here.manager, address)).rejects.toEqual(
      refused('matching:problems.decided'),
    );
    await restoreProposal(world, here.manager, address);
    expect(await approve(program, run, 'all')).toMatchObject({ pairs: 1 });
    await world.runJobs();
  });

  it('is not there for strangers, nor for members who manage nothing', async () => {
    const { program, mentor, run, proposals } = await proposeTwo('Private');
    const address = { programId: program, runId: run, proposalId: proposals[0] ?? '' };
    for (const actor of [elsewhere.admin, mentor.actor]) {
      await expect(approve(program, run, 'all', actor)).rejects.toThrow(NotFound);
      await expect(declineProposal(world, actor, address)).rejects.toThrow(NotFound);
      // Every page of matching begins with this.
      const open = asActor(world.db, actor, (connection) =>
        findProgramToMatch(connection, actor, program),
      );
      await expect(open).rejects.toThrow(NotFound);
    }
    const peek = asActor(world.db, elsewhere.admin, (connection) =>
      findProposal(connection, address),
    );
    await expect(peek).rejects.toThrow(NotFound);
  });

  describe('where the program asks for a second look', () => {
    async function ask(name: string) {
      const made = await proposeTwo(name);
      await world.db
        .updateTable('program')
        .set({ asks_second_look: true })
        .where('id', '=', made.program)
        .execute();
      const { secondLook } = await approve(made.program, made.run, 'all');
      const address = { programId: made.program, runId: made.run, lookId: secondLook ?? '' };
      return { ...made, address };
    }

    it('waits: nothing begins and nobody is told until another manager accepts', async () => {
      const { program, run, address } = await ask('Two of us');
      expect(await countEngagements(program)).toBe(0);
      // The one who may answer has a mail, nobody of the pairs.
      expect(await world.runJobs()).toMatchObject([
        {
          subject: 'A second look is asked for in Two of us',
          to: expect.stringMatching(/^ada\.admin/),
        },
      ]);
      await expect(approve(program, run, 'all', here.admin)).rejects.toEqual(
        refused('matching:problems.nothingLeft'),
      );
      const waiting = (actor: Actor) =>
        asActor(world.db, actor, (connection) =>
          listSecondLooks(connection, actor, world.clock.now()),
        );
      expect(await waiting(here.manager)).toEqual([]);
      expect(await waiting(here.admin)).toMatchObject([
        { program: 'Two of us', isReturned: false },
      ]);
      await expect(acceptSecondLook(world, here.manager, address)).rejects.toEqual(
        refused('matching:problems.ownLook'),
      );
      expect(await acceptSecondLook(world, here.admin, address)).toBe(2);
      expect(await countEngagements(program)).toBe(2);
      expect(await world.runJobs()).toHaveLength(3);
      // Taken back, they wait for a look again.
      await takeBackApproval(world, here.manager, {
        programId: program,
        runId: run,
        proposal: 'all',
      });
      expect(await approve(program, run, 'all')).toMatchObject({ secondLook: expect.any(String) });
      await world.runJobs();
    });

    it('goes back with a note, to be decided again, and to the one who asked', async () => {
      const { program, run, address } = await ask('Not yet');
      await expect(withdrawSecondLook(world, here.admin, address)).rejects.toEqual(
        refused('matching:problems.othersLook'),
      );
      await returnSecondLook(world, here.admin, address, 'Ann knows Mo already.');
      await expect(acceptSecondLook(world, here.admin, address)).rejects.toEqual(
        refused('matching:problems.lookSettled'),
      );
      const [look] = await asActor(world.db, here.manager, (connection) =>
        listSecondLooks(connection, here.manager, world.clock.now()),
      );
      expect(look).toMatchObject({ isReturned: true });
      const again = await approve(program, run, 'all');
      expect(again).toMatchObject({ pairs: 2, secondLook: expect.any(String) });
      await withdrawSecondLook(world, here.manager, { ...address, lookId: again.secondLook ?? '' });
      expect(await approve(program, run, 'all')).toMatchObject({ pairs: 2 });
      expect(await countEngagements(program)).toBe(0);
    });

    it('of an answer each way at once, lets one through and tells the other', async () => {
      const { program, address } = await ask('At once');
      const outcomes = await Promise.allSettled([
        acceptSecondLook(world, here.admin, address),
        returnSecondLook(world, here.admin, address, 'Please wait.'),
      ]);
      expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      const failed = outcomes.find(({ status }) => status === 'rejected');
      expect(failed).toMatchObject({ reason: refused('matching:problems.lookSettled') });
      expect(await countEngagements(program)).toBe(outcomes[0]?.status === 'fulfilled' ? 2 : 0);
      await world.runJobs();
    });

    it('is kept by the database, whatever a command forgets', async () => {
      const { proposals, address } = await ask('Whoever');
      const set = (state: string) =>
        world.db
          .updateTable('matching_proposal')
          .set({ state })
          .where('id', '=', proposals[0] ?? '')
          .execute();
      await expect(set('approved')).rejects.toThrow('nobody has looked at proposal');
      const own = world.db
        .updateTable('second_look')
        .set({ state: 'accepted', answered_by: here.manager.personId })
        .where('id', '=', address.lookId)
        .execute();
      await expect(own).rejects.toThrow('nobody_accepts_their_own');
      await expect(acceptSecondLook(world, elsewhere.admin, address)).rejects.toThrow(NotFound);
    });
  });

  describe('taken back', () => {
    const takeBack = (program: string, run: string, proposal: string, by = here.manager) =>
      takeBackApproval(world, by, { programId: program, runId: run, proposal });

    it('within the hour: the pairs are proposed again, people are free and told once', async () => {
      const { program, mentor, run } = await proposeTwo('Slip');
      await approve(program, run, 'all');
      await world.runJobs();
      expect(await takeBack(program, run, 'all')).toBe(2);
      expect(await countEngagements(program)).toBe(0);
      expect(await stateOf(mentor.enrolmentId)).toBe('accepted');
      const mails = await world.runJobs();
      expect(mails.map(({ subject }) => subject)).toEqual([
        'A change to your match in Slip',
        'A change to your match in Slip',
        'A change to your match in Slip',
      ]);
      // As if it had never been: they can be approved again.
      expect(await approve(program, run, 'all')).toEqual({ pairs: 2, secondLook: null });
      await world.runJobs();
    });

    it('never where somebody has opened the workspace, and not after the hour', async () => {
      const { program, mentor, run, proposals } = await proposeTwo('Opened');
      await approve(program, run, 'all');
      const { id } = await world.db
        .selectFrom('engagement')
        .select('id')
        .where('proposal_id', '=', proposals[0] ?? '')
        .executeTakeFirstOrThrow();
      await asActor(world.db, mentor.actor, (connection) =>
        openWorkspace(connection, world, mentor.actor, id),
      );
      await expect(takeBack(program, run, proposals[0] ?? '')).rejects.toEqual(
        refused('matching:problems.cannotTakeBack'),
      );
      const began = world.clock.now();
      world.clock.moveTo(new Date(began.getTime() + 61 * 60_000));
      await expect(takeBack(program, run, 'all')).rejects.toEqual(
        refused('matching:problems.cannotTakeBack'),
      );
      world.clock.moveTo(began);
      expect(await takeBack(program, run, 'all')).toBe(1);
      expect(await countEngagements(program)).toBe(1);
      expect(await stateOf(mentor.enrolmentId)).toBe('matched');
      await world.runJobs();
    });

    it('by managers only: nobody else finds the run', async () => {
      const { program, run, mentor } = await proposeTwo('Whose');
      await approve(program, run, 'all');
      for (const by of [mentor.actor, elsewhere.admin]) {
        await expect(takeBack(program, run, 'all', by)).rejects.toThrow(NotFound);
      }
      await world.runJobs();
    });
  });
});
