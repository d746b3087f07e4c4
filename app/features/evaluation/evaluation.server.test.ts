import { beforeAll, describe, expect, it } from 'vitest';
import { enrol } from '../../../tests/support/enrolled.ts';
import { makePair, makeProgram, type Pair } from '../../../tests/support/pairs.ts';
import { createTestWorld, makeOrganization, type TestWorld } from '../../../tests/support/world.ts';
import type { Actor } from '../../platform/actor.ts';
import { asActor } from '../../platform/database.server.ts';
import { NotFound, Refusal } from '../../platform/refusal.ts';
import { answerPulse } from '../engagements/answer-pulse.server.ts';
import { listOpenSurveys } from '../engagements/home-queries.server.ts';
import { saveNudgeSetting } from '../nudges/nudge-setting.server.ts';
import { defaultSetting } from '../nudges/nudge-setting.ts';
import { answerPulseSurvey, answerSurvey } from './answer-survey.server.ts';
import { askDueSurveys } from './ask-surveys.server.ts';
import { countResponses, loadManagedPlan } from './evaluation-plan-queries.server.ts';
import { remindOfSurveys } from './remind-of-surveys.server.ts';
import {
  addPulse,
  removeMeasure,
  saveMeasure,
  setAsking,
  takeDefaultPlan,
} from './save-plan.server.ts';
import { surveyAnswers } from './survey.ts';
import { findHeldSurvey, findOwnSurvey } from './survey-queries.server.ts';

const nothing = surveyAnswers.parse({});

const ownMeasure = {
  name: 'Confidence',
  format: 'scale' as const,
  items: [{ text: 'I can lead a review.', low: 'no', high: 'yes' }],
  top: 7 as const,
  moments: ['before' as const, 'close' as const],
  sides: ['mentee' as const],
  source: '',
  licence: '',
};

