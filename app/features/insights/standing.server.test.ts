import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { makePair, makeProgram, type Pair } from '../../../tests/support/pairs.ts';
import { createTestWorld, makeOrganization, type TestWorld } from '../../../tests/support/world.ts';
import { healthRows } from './health.server.ts';
import { raisedIn, type Signal } from './signals.ts';
import { readStanding } from './standing.server.ts';

// Facts are kept by the database: rows are written here as commands write them.

describe('how a program stands', () => {
  let world: TestWorld;
  let organizationId: string;

  const pair = (programId: string, options: Partial<Parameters<typeof makePair>[1]> = {}) =>
    makePair(world, { organizationId, programId, startsOn: '2026-01-01', ...options });
  const standing = (programId: string, today: string, group?: string) =>
    readStanding(world.db, { organizationId, programId, today, group });
  const signalsOf = async ({ engagementId }: Pair, today: string) => {
    const scope = { organizationId, programId: null, engagementId, today };
    const { rows } = await sql<Record<Signal, number | null>>`${healthRows(scope)}`.execute(
      world.db,
    );
    return rows.flatMap(raisedIn).map(({ signal, days }) => `${signal} ${days}`);
  };

  beforeAll(async () => {
    world = await createTestWorld();
    ({ organizationId } = await makeOrganization(world));
  });

  it('counts each step by what happened, whatever the order, and leaves out what cannot be said yet', async () => {
    const programId = await makeProgram(world, organizationId, 'Steps');
    const heldOn = ['2026-01-11', '2026-02-15', '2026-03-20'];
    const events: [string, string][] = [['goal_checked', '2026-03-20']];
    await pair(programId, { heldOn, events });
    await pair(programId, { agreedOn: null });
    await pair(programId, { agreedOn: null, startsOn: '2026-03-20' });
    const closed = await pair(programId, { heldOn: ['2025-12-20'], phase: 'closed' });
    await world.db
      .updateTable('engagement')
      .set({ closed_at: new Date('2026-03-02T10:00:00Z') })
      .where('id', '=', closed.engagementId)
      .execute();
    const { funnel, targets, daysToFirstMeeting, sessionsHeld } = await standing(
      programId,
      '2026-04-01',
    );
    expect(funnel.map(({ count }) => count)).toEqual([4, 2, 2, 1, 1, 1]);
    // Ten days, and before the first day.
    expect(daysToFirstMeeting).toBe(5);
    expect(sessionsHeld).toBe(4);
    expect(targets).toEqual({
      firstMeeting: { of: 3, met: 2 },
      agreement: { of: 3, met: 2 },
      // Three whole months of two pairs, two until the close of the third.
      rhythm: { of: 8, met: 4 },
      plannedClose: { of: 1, met: 1 },
    });
    const later = await standing(programId, '2027-01-01');
    expect(later.targets.rhythm.of).toBe(6 + 6 + 3 + 2);
    const nothing = await standing(await makeProgram(world, organizationId, 'None'), '2026-04-01');
    expect(nothing.daysToFirstMeeting).toBeNull();
  });

  it('asks for a look at what happens, and at what does not', async () => {
    const programId = await makeProgram(world, organizationId, 'Looks');
    const fine = await pair(programId, { heldOn: ['2026-01-20', '2026-03-01'] });
    expect(await signalsOf(fine, '2026-03-20')).toEqual([]);
    expect(await signalsOf(fine, '2026-04-15')).toEqual([]);
    expect(await signalsOf(fine, '2026-04-16')).toEqual(['quiet 46']);
    expect(await signalsOf(fine, '2026-07-06')).toEqual(['quiet 127', 'endPassed 1']);

    const silent = await pair(programId, { agreedOn: null, phase: 'preparing' });
    expect(await signalsOf(silent, '2026-01-22')).toEqual([]);
    expect(await signalsOf(silent, '2026-01-23')).toEqual(['noFirstMeeting 22', 'notSigned 22']);
    await world.db
      .updateTable('engagement')
      .set({ phase: 'paused' })
      .where('id', '=', silent.engagementId)
      .execute();
    expect(await signalsOf(silent, '2026-03-23')).toEqual([]);
    expect(await signalsOf(silent, '2026-07-06')).toEqual(['endPassed 1']);

    const over = await pair(programId, { agreedOn: null, phase: 'ended_early' });
    expect(await signalsOf(over, '2027-01-01')).toEqual([]);
  });

  it('sees a proposal that waits, actions late on one side, hours over a budget, pulses unanswered', async () => {
    const programId = await makeProgram(world, organizationId, 'Both');
    const two = await pair(programId, { heldOn: ['2026-03-01'], startsOn: '2026-02-20' });
    const place = { organization_id: organizationId, engagement_id: two.engagementId };
    const created_at = new Date('2026-03-01T10:00:00Z');
    await world.db
      .insertInto('session')
      .values({
        ...place,
        id: world.random.id(),
        starts_at: new Date('2026-04-01T10:00:00Z'),
        minutes: 60,
        time_zone: 'UTC',
        state: 'proposed',
        created_at,
      })
      .execute();
    const act = (owner_id: string, due_on: string) =>
      world.db
        .insertInto('action')
        .values({
          ...place,
          id: world.random.id(),
          owner_id,
          cue: 'x',
          deed: 'y',
          due_on,
          state: 'open',
          created_at,
        })
        .execute();
    await act(two.mentee.personId, '2026-03-02');
    expect(await signalsOf(two, '2026-03-08')).toEqual([]);
    expect(await signalsOf(two, '2026-03-10')).toEqual(['unanswered 9', 'oneSided 8']);
    await act(two.mentor.personId, '2026-03-02');
    expect(await signalsOf(two, '2026-03-10')).toEqual(['unanswered 9']);
    await world.db.deleteFrom('session').where('state', '=', 'proposed').execute();
    await world.db
      .insertInto('enrolment')
      .values({
        id: world.random.id(),
        organization_id: organizationId,
        program_id: programId,
        person_id: two.mentor.personId,
        side: 'mentor',
        state: 'matched',
        hours_per_month: 0.5,
        created_at,
        updated_at: created_at,
      })
      .execute();
    // What somebody does not show by name is not told by a signal on their engagement either.
    expect(await signalsOf(two, '2026-03-10')).toEqual([]);
    await world.db
      .insertInto('availability_setting')
      .values({
        organization_id: organizationId,
        person_id: two.mentor.personId,
        shows_load: true,
      })
      .execute();
    expect(await signalsOf(two, '2026-03-10')).toEqual(['overBudget 1']);
    expect(await signalsOf(two, '2026-04-01')).toEqual([]);
    const plan = (version: number, asks: boolean) =>
      world.db
        .insertInto('evaluation_plan')
        .values({
          id: world.random.id(),
          organization_id: organizationId,
          program_id: programId,
          version,
          asks,
          measures: JSON.stringify([{ key: 'pulse', moments: ['pulse'] }]),
          created_at,
        })
        .execute();
    await plan(1, true);
    expect(await signalsOf(two, '2026-04-18')).toEqual(['quiet 48', 'noPulse 57']);
    // A program that stopped asking waits for no answer.
    await plan(2, false);
    expect(await signalsOf(two, '2026-04-18')).toEqual(['quiet 48']);
  });

  it('is narrowed to a group by what mentees say of themselves, also after they change it', async () => {
    const programId = await makeProgram(world, organizationId, 'Groups');
    const { mentee } = await pair(programId);
    await pair(programId);
    const move = (site: string) =>
      world.db
        .updateTable('profile')
        .set({ site })
        .where('person_id', '=', mentee.personId)
        .execute();
    const matched = async (group: string) =>
      (await standing(programId, '2026-03-01', group)).funnel[0]?.count;
    await move('Turin');
    expect(await matched('site:Turin')).toBe(1);
    await move('Lagos');
    expect(await matched('site:Turin')).toBe(0);
    expect(await matched('cohort:2026 Q1')).toBe(2);
    await world.db
      .updateTable('program')
      .set({ group_fields: ['site'] })
      .where('id', '=', programId)
      .execute();
    expect([await matched('site:Lagos'), await matched('cohort:2026 Q1')]).toEqual([1, 0]);
  });
});
