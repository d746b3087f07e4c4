import { describe, expect, it } from 'vitest';
import { createTestWorld, makeMember, makeOrganization } from '../../../tests/support/world.ts';
import type { Actor } from '../../platform/actor.ts';
import { NotFound } from '../../platform/refusal.ts';
import { createProgram } from '../programs/create-program.server.ts';
import { openProgram, startProgram } from '../programs/move-program.server.ts';
import { newProgram } from '../programs/program.ts';
import { findManagedProgram, findProgram } from '../programs/program-queries.server.ts';
import { answerEnrolments } from './answer-enrolments.server.ts';
import { enrol } from './enrol.server.ts';
import { enrolmentForm } from './enrolment.ts';
import { findEnrolmentForm, listEnrolments } from './enrolment-queries.server.ts';
import { exportEnrolments } from './export-enrolments.server.ts';
import { joinByLink } from './join-by-link.server.ts';
import { withdrawEnrolment } from './withdraw-enrolment.server.ts';

const world = await createTestWorld();
const home = await makeOrganization(world, { members: 3 });
const elsewhere = await makeOrganization(world);
const [one, two, three] = home.members as [Actor, Actor, Actor];

async function openOne(): Promise<string> {
  const id = await createProgram(
    world,
    home.manager,
    newProgram.parse({ name: 'Compass', kind: 'one_to_one', starts_on: '2026-04-01' }),
  );
  await openProgram(world, home.manager, id);
  return id;
}

const form = (more: object = {}) =>
  enrolmentForm.parse({
    side: 'mentee',
    goal: 'Speak in front of 200 people',
    hours_per_month: '2.5',
    skills: 'public speaking',
    more_skills: 'Go; storytelling, go',
    career_stage: 'early',
    languages: 'English; el',
    time_zone: 'Europe/Athens',
    ...more,
  });

const list = (programId: string, filter: object = {}) =>
  listEnrolments(world, home.manager, programId, filter, { page: 1, size: 50 });

describe('enrolling', () => {
  it('keeps the enrolment, and profile, zone and skills where they belong', async () => {
    const program = await openOne();
    expect(await enrol(world, one, program, form())).toMatchObject({ state: 'applied' });
    const kept = await findEnrolmentForm(world, one, program);
    expect(kept).toMatchObject({
      careerStage: 'early',
      languages: ['en', 'el'],
      timeZone: 'Europe/Athens',
      enrolments: [{ side: 'mentee', state: 'applied', capacity: 1, hoursPerMonth: 2.5 }],
    });
    expect(kept.skills.map((skill) => `${skill.direction} ${skill.name}`)).toEqual([
      'wants Go',
      'wants public speaking',
      'wants storytelling',
    ]);
  });

  it('changes what is there on a second sending, without asking for approval again', async () => {
    const program = await openOne();
    const { id } = await enrol(world, one, program, form());
    await answerEnrolments(world, home.manager, program, [id], 'accept');
    const again = await enrol(world, one, program, form({ goal: 'Something else' }));
    expect(again).toEqual({ id, state: 'accepted' });
    const { enrolments } = await findEnrolmentForm(world, one, program);
    expect(enrolments).toMatchObject([{ id, goal: 'Something else' }]);
  });

  it('takes one person on both sides, and nobody on a side that the kind does not have', async () => {
    const program = await openOne();
    await enrol(world, one, program, form());
    await enrol(world, one, program, form({ side: 'mentor', capacity: '3' }));
    expect((await list(program)).total).toBe(2);
    await expect(enrol(world, one, program, form({ side: 'peer' }))).rejects.toThrow(
      'enrolment:problems.noSuchSide',
    );
  });

  it('ends when a cohort starts', async () => {
    const program = await createProgram(
      world,
      home.manager,
      newProgram.parse({
        name: 'Cohort',
        kind: 'reverse',
        starts_on: '2026-04-01',
        ends_on: '2026-09-01',
      }),
    );
    await openProgram(world, home.manager, program);
    await enrol(world, one, program, form());
    await startProgram(world, home.manager, program);
    await expect(enrol(world, two, program, form())).rejects.toThrow('enrolment:problems.notOpen');
    await enrol(world, one, program, form({ goal: 'Changed while it runs' }));
  });

  it('is taken back by the person alone, and may be sent again', async () => {
    const program = await openOne();
    const { id } = await enrol(world, one, program, form());
    await expect(withdrawEnrolment(world, two, id)).rejects.toThrow(NotFound);
    await withdrawEnrolment(world, one, id);
    expect((await list(program)).enrolments[0]?.state).toBe('withdrawn');
    await expect(withdrawEnrolment(world, one, id)).rejects.toThrow(
      'enrolment:problems.overAlready',
    );
    expect(await enrol(world, one, program, form())).toEqual({ id, state: 'applied' });
  });
});

