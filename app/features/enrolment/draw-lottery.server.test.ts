import { beforeAll, describe, expect, it } from 'vitest';
import { enrol, makeProgram } from '../../../tests/support/enrolled.ts';
import { createTestWorld, makeOrganization, type TestWorld } from '../../../tests/support/world.ts';
import { asActor } from '../../platform/database.server.ts';
import { NotFound } from '../../platform/refusal.ts';
import { drawLottery, listLotteries } from './draw-lottery.server.ts';
import { drawLots } from './lottery.ts';

const refused = (key: string) =>
  expect.objectContaining({ problems: [expect.objectContaining({ key })] });

describe('a lottery', () => {
  let world: TestWorld;
  let here: Awaited<ReturnType<typeof makeOrganization>>;
  beforeAll(async () => {
    world = await createTestWorld();
    here = await makeOrganization(world, { name: 'Here' });
  });

  async function withApplicants(count: number) {
    const program = await makeProgram(world, here.organizationId, { name: 'Oversubscribed' });
    for (let number = 1; number <= count; number++) {
      await enrol(world, here.organizationId, program, {
        name: `Hopeful ${number}`,
        side: 'mentee',
        state: 'applied',
      });
    }
    return program;
  }
  const enrolments = (program: string) =>
    world.db
      .selectFrom('enrolment')
      .select(['id', 'state', 'lot', 'lottery_id'])
      .where('program_id', '=', program)
      .orderBy('lot')
      .execute();

  it('accepts as many as there are places, by a seed that gives the same order again', async () => {
    const program = await withApplicants(5);
    const id = await drawLottery(world, here.manager, program, { side: 'mentee', places: 2 });
    const rows = await enrolments(program);
    expect(rows.map(({ lot, state }) => [lot, state])).toEqual([
      [1, 'accepted'],
      [2, 'accepted'],
      [3, 'waitlisted'],
      [4, 'waitlisted'],
      [5, 'waitlisted'],
    ]);
    expect(new Set(rows.map((row) => row.lottery_id))).toEqual(new Set([id]));
    const { seed, entrants } = await world.db
      .selectFrom('lottery')
      .select(['seed', 'entrants'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    expect(drawLots(entrants, seed)).toEqual(rows.map((row) => row.id));
    expect(drawLots([...entrants].reverse(), seed)).toEqual(rows.map((row) => row.id));
    const subjects = (await world.runJobs()).map(({ subject }) => subject);
    expect(subjects).toHaveLength(5);
    expect(new Set(subjects).size).toBe(2);
    const [draw] = await asActor(world.db, here.manager, (connection) =>
      listLotteries(connection, here.manager, program),
    );
    expect(draw).toMatchObject({ id, places: 2, entrants: 5 });
    expect(draw?.people).toHaveLength(5);
  });

  it('is drawn once: a second at the same time finds nobody left', async () => {
    const program = await withApplicants(3);
    const draw = () => drawLottery(world, here.manager, program, { side: 'mentee', places: 1 });
    const outcomes = await Promise.allSettled([draw(), draw()]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await enrolments(program)).filter(({ state }) => state === 'accepted')).toHaveLength(1);
    await world.runJobs();
  });

  it('is not for nobody, nor where there are places for all, nor on a side that is not there', async () => {
    const program = await withApplicants(2);
    const draw = (side: 'mentee' | 'mentor' | 'peer', places: number) =>
      drawLottery(world, here.manager, program, { side, places });
    await expect(draw('mentor', 1)).rejects.toEqual(refused('enrolment:problems.nobodyApplied'));
    await expect(draw('mentee', 2)).rejects.toEqual(refused('enrolment:problems.enoughPlaces'));
    await expect(draw('peer', 1)).rejects.toEqual(refused('enrolment:problems.noSuchSide'));
  });

  it('is managers’ business: members and strangers find nothing', async () => {
    const program = await withApplicants(2);
    const elsewhere = await makeOrganization(world, { name: 'Elsewhere' });
    for (const by of [here.members[0] ?? here.manager, elsewhere.admin]) {
      await expect(drawLottery(world, by, program, { side: 'mentee', places: 1 })).rejects.toThrow(
        NotFound,
      );
    }
    await drawLottery(world, here.manager, program, { side: 'mentee', places: 1 });
    const seen = await asActor(world.db, elsewhere.admin, (connection) =>
      listLotteries(connection, elsewhere.admin, program),
    );
    expect(seen).toEqual([]);
    await world.runJobs();
  });
});
