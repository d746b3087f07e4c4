import { beforeAll, describe, expect, it } from 'vitest';
import { makePair, makeProgram, type Pair } from '../../../tests/support/pairs.ts';
import { createTestWorld, makeOrganization, type TestWorld } from '../../../tests/support/world.ts';
import type { Actor } from '../../platform/actor.ts';
import { NotFound } from '../../platform/refusal.ts';
import { compareCohorts } from './across.server.ts';
import { loadDashboard, loadGroupAnswers } from './dashboard.server.ts';
import { gatherEvidence } from './ismcp.server.ts';
import { listMentorLoad } from './mentor-load.server.ts';
import { outcomesCsv } from './outcomes-csv.ts';
import { reportOutcomes } from './program-outcomes.server.ts';

// Every text written into an engagement here holds this word: no report may.
const word = 'Zephyrine';

describe('the outcome report of a program', () => {
  let world: TestWorld;
  let here: Awaited<ReturnType<typeof makeOrganization>>;
  let large: string;
  let small: string;
  let skillId: string;

  const report = (programId: string, actor: Actor = here.manager) =>
    reportOutcomes(world, actor, programId);

  async function write(pair: Pair, { level, share = false }: { level: number; share?: boolean }) {
    const now = world.clock.now();
    const { personId, organizationId } = pair.mentee;
    const shared = {
      organization_id: organizationId,
      engagement_id: pair.engagementId,
      created_at: now,
    };
    const goalId = world.random.id();
    await world.db
      .insertInto('goal')
      .values({
        ...shared,
        id: goalId,
        owner_id: personId,
        title: word,
        type: 'learning',
        state: 'active',
        due_on: '2026-06-01',
        scale: JSON.stringify([word, word, word, word, word]),
        scale_locked_at: now,
        updated_at: now,
      })
      .execute();
    const checkIn = (person: Actor, given: number, minutes: number) => ({
      ...shared,
      id: world.random.id(),
      goal_id: goalId,
      person_id: person.personId,
      level: given,
      scale_version: 1,
      progress: 50,
      comment: word,
      created_at: new Date(now.getTime() + minutes * 60_000),
    });
    await world.db
      .insertInto('check_in')
      .values([
        checkIn(pair.mentee, -2, 0),
        checkIn(pair.mentee, level, 1),
        checkIn(pair.mentor, 0, 2),
      ])
      .execute();
    await world.db
      .insertInto('pulse')
      .values(
        [3, 5].map((usefulness, index) => ({
          ...shared,
          id: world.random.id(),
          person_id: personId,
          usefulness,
          note_to_self: word,
          created_at: new Date(now.getTime() + index * 60_000),
        })),
      )
      .execute();
    await world.db
      .insertInto('skill_rating')
      .values(
        (['before', 'close'] as const).map((moment, index) => ({
          ...shared,
          id: world.random.id(),
          skill_id: skillId,
          subject_id: personId,
          rater_id: personId,
          moment,
          level: index === 0 ? 1 : level === 2 ? 4 : 2,
        })),
      )
      .execute();
    await world.db
      .insertInto('outcome')
      .values({
        ...shared,
        id: world.random.id(),
        person_id: personId,
        summary: share ? 'I now lead the review.' : word,
        evidence: word,
        thanks: word,
        shared_with_program: share,
      })
      .execute();
  }

  beforeAll(async () => {
    world = await createTestWorld();
    here = await makeOrganization(world, { name: 'Here' });
    const { organizationId } = here;
    skillId = world.random.id();
    await world.db
      .insertInto('skill')
      .values({
        id: skillId,
        organization_id: organizationId,
        name: word,
        created_at: world.clock.now(),
      })
      .execute();
    large = await makeProgram(world, organizationId, 'Large');
    small = await makeProgram(world, organizationId, 'Small');
    // 20 pairs: 5 below 0, 15 at 0 or better, of which 3 at +2.
    for (let number = 0; number < 20; number++) {
      const pair = await makePair(world, {
        organizationId,
        programId: large,
        phase: number < 12 ? 'closed' : 'working',
        heldOn: ['2026-01-15', '2026-01-30', '2026-02-14'].slice(0, 1 + (number % 3)),
        events: [['goal_checked', '2026-02-14']],
      });
      const level = number < 5 ? -1 : number < 11 ? 0 : number < 17 ? 1 : 2;
      await write(pair, { level, share: number === 7 });
    }
    await makePair(world, { organizationId, programId: large, phase: 'preparing', agreedOn: null });
    for (let number = 0; number < 4; number++) {
      await write(await makePair(world, { organizationId, programId: small }), {
        level: 1,
        share: true,
      });
    }
  }, 120_000);

  it('counts how far pairs came', async () => {
    const { funnel, sessionsHeld, daysToFirstMeeting, targets } = await report(large);
    expect(funnel.map(({ count }) => count)).toEqual([21, 20, 20, 6, 20, 12]);
    expect(sessionsHeld).toBe(7 + 14 + 18);
    expect(daysToFirstMeeting).toBe(10);
    expect(targets.agreement).toEqual({ of: 21, met: 20 });
    expect(targets.plannedClose).toEqual({ of: 12, met: 12 });
  });

  it('shows the last level of each goal, the share at 0 or better first, and hides small cells', async () => {
    const { own, partner } = (await report(large)).attainment;
    expect(own).toMatchObject({ invited: 20, answered: 20, rated: 20, reached: 0.75 });
    // -2: nobody, so -1 is hidden too; +2: three people, so one of the equal sixes, both, are too.
    expect(own.goals).toEqual(['hidden', 'hidden', 'hidden', 'hidden', 'hidden']);
    expect(partner).toMatchObject({ rated: 20, reached: null });
  });

  it('shows the mean of a month that is over, of each person’s last pulse in it', async () => {
    // Everybody answered on 2 March, twice: while March lasts nobody may watch answers come in.
    expect((await report(large)).pulse).toEqual({ invited: 40, months: [] });
    world.clock.moveTo(new Date('2026-04-02T09:00:00Z'));
    const [month] = (await report(large)).pulse.months;
    const of = (asked: string) => month?.means.find(({ question }) => question === asked);
    expect(month?.month).toBe('2026-03-01');
    expect(of('usefulness')).toMatchObject({ answered: 20, mean: 5 });
    expect(of('respect')).toMatchObject({ answered: 'few', mean: 'few' });
    expect((await report(small)).pulse.months.flatMap(({ means }) => means)).not.toContainEqual(
      expect.objectContaining({ mean: expect.any(Number) }),
    );
    world.clock.moveTo(new Date('2026-03-02T09:00:00Z'));
  });

  it('forgets a pulse whose author is gone', async () => {
    const sums = () =>
      world.db
        .selectFrom('pulse_sum')
        .innerJoin('program', 'program.id', 'pulse_sum.program_id')
        .select(['pulse_sum.people', 'pulse_sum.total'])
        .where('program.id', '=', small)
        .execute();
    expect(await sums()).toEqual([{ people: 4, total: 20 }]);
    const { person_id } = await world.db
      .selectFrom('pulse_month')
      .select('person_id')
      .where('program_id', '=', small)
      .executeTakeFirstOrThrow();
    await world.db.deleteFrom('person').where('id', '=', person_id).execute();
    expect(await sums()).toEqual([{ people: 3, total: 15 }]);
  });

  it('shows change in skills per rater, paired, with its interval', async () => {
    const { skills } = await report(large);
    expect(skills.own).toMatchObject({ invited: 20, answered: 20 });
    expect(skills.own.change?.mean).toBeCloseTo((17 * 1 + 3 * 3) / 20, 10);
    expect(skills.partner).toMatchObject({ invited: 'few', answered: 'few', change: null });
    expect(skills.own.ladder.map(({ mean }) => mean)).toEqual([1, 'few', 2.3, 'few']);
  });

  it('shows shared summaries only, and only above ten outcomes', async () => {
    expect((await report(large)).summaries.summaries).toEqual([
      { number: 1, text: 'I now lead the review.' },
    ]);
    expect((await report(small)).summaries).toEqual({ outcomes: 'hidden', summaries: null });
  });

  it('shows no figure of answers below the smallest group', async () => {
    const { attainment, skills } = await report(small);
    expect(attainment.own).toEqual({
      invited: 'few',
      answered: 'few',
      goals: ['hidden', 'hidden', 'hidden', 'hidden', 'hidden'],
      rated: 'hidden',
      reached: null,
      score: null,
    });
    expect(skills.own.change).toBeNull();
  });

  it('hides more where the organization raised its smallest group', async () => {
    const raise = (smallest_group: number) =>
      world.db
        .updateTable('organization')
        .set({ smallest_group })
        .where('id', '=', here.organizationId)
        .execute();
    await raise(21);
    const { attainment, skills, summaries } = await report(large);
    expect(attainment.own.rated).toBe('hidden');
    expect(skills.own.change).toBeNull();
    expect(summaries.summaries).toBeNull();
    await raise(5);
  });

  it('holds no word of any engagement, on the page and in the spreadsheet', async () => {
    for (const programId of [large, small]) {
      const given = await report(programId);
      expect(JSON.stringify(given)).not.toContain(word);
      const csv = outcomesCsv(given);
      expect(csv).not.toContain(word);
      expect(JSON.stringify(given)).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}/);
    }
    expect(outcomesCsv(await report(small))).toContain('People who answered,fewer than 5 people');
    expect(outcomesCsv(await report(small))).not.toContain('I now lead the review.');
  });

  it('stands beside the other programs, and sorted by area, with the same figures and no word', async () => {
    const { cohorts } = await compareCohorts(world, here.manager);
    const changes = cohorts.map(({ program, year, matched, change }) => [
      `${program} ${year} ${matched}`,
      change === 'few' ? 'few' : change.n,
    ]);
    expect(changes.toSorted()).toEqual([
      ['Large 2026 21', 20],
      ['Small 2026 4', 'few'],
    ]);
    const evidence = await gatherEvidence(world, here.manager, large);
    expect(evidence.areas).toHaveLength(6);
    const signed = evidence.areas[4]?.facts.find(([label]) => label.includes('signed'));
    expect(signed?.[1]).toBe('20 of 21');
    expect(JSON.stringify([cohorts, evidence])).not.toContain(word);
  });

  it('is narrowed on the dashboard, and tells no group that would give another away', async () => {
    const whole = await loadDashboard(world, here.manager, large, undefined);
    expect(whole.groups).toEqual([{ value: 'cohort:2026 Q1', label: 'Began in: 2026 Q1' }]);
    expect(whole.needLook).toBe(1);
    const cohort = await loadDashboard(world, here.manager, large, 'cohort:2026 Q1');
    expect(cohort.levels.rated).toBe(20);
    const nobody = await loadDashboard(world, here.manager, large, 'site:Nowhere');
    expect([nobody.levels.rated, nobody.standing.funnel[0]?.count]).toEqual(['hidden', 0]);
    const { groups } = await loadGroupAnswers(world, here.manager, large);
    expect(groups.map(({ label }) => label)).toEqual(['The whole program', 'Began in: 2026 Q1']);
    expect(JSON.stringify([whole, groups])).not.toContain(word);
  });

  it('tells nobody what one person rated to whoever asks before and after it', async () => {
    const skills = async () => [
      (await report(large)).skills.own.change,
      (await report(large)).skills.own.ladder,
      (await compareCohorts(world, here.manager)).cohorts.map(({ change }) => change),
    ];
    const before = await skills();
    for (let later = 1; later <= 5; later++) {
      world.clock.moveTo(new Date(Date.UTC(2026, 2, 2, 9, later)));
      const { organizationId } = here;
      const pair = await makePair(world, { organizationId, programId: large });
      await write(pair, { level: 2 });
      const { own } = (await report(large)).skills;
      expect(own.invited).toBe(20 + later);
      expect(own.answered).toBe(later < 5 ? 20 : 25);
      // 20 times one mean less 21 times the other would be what the last of them said.
      if (later < 5) expect(await skills()).toEqual(before);
    }
    expect((await compareCohorts(world, here.manager)).cohorts).toContainEqual(
      expect.objectContaining({ program: 'Large', change: expect.objectContaining({ n: 25 }) }),
    );
  });

  it('is not found by members and by strangers', async () => {
    const elsewhere = await makeOrganization(world, { name: 'Elsewhere' });
    for (const actor of [here.members[0] ?? here.admin, elsewhere.admin, elsewhere.manager]) {
      await expect(report(large, actor)).rejects.toThrow(NotFound);
      await expect(loadDashboard(world, actor, large, undefined)).rejects.toThrow(NotFound);
      await expect(gatherEvidence(world, actor, large)).rejects.toThrow(NotFound);
      await expect(
        listMentorLoad(world, actor, large, { offset: 0, limit: 9, smallestGroup: 5 }),
      ).rejects.toThrow(NotFound);
    }
    await expect(compareCohorts(world, here.members[0] ?? here.admin)).rejects.toThrow(NotFound);
    expect((await compareCohorts(world, elsewhere.manager)).cohorts).toEqual([]);
  });
});