describe('the program’s link', () => {
  it('makes whoever follows it a member, who then enrols', async () => {
    const program = await openOne();
    const { enrolmentCode } = await findManagedProgram(world, home.manager, program);
    const guest = await makeMember(world, elsewhere.organizationId, { name: 'Gus Guest' });
    const visitor = { personId: guest.personId, name: 'Gus', email: 'g@x.org', timeZone: 'UTC' };
    expect(await joinByLink(world, visitor, enrolmentCode)).toEqual({
      slug: home.slug,
      programId: program,
    });
    const joined: Actor = { ...guest, organizationId: home.organizationId, role: 'member' };
    await enrol(world, joined, program, form());
    expect((await list(program)).enrolments).toMatchObject([{ name: 'Gus Guest' }]);
    // Following it again changes nothing, least of all a role.
    await joinByLink(world, { ...visitor, personId: home.admin.personId }, enrolmentCode);
    const { role } = await world.db
      .selectFrom('membership')
      .select('role')
      .where('person_id', '=', home.admin.personId)
      .where('organization_id', '=', home.organizationId)
      .executeTakeFirstOrThrow();
    expect(role).toBe('admin');
  });

  it('takes only a proved address at one of its domains, where it names some', async () => {
    const program = await openOne();
    await world.db
      .updateTable('program')
      .set({ enrolment_domains: ['x.org'], places: 1, approves_enrolment: false })
      .where('id', '=', program)
      .execute();
    const { enrolmentCode } = await findManagedProgram(world, home.manager, program);
    const come = async (email: string, isProved: boolean) => {
      const guest = await makeMember(world, elsewhere.organizationId);
      await world.db
        .updateTable('person')
        .set({ email, email_verified: isProved })
        .where('id', '=', guest.personId)
        .execute();
      const visitor = { personId: guest.personId, name: 'G', email, timeZone: 'UTC' };
      await joinByLink(world, visitor, enrolmentCode);
      const joined: Actor = { ...guest, organizationId: home.organizationId, role: 'member' };
      return (await enrol(world, joined, program, form())).state;
    };
    await expect(come('a@other.org', true)).rejects.toThrow('enrolment:door.otherDomain');
    await expect(come('b@x.org', false)).rejects.toThrow('enrolment:door.proveAddress');
    // One place: the second waits, and a mentor has a side of their own.
    expect(await come('c@x.org', true)).toBe('accepted');
    expect(await come('d@x.org', true)).toBe('waitlisted');
    expect((await enrol(world, one, program, form({ side: 'mentor' }))).state).toBe('accepted');
    expect((await list(program)).enrolments.map(({ account }) => account)).toEqual([
      null,
      null,
      null,
    ]);
    await world.db.updateTable('person').set({ email_verified: false }).execute();
    expect((await list(program)).enrolments[0]?.account).toBe('neverCame');
  });

  it('lets nobody in with a wrong code, or before the program is open', async () => {
    const visitor = { personId: one.personId, name: 'One', email: 'o@x.org', timeZone: 'UTC' };
    await expect(joinByLink(world, visitor, 'f'.repeat(40))).rejects.toThrow(NotFound);
    const draft = await createProgram(
      world,
      home.manager,
      newProgram.parse({ name: 'Draft', kind: 'one_to_one', starts_on: '2026-04-01' }),
    );
    const { enrolmentCode } = await findManagedProgram(world, home.manager, draft);
    await expect(joinByLink(world, visitor, enrolmentCode)).rejects.toThrow(
      'enrolment:problems.notOpen',
    );
  });
});

