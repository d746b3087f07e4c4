import { describe, expect, it } from 'vitest';
import { createTestWorld, makeOrganization } from '../../../tests/support/world.ts';
import type { Actor } from '../../platform/actor.ts';
import { asActor } from '../../platform/database.server.ts';
import { NotFound, Refusal } from '../../platform/refusal.ts';
import { enrol } from '../enrolment/enrol.server.ts';
import { enrolmentForm } from '../enrolment/enrolment.ts';
import { findEnrolmentForm } from '../enrolment/enrolment-queries.server.ts';
import { exportEnrolments } from '../enrolment/export-enrolments.server.ts';
import { listDirectoryAnswers, listShownAnswers } from '../enrolment/shown-answers.server.ts';
import { takeDefaultPlan } from '../evaluation/save-plan.server.ts';
import { savePolicy } from '../matching/save-policy.server.ts';
import { writePlaybookAgenda } from '../playbooks/write-playbook.server.ts';
import { createProgram } from '../programs/create-program.server.ts';
import type { AnswerReader } from '../programs/enrolment-question.ts';
import { closeProgram, openProgram } from '../programs/move-program.server.ts';
import {
  newProgram,
  programCopy,
  programInvitation,
  programQuestions,
} from '../programs/program.ts';
import { findManagedProgram, listPrograms } from '../programs/program-queries.server.ts';
import { archiveProgram, setMailTexts, setUpProgram } from '../programs/set-up-program.server.ts';
import { addSkill, listSkill, renameSkill } from '../skills/change-skills.server.ts';
import { listSkills } from '../skills/skill-queries.server.ts';
import { changeQuestions } from './change-settings.server.ts';
import { duplicateProgram } from './duplicate-program.server.ts';
import { inviteToProgram } from './invite-to-program.server.ts';
import { findLaunch } from './launch-queries.server.ts';
import { previewMails } from './mail-previews.server.ts';

const world = await createTestWorld();
const home = await makeOrganization(world);
const elsewhere = await makeOrganization(world);
const [member] = home.members as [Actor];

const start = () =>
  createProgram(
    world,
    home.manager,
    newProgram.parse({ name: 'Compass', kind: 'one_to_one', starts_on: '2026-04-01' }),
  );
const asked = programQuestions.parse({
  questions: [
    { label: 'Why now?', kind: 'text', isRequired: 'yes', side: 'mentee' },
    { label: 'Colours', kind: 'several', options: 'Red\nBlue', seenBy: 'directory' },
    { label: 'Tools', kind: 'skills', most: '2', isRequired: 'yes' },
  ],
});
const stateOf = async (program: string, check: string) =>
  (await findLaunch(world, home.manager, program)).items.find((item) => item.check === check)
    ?.state;

describe('setting a program up', () => {
  it('keeps each step in the program, and says what is missing', async () => {
    const program = await start();
    expect(await stateOf(program, 'outcomes')).toBe('missing');
    await setUpProgram(world, home.manager, program, {
      purpose: 'Grow',
      target_outcomes: 'Three talks',
    });
    expect(await stateOf(program, 'outcomes')).toBe('done');
    expect(await stateOf(program, 'policy')).toBe('missing');
    await savePolicy(world, home.manager, program, 'template');
    expect(await stateOf(program, 'policy')).toBe('done');
    expect((await findManagedProgram(world, home.manager, program)).name).toBe('Compass');
  });

  it('asks its own questions, keeps the answers, and exports them', async () => {
    const program = await start();
    await changeQuestions(world, home.manager, program, asked);
    const { questions } = await findManagedProgram(world, home.manager, program);
    const [why, colours, tools] = questions.map(({ key }) => key) as [string, string, string];
    await openProgram(world, home.manager, program);
    const send = (answers: object) =>
      enrol(
        world,
        member,
        program,
        enrolmentForm.parse({
          side: 'mentee',
          languages: 'English',
          time_zone: 'Europe/Athens',
          answers,
        }),
      );
    await expect(send({ [colours]: 'Red' })).rejects.toMatchObject({
      problems: [{ field: `answers[${why}]`, key: 'problems:required' }],
    });
    // Nobody can pick from an empty list of skills; once there is one, the answer is needed.
    const given = { [why]: 'Because', [colours]: ['Red', 'Blue'], forged: 'x' };
    await send(given);
    for (const name of ['SQL', 'Go']) await addSkill(world, home.manager, name);
    await addSkill(world, elsewhere.manager, 'Cobol');
    for (const [picked, key] of [
      [undefined, 'problems:required'],
      [['Go', 'Cobol'], 'problems:choice'],
    ]) {
      await expect(send({ ...given, [tools]: picked })).rejects.toMatchObject({
        problems: [{ field: `answers[${tools}]`, key }],
      });
    }
    await send({ ...given, [tools]: ['SQL', 'Go'] });
    // What was picked is kept where it leaves the list, and follows its new name.
    const listed = await listSkills(world, home.manager, { search: '', filter: 'all', page: 1 });
    for (const { id, name } of listed.skills) {
      if (name === 'Go') await renameSkill(world, home.manager, id, 'Golang');
      await listSkill(world, home.manager, id, name === 'SQL');
    }
    await send({ ...given, [tools]: ['SQL', 'Golang'] });
    const kept = await findEnrolmentForm(world, member, program);
    expect(kept.program.questions.at(-1)?.options).toEqual(['Golang', 'SQL']);
    expect(kept.enrolments[0]?.answers).toEqual({
      [why]: 'Because',
      [colours]: ['Red', 'Blue'],
      [tools]: ['Golang', 'SQL'],
    });
    const enrolment = kept.enrolments[0]?.id ?? '';
    const answered = (actor: Actor, reader: AnswerReader = 'managers') =>
      asActor(world.db, actor, (connection) =>
        listShownAnswers(connection, actor, reader, [enrolment]),
      );
    expect(await answered(home.manager)).toEqual({
      [enrolment]: [
        { question: 'Why now?', answer: 'Because' },
        { question: 'Colours', answer: 'Red; Blue' },
        { question: 'Tools', answer: 'Golang; SQL' },
      ],
    });
    await expect(answered(member)).rejects.toThrow(NotFound);
    expect(await answered(elsewhere.admin)).toEqual({});
    // 'Colours' is for everybody, 'Why now?' for managers only.
    const shown = { question: 'Colours', answer: 'Red; Blue' };
    expect(await answered(member, 'partner')).toEqual({ [enrolment]: [shown] });
    const exported = await asActor(world.db, member, (connection) =>
      listShownAnswers(connection, member, 'partner', [enrolment], 'managers'),
    );
    expect(exported[enrolment]).toHaveLength(3);
    const directory = (actor: Actor) =>
      asActor(world.db, actor, (connection) =>
        listDirectoryAnswers(connection, actor, member.personId),
      );
    expect(await directory(home.admin)).toEqual([
      { id: enrolment, program: 'Compass', answers: [shown] },
    ]);
    expect(await directory(elsewhere.admin)).toEqual([]);
    const { text } = await exportEnrolments(world, home.manager, program, {});
    expect(text).toContain('Why now?,Colours,Tools');
    expect(text).toContain('Because,Red; Blue,Golang; SQL');
  });

  it('invites people by mail, in the program’s own words, once it is open', async () => {
    const program = await start();
    const invite = () =>
      inviteToProgram(world, home.manager, program, ['nia@example.org', 'omar@example.org']);
    await expect(invite()).rejects.toThrow(Refusal);
    const texts = { invitation: 'Come along.\n\nDo.', matched: 'Write to each other today.' };
    await setMailTexts(world, home.manager, program, programInvitation.parse(texts));
    const previews = await previewMails(
      world,
      home.manager,
      await findManagedProgram(world, home.manager, program),
    );
    expect(previews.map(({ occasion }) => occasion)).toEqual(['invitation', 'matched']);
    expect(previews[1]?.text).toContain('Write to each other today.');
    await openProgram(world, home.manager, program);
    expect(await invite()).toBe(2);
    const sent = await world.runJobs();
    expect(sent.map(({ to }) => to).sort()).toEqual(['nia@example.org', 'omar@example.org']);
    expect(sent[0]?.subject).toContain('Compass');
    expect(sent[0]?.text).toContain('Come along.');
    expect(sent[0]?.text).toContain('/join/');
  });
});

