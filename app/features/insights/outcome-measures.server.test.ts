import { beforeAll, describe, expect, it } from 'vitest';
import { enrol } from '../../../tests/support/enrolled.ts';
import { makePair, makeProgram, type Pair } from '../../../tests/support/pairs.ts';
import { pdfPages } from '../../../tests/support/pdf-text.ts';
import { createTestWorld, makeOrganization, type TestWorld } from '../../../tests/support/world.ts';
import type { Actor } from '../../platform/actor.ts';
import { defaultPlan } from '../evaluation/default-plan.ts';
import { outcomeRows } from './outcomes-csv.ts';
import { outcomesPdf } from './outcomes-pdf.server.tsx';
import { reportOutcomes } from './program-outcomes.server.ts';

describe('what people said of themselves, in the report', () => {
  let world: TestWorld;
  let here: Awaited<ReturnType<typeof makeOrganization>>;
  let programId: string;
  let planId: string;

  const report = () => reportOutcomes(world, here.manager, programId);

  async function answer(mentee: Actor, moment: 'before' | 'close', value: number) {
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
    for (let number = 0; number < 8; number++) {
      const pair = await makePair(world, { organizationId: here.organizationId, programId });
      await answer(pair.mentee, 'before', 3);
      await answer(pair.mentee, 'close', 3 + (number % 2));
      await meetPeople(pair);
    }
  }, 120_000);

  it('is the change of those who answered twice, and an effect only beside a lottery', async () => {
    const { measures } = await report();
    expect(measures).toMatchObject([
      {
        name: 'Job satisfaction',
        change: { invited: 8, answered: 8, change: { n: 8, mean: 0.5 } },
        comparison: null,
      },
      {
        name: 'Who helps: people',
        isCount: true,
        change: { invited: 8, answered: 8, change: { n: 8, mean: 0.5 } },
      },
    ]);
  });

  it('stands beside introductions and career events in counts, small ones hidden', async () => {
    const { introductions, careerEvents } = await report();
    expect(introductions.total).toBe(8);
    expect(careerEvents.total).toBe(8);
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
    for (const [section, figure, value] of outcomeRows(whole)) {
      expect(flat(text)).toContain(flat(section));
      // The pulse stands in a table, months against questions.
      if (section === 'How it is going') continue;
      expect(flat(text)).toContain(flat(`${figure}${value ?? '–'}`));
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
        places: 8,
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
        .set({ lottery_id })
        .where('person_id', '=', actor.personId)
        .execute();
      await answer(actor, 'before', 3);
      await answer(actor, 'close', 3 + change);
    };
    for (let number = 0; number < 6; number++)
      await wait(`Wanda ${number}`, -(number % 2), drawing.id);
    expect((await report()).measures[0]?.comparison).toMatchObject({
      drawn: 8,
      waits: 6,
      difference: 1,
    });
    // Waiting without lots is no comparison, and no part of the program either.
    await wait('Wilma', 2, null);
    const [measure] = (await report()).measures;
    expect(measure?.comparison).toMatchObject({ waits: 6, difference: 1 });
    expect(measure?.change).toMatchObject({ invited: 8, answered: 8, change: { mean: 0.5 } });
  });
});