describe('the managers’ answers', () => {
  it('accept everybody who waits at once, and nobody on the waitlist', async () => {
    const program = await openOne();
    const first = await enrol(world, one, program, form());
    await enrol(world, two, program, form({ side: 'mentor' }));
    await enrol(world, three, program, form());
    await answerEnrolments(world, home.manager, program, [first.id], 'waitlist');
    await world.runJobs();
    expect(await answerEnrolments(world, home.manager, program, 'applied', 'accept')).toBe(2);
    const mails = await world.runJobs();
    expect(mails.map((mail) => mail.subject)).toEqual(Array(2).fill('You are in: Compass'));
    expect(mails[0]?.text).toContain(`/o/${home.slug}/programs/${program}`);
    expect((await list(program, { state: 'accepted' })).total).toBe(2);
    expect((await list(program, { state: 'waitlisted' })).enrolments[0]?.id).toBe(first.id);
    expect((await list(program, { side: 'mentor' })).total).toBe(1);
    expect((await list(program, { search: 'MEMBER 2' })).enrolments).toMatchObject([
      { name: 'Member 2' },
    ]);
    expect((await list(program, { search: '%' })).total).toBe(0);
  });

  it('change nothing where they are not possible', async () => {
    const program = await openOne();
    const { id } = await enrol(world, one, program, form());
    await withdrawEnrolment(world, one, id);
    expect(await answerEnrolments(world, home.manager, program, [id], 'waitlist')).toBe(0);
    await expect(answerEnrolments(world, home.manager, program, [], 'accept')).rejects.toThrow(
      'enrolment:problems.nobodyChosen',
    );
  });
});

describe('isolation', () => {
  it('shows enrolments to no member and no stranger, and takes no answer of theirs', async () => {
    const program = await openOne();
    const { id } = await enrol(world, one, program, form());
    const page = { page: 1, size: 50 };
    await expect(listEnrolments(world, two, program, {}, page)).rejects.toThrow(NotFound);
    await expect(exportEnrolments(world, two, program, {})).rejects.toThrow(NotFound);
    await expect(answerEnrolments(world, one, program, [id], 'accept')).rejects.toThrow(NotFound);
    const stranger = elsewhere.admin;
    expect((await listEnrolments(world, stranger, program, {}, page)).total).toBe(0);
    await expect(exportEnrolments(world, stranger, program, {})).rejects.toThrow(NotFound);
    await expect(answerEnrolments(world, stranger, program, [id], 'accept')).rejects.toThrow(
      NotFound,
    );
    await expect(enrol(world, stranger, program, form())).rejects.toThrow(NotFound);
    await expect(withdrawEnrolment(world, stranger, id)).rejects.toThrow(NotFound);
    await expect(findEnrolmentForm(world, stranger, program)).rejects.toThrow(NotFound);
  });

  it('keeps the program in sight of those who are in it', async () => {
    const program = await openOne();
    await enrol(world, one, program, form());
    await startProgram(world, home.manager, program);
    expect((await findProgram(world, one, program)).mine).toMatchObject([{ state: 'applied' }]);
  });
});

describe('the export', () => {
  it('runs nothing in a spreadsheet, and has one row for each enrolment', async () => {
    const program = await openOne();
    await enrol(world, one, program, form({ goal: '=cmd|/C calc' }));
    const { fileName, text } = await exportEnrolments(world, home.manager, program, {});
    expect(fileName).toBe('Compass enrolments.csv');
    const [header, row, ...rest] = text.trimEnd().split('\r\n');
    expect(header).toContain('skills_wanted');
    expect(row).toContain("'=cmd|/C calc");
    expect(row).toContain('Go; public speaking; storytelling');
    expect(rest).toEqual([]);
  });
});