describe('another round', () => {
  it('has the settings, the form, the playbook and the policy, and none of the people', async () => {
    const program = await start();
    await changeQuestions(world, home.manager, program, asked);
    await savePolicy(world, home.manager, program, 'template');
    await writePlaybookAgenda(world, home.manager, program, { seen: 0, agenda: ['Ours'] });
    await openProgram(world, home.manager, program);
    await takeDefaultPlan(world, home.manager, program);
    const copy = await duplicateProgram(
      world,
      home.manager,
      program,
      programCopy.parse({ name: 'Compass 2', starts_on: '2027-01-01', ends_on: '2027-06-01' }),
    );
    const launch = await findLaunch(world, home.manager, copy);
    const original = await findManagedProgram(world, home.manager, program);
    expect(launch.program).toMatchObject({
      name: 'Compass 2',
      state: 'draft',
      endsOn: '2027-06-01',
      questions: original.questions,
      clauses: original.clauses,
    });
    expect(launch.program.enrolmentCode).not.toBe(original.enrolmentCode);
    expect(await stateOf(copy, 'policy')).toBe('done');
    expect(await stateOf(copy, 'playbook')).toBe('done');
    expect(await stateOf(copy, 'evaluation')).toBe('done');
  });
});

describe('the archive', () => {
  it('takes a draft or a closed program out of the list, and gives it back', async () => {
    const program = await start();
    const listed = async (archived: boolean) =>
      (await listPrograms(world, home.manager, { archived })).some(({ id }) => id === program);
    await archiveProgram(world, home.manager, program, true);
    expect([await listed(false), await listed(true)]).toEqual([false, true]);
    await archiveProgram(world, home.manager, program, false);
    expect(await listed(false)).toBe(true);
    // Whoever opens it from the archive takes it out.
    await archiveProgram(world, home.manager, program, true);
    await openProgram(world, home.manager, program);
    expect([await listed(false), await listed(true)]).toEqual([true, false]);
    await expect(archiveProgram(world, home.manager, program, true)).rejects.toThrow(Refusal);
    await closeProgram(world, home.manager, program);
    await archiveProgram(world, home.manager, program, true);
    expect(await listed(true)).toBe(true);
  });
});

it('is not found by members, and by another organization’s admin', async () => {
  const program = await start();
  for (const actor of [member, elsewhere.admin]) {
    const attempts = [
      () => findLaunch(world, actor, program),
      () => setUpProgram(world, actor, program, { purpose: 'Mine' }),
      () => changeQuestions(world, actor, program, asked),
      () => inviteToProgram(world, actor, program, ['x@example.org']),
      () =>
        duplicateProgram(
          world,
          actor,
          program,
          programCopy.parse({ name: 'x', starts_on: '2026-04-01' }),
        ),
      () => archiveProgram(world, actor, program, true),
    ];
    for (const attempt of attempts) await expect(attempt()).rejects.toThrow(NotFound);
  }
});