describe('an evaluation', () => {
  let world: TestWorld;
  let here: Awaited<ReturnType<typeof makeOrganization>>;
  let elsewhere: Awaited<ReturnType<typeof makeOrganization>>;
  let programId: string;
  let pair: Pair;
  const links: Record<string, string> = {};

  const tokenIn = (text: string) => /\/answer\/([0-9a-f]+)/.exec(text)?.[1] ?? '';
  const emailOf = async (actor: Actor) =>
    (
      await world.db
        .selectFrom('person')
        .select('email')
        .where('id', '=', actor.personId)
        .executeTakeFirstOrThrow()
    ).email;
  const ask = async (day: string, time = '09:00') => {
    world.clock.moveTo(new Date(`${day}T${time}:00Z`));
    const asked = await askDueSurveys(world, programId);
    const mails = await world.runJobs();
    for (const mail of mails) links[mail.to] = tokenIn(mail.text);
    return { asked, mails };
  };
  const plan = async () => (await loadManagedPlan(world, here.manager, programId)).plan;

  beforeAll(async () => {
    world = await createTestWorld();
    here = await makeOrganization(world, { name: 'Here' });
    elsewhere = await makeOrganization(world, { name: 'Elsewhere' });
    programId = await makeProgram(world, here.organizationId);
    pair = await makePair(world, {
      organizationId: here.organizationId,
      programId,
      startsOn: '2026-03-02',
    });
  });

  it('asks nobody before its managers took a plan', async () => {
    expect(await ask('2026-03-02')).toEqual({ asked: 0, mails: [] });
    await takeDefaultPlan(world, here.manager, programId);
    expect((await plan())?.measures.map(({ key }) => key)).toEqual([
      'satisfaction',
      'network',
      'helpers',
      'pulse',
    ]);
  });

  it('is changed in place until somebody was asked, then version by version', async () => {
    const key = await saveMeasure(world, here.manager, programId, null, ownMeasure);
    expect(await plan()).toMatchObject({ version: 1 });
    expect(await ask('2026-03-03')).toMatchObject({ asked: 2 });
    await saveMeasure(world, here.manager, programId, key, { ...ownMeasure, name: 'Courage' });
    expect(await plan()).toMatchObject({ version: 2 });
    await removeMeasure(world, here.manager, programId, key);
    expect((await plan())?.measures).toHaveLength(4);
  });

  it('asks nobody more than five questions at one moment', async () => {
    const items = [1, 2, 3].map((n) => ({ text: `Question ${n}`, low: '', high: '' }));
    await expect(
      saveMeasure(world, here.manager, programId, null, { ...ownMeasure, items }),
    ).rejects.toBeInstanceOf(Refusal);
  });

  it('asks each once, by a link that opens these questions in the words of that day', async () => {
    expect(await ask('2026-03-04')).toEqual({ asked: 0, mails: [] });
    const survey = await findHeldSurvey(world, links[await emailOf(pair.mentee)] ?? '');
    expect(survey).toMatchObject({ moment: 'before', state: 'open' });
    expect(survey.measures.map(({ name }) => name)).toContain('Confidence');
    await expect(findHeldSurvey(world, 'made up')).rejects.toBeInstanceOf(NotFound);
  });

  it('keeps what was answered once, skips what was skipped, and shows it to its author only', async () => {
    const survey = await findHeldSurvey(world, links[await emailOf(pair.mentee)] ?? '');
    const helpers = surveyAnswers.parse({
      helpers: {
        helpers: {
          people: [
            { initials: 'J. K.', arena: 'team', help: 'advice' },
            { initials: 'M. P.', arena: 'field', help: 'advice' },
            { initials: '', arena: '', help: '' },
          ],
        },
      },
    });
    const given = { 'satisfaction-0': 4, 'network-0': 6, 'made-up': 3 };
    await answerSurvey(world, survey, { ...helpers, answers: given });
    await expect(answerSurvey(world, survey, nothing)).rejects.toBeInstanceOf(Refusal);
    const seenBy = (actor: Actor) =>
      asActor(world.db, actor, (connection) =>
        connection.selectFrom('survey_answer').select(['measure', 'item', 'value']).execute(),
      );
    // 6 lies above a scale that ends at 5.
    expect(await seenBy(pair.mentee)).toEqual([
      { measure: 'satisfaction', item: '0', value: 4 },
      // Of those named nothing is kept but how many they are.
      { measure: 'helpers:people', item: '0', value: 2 },
      { measure: 'helpers:arenas', item: '0', value: 2 },
      { measure: 'helpers:helps', item: '0', value: 1 },
    ]);
    for (const actor of [pair.mentor, here.manager, here.admin, elsewhere.admin]) {
      expect(await seenBy(actor)).toEqual([]);
      await expect(findOwnSurvey(world, actor, survey.id)).rejects.toBeInstanceOf(NotFound);
    }
    expect((await findOwnSurvey(world, pair.mentee, survey.id)).state).toBe('answered');
  });

  it('reminds once, a week later, by a second link beside the first', async () => {
    world.clock.moveTo(new Date('2026-03-11T09:00:00Z'));
    expect(await remindOfSurveys(world)).toBe(1);
    const [mail] = await world.runJobs();
    expect(mail?.to).toBe(await emailOf(pair.mentor));
    expect((await findHeldSurvey(world, tokenIn(mail?.text ?? ''))).id).toBe(
      (await findHeldSurvey(world, links[mail?.to ?? ''] ?? '')).id,
    );
    expect(await remindOfSurveys(world)).toBe(0);
  });

  it('closes the link after four weeks', async () => {
    world.clock.moveTo(new Date('2026-04-01T09:00:00Z'));
    const survey = await findHeldSurvey(world, links[await emailOf(pair.mentor)] ?? '');
    expect(survey.state).toBe('expired');
    await expect(answerSurvey(world, survey, nothing)).rejects.toBeInstanceOf(Refusal);
  });

  it('asks for the pulse after a month together, and keeps it as the pulse of the workspace', async () => {
    // Whoever wants no mail with questions finds them in the app; nobody is written to at night.
    await saveNudgeSetting(world, pair.mentor, { ...defaultSetting, kindsOff: ['questions'] });
    expect(await ask('2026-04-05', '22:00')).toEqual({ asked: 1, mails: [] });
    const { asked, mails } = await ask('2026-04-05');
    expect([asked, mails.map(({ to }) => to)]).toEqual([1, [await emailOf(pair.mentee)]]);
    expect(mails[0]?.text).toMatch(/No more about questions that a program asks me.*reminders/);
    const survey = await findHeldSurvey(world, links[await emailOf(pair.mentee)] ?? '');
    expect(survey).toMatchObject({ moment: 'pulse', engagementId: pair.engagementId });
    await answerPulseSurvey(world, survey, { usefulness: 5, noteToSelf: '' });
    const pulses = await world.db.selectFrom('pulse').select(['person_id', 'usefulness']).execute();
    expect(pulses).toEqual([{ person_id: pair.mentee.personId, usefulness: 5 }]);
  });

  it('takes the pulse of the workspace as the answer to its link, and reminds nobody of it', async () => {
    await saveNudgeSetting(world, pair.mentor, defaultSetting);
    await saveNudgeSetting(world, pair.mentee, defaultSetting);
    const heldBy = async (actor: Actor) => findHeldSurvey(world, links[await emailOf(actor)] ?? '');
    // Half-way comes first.
    expect((await ask('2026-05-05')).mails).toHaveLength(2);
    for (const actor of [pair.mentee, pair.mentor]) {
      expect(await heldBy(actor)).toMatchObject({ moment: 'mid' });
      await answerSurvey(world, await heldBy(actor), nothing);
    }
    expect((await ask('2026-05-14')).mails).toHaveLength(2);
    await answerPulse(world, pair.mentee, pair.engagementId, { respect: 4, noteToSelf: '' });
    expect(await heldBy(pair.mentee)).toMatchObject({ moment: 'pulse', state: 'answered' });
    const open = (actor: Actor) =>
      asActor(world.db, actor, (connection) =>
        listOpenSurveys(connection, actor, world.clock.now()),
      );
    expect([await open(pair.mentee), await open(pair.mentor)]).toMatchObject([[], [{}]]);
    world.clock.moveTo(new Date('2026-05-22T09:00:00Z'));
    expect(await remindOfSurveys(world)).toBe(1);
    expect((await world.runJobs()).map(({ to }) => to)).toEqual([await emailOf(pair.mentor)]);
  });

  it('has its pulse again where it was taken out', async () => {
    await removeMeasure(world, here.manager, programId, 'pulse');
    expect((await plan())?.measures.map(({ key }) => key)).not.toContain('pulse');
    for (let twice = 0; twice < 2; twice++) await addPulse(world, here.manager, programId);
    expect((await plan())?.measures.filter(({ key }) => key === 'pulse')).toHaveLength(1);
  });

  it('shows managers no number below the smallest group', async () => {
    const { responses } = await countResponses(world, here.manager, programId);
    expect(responses).toEqual([
      { moment: 'before', asked: null, answered: null },
      { moment: 'mid', asked: null, answered: null },
      { moment: 'pulse', asked: null, answered: null },
    ]);
  });

  it('asks whoever waits for a place, too', async () => {
    const waiting = await enrol(world, here.organizationId, programId, {
      name: 'Wanda Waiting',
      side: 'mentee',
      state: 'waitlisted',
    });
    const { mails } = await ask('2026-04-06');
    expect(mails.map(({ to }) => to)).toEqual([await emailOf(waiting.actor)]);
  });

  it('stops when told', async () => {
    await setAsking(world, here.manager, programId, false);
    expect(await ask('2026-07-01')).toEqual({ asked: 0, mails: [] });
    await setAsking(world, here.manager, programId, true);
    expect((await ask('2026-07-02')).asked).toBeGreaterThan(0);
  });

  it("is nobody's but its managers': members and strangers find nothing", async () => {
    for (const actor of [pair.mentee, elsewhere.admin]) {
      await expect(loadManagedPlan(world, actor, programId)).rejects.toBeInstanceOf(NotFound);
      await expect(takeDefaultPlan(world, actor, programId)).rejects.toBeInstanceOf(NotFound);
      await expect(setAsking(world, actor, programId, false)).rejects.toBeInstanceOf(NotFound);
    }
    await expect(countResponses(world, pair.mentee, programId)).rejects.toBeInstanceOf(NotFound);
    expect((await countResponses(world, elsewhere.admin, programId)).responses).toEqual([]);
  });
});
