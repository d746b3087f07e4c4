import { beforeAll, describe, expect, it } from 'vitest';
import { enrol } from '../../../tests/support/enrolled.ts';
import { makePair, makeProgram, type Pair } from '../../../tests/support/pairs.ts';
import { pdfPages } from '../../../tests/support/pdf-text.ts';
import { createTestWorld, makeOrganization, type TestWorld } from '../../../tests/support/world.ts';
import type { Actor } from '../../platform/actor.ts';
import { defaultPlan } from '../evaluation/default-plan.ts';
import { changeCells, namedChanges, responseWords } from './interval-words.ts';
import { singleRows } from './outcomes-csv.ts';
import { outcomesPdf } from './outcomes-pdf.server.tsx';
import { reportOutcomes } from './program-outcomes.server.ts';

describe('what people said of themselves, in the report', () => {
  let world: TestWorld;
  let here: Awaited<ReturnType<typeof makeOrganization>>;
  let programId: string;
  let planId: string;
  let wanda: Actor;

  const report = () => reportOutcomes(world, here.manager, programId);

  async function answer(
    mentee: Actor,
    moment: 'before' | 'close',
    value: number,
    { waits = false }: { waits?: boolean } = {},
  ) {
    const id = world.random.id();
    const now = world.clock.now();
    const shared = {
      organization_id: mentee.organizationId,
      program_id: programId,
      person_id: mentee.personId,
    };
    await world.db
      .insertInto('survey')
      .values({
        ...shared,
        id,
        plan_id: planId,
        side: 'mentee',
        moment,
        waits,
        token_hash: world.random.token(),
        asked_at: now,
        expires_at: now,
        answered_at: now,
      })
      .execute();
    await world.db
      .insertInto('survey_answer')
      .values(
        // Those named are counted: a number beside the scales.
        ['satisfaction', 'helpers:people'].map((measure) => ({
          ...shared,
          survey_id: id,
          measure,
          item: '0',
          wording: 'How?',
          value,
        })),
      )
      .execute();
  }

  async function meetPeople({ mentor, mentee, engagementId }: Pair) {
    const shared = {
      organization_id: mentee.organizationId,
      engagement_id: engagementId,
      created_at: world.clock.now(),
    };
    await world.db
      .insertInto('introduction')
      .values({
        ...shared,
        id: world.random.id(),
        introducer_id: mentor.personId,
        introduced_id: mentee.personId,
        to_initials: 'K. L.',
        reason: 'Zephyrine',
        state: 'made',
        updated_at: world.clock.now(),
      })
      .execute();
    await world.db
      .insertInto('career_event')
      .values({
        ...shared,
        id: world.random.id(),
        person_id: mentee.personId,
        kind: 'project',
        happened_on: '2026-02-20',
        contributed: 'yes',
        note: 'Zephyrine',
      })
      .execute();
  }

  beforeAll(async () => {
    world = await createTestWorld();
    here = await makeOrganization(world, { name: 'Łódź Lighthouse' });
    programId = await makeProgram(world, here.organizationId, 'Spring');
    planId = world.random.id();
    await world.db
      .insertInto('evaluation_plan')
      .values({
        id: planId,
        organization_id: here.organizationId,
        program_id: programId,
        version: 1,
        measures: JSON.stringify(defaultPlan('one_to_one')),
        created_at: world.clock.now(),
      })
      .execute();
    for (let number = 0; number < 10; number++) {
      const pair = await makePair(world, { organizationId: here.organizationId, programId });
      await answer(pair.mentee, 'before', 3);
      await answer(pair.mentee, 'close', 3 + (number % 2));
      await meetPeople(pair);
    }
  }, 120_000);

  it('is the change of those who answered twice, and an effect only beside a lottery', async () => {
    const change = { invited: 10, answered: 10, change: { n: 10, mean: 0.5 } };
    const named = async (name: string) =>
      (await report()).measures.find((measure) => measure.name === name);
    expect(await named('Job satisfaction')).toMatchObject({ change, comparison: null });
    expect(await named('Who helps: people')).toMatchObject({ change, isCount: true });
    expect(await named('Network')).toMatchObject({
      change: { invited: 10, answered: 'few', change: null },
    });
  });

  it('stands beside introductions and career events in counts, small ones hidden', async () => {
    const { introductions, careerEvents } = await report();
    expect(introductions.total).toBe(10);
    expect(careerEvents.total).toBe(10);
    // Nobody has a promotion: that is as telling as one who has, and so is all the rest beside it.
    expect(careerEvents.kinds.find(({ kind }) => kind === 'promotion')?.count).toBe('hidden');
    expect(JSON.stringify(await report())).not.toContain('Zephyrine');
  });

  it('says on paper what it says on the page, with the organization and numbered pages', async () => {
    const whole = await report();
    const paper = { organization: 'Łódź Lighthouse', today: '2026-03-02' };
    const pages = await pdfPages(await outcomesPdf(whole, { ...paper, isSummary: false }));
    expect(pages.length).toBeGreaterThan(1);
    const text = pages.join(' ');
    expect(text).toContain('Łódź Lighthouse');
    expect(text).toContain('Change, not effect');
    expect(text).toContain('How the figures are made');
    const flat = (words: string) => words.replace(/\s+/g, '');
    for (const [section, figure, value] of singleRows(whole)) {
      expect(flat(text)).toContain(flat(section));
      expect(flat(text)).toContain(flat(`${figure}${value ?? '–'}`));
    }
    for (const { name, change } of namedChanges(whole)) {
      const cells = [name, responseWords(change, 5), ...changeCells(change)];
      expect(flat(text)).toContain(flat(cells.join('')));
    }
    const summary = await pdfPages(await outcomesPdf(whole, { ...paper, isSummary: true }));
    expect(summary).toHaveLength(1);
    expect(summary[0]).toContain('+0.50');
  });

  it('is compared with those whom the lots left waiting, and with nobody else who waits', async () => {
    const drawing = { id: world.random.id(), organization_id: here.organizationId };
    await world.db
      .insertInto('lottery')
      .values({
        ...drawing,
        program_id: programId,
        side: 'mentee',
        places: 10,
        seed: 1,
        entrants: [],
        drawn_at: world.clock.now(),
      })
      .execute();
    const people = await world.db
      .selectFrom('survey')
      .select('person_id')
      .distinct()
      .where('program_id', '=', programId)
      .execute();
    for (const { person_id } of people) {
      await world.db
        .insertInto('enrolment')
        .values({
          id: world.random.id(),
          organization_id: here.organizationId,
          program_id: programId,
          person_id,
          side: 'mentee',
          state: 'matched',
          lottery_id: drawing.id,
          lot: 1,
          created_at: world.clock.now(),
          updated_at: world.clock.now(),
        })
        .execute();
    }
    const wait = async (name: string, change: number, lottery_id: string | null) => {
      const state = 'waitlisted' as const;
      const who = { name, side: 'mentee' as const, state };
      const { actor } = await enrol(world, here.organizationId, programId, who);
      await world.db
        .updateTable('enrolment')
        .set({ lottery_id, lot: 11 })
        .where('person_id', '=', actor.personId)
        .execute();
      await answer(actor, 'before', 3, { waits: true });
      await answer(actor, 'close', 3 + change, { waits: true });
      return actor;
    };
    for (let number = 0; number < 10; number++)
      wanda = await wait(`Wanda ${number}`, -(number % 2), drawing.id);
    const compared = { drawn: 10, waits: 10, difference: 1 };
    expect((await report()).measures[0]?.comparison).toMatchObject(compared);
    // Waiting without lots is no comparison, and no part of the program either.
    await wait('Wilma', 2, null);
    const [measure] = (await report()).measures;
    expect(measure?.comparison).toMatchObject(compared);
    expect(measure?.change).toMatchObject({ invited: 10, answered: 10, change: { mean: 0.5 } });
  });

  it('tells nobody what one person said to a manager who moves them in and out of the waitlist', async () => {
    const before = (await report()).measures;
    for (const state of ['accepted', 'withdrawn'] as const) {
      await world.db
        .updateTable('enrolment')
        .set({ state })
        .where('person_id', '=', wanda.personId)
        .execute();
      expect((await report()).measures).toEqual(before);
    }
  });

  it('tells nobody what one person said to whoever asks before and after their answer', async () => {
    const before = (await report()).measures[0]?.change.change;
    for (let later = 1; later <= 5; later++) {
      world.clock.moveTo(new Date(world.clock.now().getTime() + 60_000));
      const { mentee } = await makePair(world, { organizationId: here.organizationId, programId });
      await answer(mentee, 'before', 1);
      await answer(mentee, 'close', 5);
      const change = (await report()).measures[0]?.change;
      expect(change?.invited).toBe(10 + later);
      // 10 times one mean less 11 times the other would be what the last of them said.
      if (later < 5) expect(change?.change).toEqual(before);
      else expect(change?.change).toMatchObject({ n: 15 });
    }
  });
});
