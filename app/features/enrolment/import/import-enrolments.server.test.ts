import { describe, expect, it } from 'vitest';
import { createBrowser } from '../../../../tests/support/browser.ts';
import { createTestWorld, makeOrganization } from '../../../../tests/support/world.ts';
import type { Actor } from '../../../platform/actor.ts';
import { NotFound } from '../../../platform/refusal.ts';
import { acceptAsNewcomer } from '../../organizations/accept-invitation.server.ts';
import { signIn, signUp } from '../../people/sign-in.server.ts';
import { findVisitor } from '../../people/visitor.server.ts';
import { createProgram } from '../../programs/create-program.server.ts';
import { question } from '../../programs/enrolment-question.ts';
import { closeProgram, openProgram } from '../../programs/move-program.server.ts';
import { newProgram } from '../../programs/program.ts';
import { findManagedProgram } from '../../programs/program-queries.server.ts';
import { addSkill } from '../../skills/change-skills.server.ts';
import { guessMapping } from './column-mapping.ts';
import { importEnrolments } from './import-enrolments.server.ts';
import { findUpload, listImports } from './import-queries.server.ts';
import { previewImport } from './preview-import.server.ts';
import { discardUpload, largestFile, uploadSpreadsheet } from './upload-spreadsheet.server.ts';

const world = await createTestWorld();
const home = await makeOrganization(world);
const elsewhere = await makeOrganization(world);
const [member] = home.members as [Actor];

const makeProgram = () =>
  createProgram(
    world,
    home.manager,
    newProgram.parse({ name: 'Compass', kind: 'one_to_one', starts_on: '2026-04-01' }),
  );

const upload = (programId: string, text: string, name = 'people.csv') =>
  uploadSpreadsheet(world, home.manager, programId, { name, bytes: Buffer.from(text) });

async function importText(programId: string, text: string, leaveOut = false, actor = home.manager) {
  const uploadId = await upload(programId, text);
  const { questions } = await findManagedProgram(world, home.manager, programId);
  const mapping = guessMapping((text.split('\n')[0] ?? '').split(','), questions);
  return importEnrolments(world, actor, { programId, uploadId, mapping, side: null, leaveOut });
}

const countOf = async (
  table: 'person' | 'membership' | 'enrolment' | 'skill' | 'invitation' | 'mail',
) => {
  const { count } = await world.db
    .selectFrom(table)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
};
const everything = () =>
  Promise.all(
    (['person', 'membership', 'enrolment', 'skill', 'invitation', 'mail'] as const).map(countOf),
  );

const enrolmentsOf = (programId: string) =>
  world.db
    .selectFrom('enrolment')
    .innerJoin('person', 'person.id', 'enrolment.person_id')
    .innerJoin('profile', (join) =>
      join
        .onRef('profile.person_id', '=', 'person.id')
        .onRef('profile.organization_id', '=', 'enrolment.organization_id'),
    )
    .select([
      'person.email',
      'person.name',
      'person.time_zone',
      'enrolment.side',
      'enrolment.state',
    ])
    .select(['enrolment.answers', 'profile.languages', 'profile.country', 'profile.reports_to'])
    .select(['profile.career_stage', 'person.id as personId'])
    .where('enrolment.program_id', '=', programId)
    .orderBy('person.email')
    .execute();

describe('an import', () => {
  it('makes people, memberships, profiles, skills, accepted enrolments and invitations', async () => {
    const program = await makeProgram();
    const asked = question.parse({ key: 'tools', label: 'Which tools?', kind: 'skills' });
    await world.db
      .updateTable('program')
      .set({ questions: JSON.stringify([asked]) })
      .where('id', '=', program)
      .execute();
    for (const name of ['Go', 'SQL']) await addSkill(world, home.manager, name);
    await addSkill(world, elsewhere.manager, 'Cobol');
    const header =
      'id,name,email,side,career_stage,country,time_zone,languages,skills_wanted,availability,manager_email,Which tools?\n';
    const csv =
      `${header}e1,Nia <b>,nia@x.org,mentee,lead,GB,Europe/London,en; fr,php; go,mon 09:00-10:00,omar@x.org,sql; go\n` +
      'e2,Omar,omar@x.org,mentor,,,,,,,,\n';
    const wrong = `${header}e3,Ola,ola@x.org,mentee,,,,,,,,Go; Cobol\n`;
    await expect(importText(program, wrong)).rejects.toMatchObject({
      problems: [{ key: 'enrolment:import.problems.hasFaults' }],
    });
    expect(await importText(program, csv)).toBe(2);
    const [nia, omar] = await enrolmentsOf(program);
    expect(nia).toMatchObject({
      name: 'Nia <b>',
      time_zone: 'Europe/London',
      side: 'mentee',
      state: 'accepted',
      answers: {
        external_id: 'e1',
        manager_email: 'omar@x.org',
        own: { tools: ['Go', 'SQL'] },
      },
      languages: ['en', 'fr'],
      country: 'GB',
      career_stage: 'manager',
      reports_to: omar?.personId,
    });
    const mails = await world.runJobs();
    expect(mails.map((mail) => mail.to).sort()).toEqual(['nia@x.org', 'omar@x.org']);
    const mail = mails.find((each) => each.to === 'nia@x.org');
    expect(mail?.text).toContain('Nia <b>');
    expect(mail?.html).toContain('Nia &lt;b&gt;');
    expect(mail?.html).not.toContain('ithaca-blank');
    expect(mail?.text).toMatch(/http:\/\/ithaca\.test\/join\/[0-9a-f]{40}/);
    expect(await listImports(world, home.manager, program)).toMatchObject([
      { fileName: 'people.csv', rowCount: 2, by: 'Max Manager' },
    ]);
  });

  it('makes nobody a member who took an address that is not theirs (bug: a squatter was imported)', async () => {
    const squatter = createBrowser(world);
    const given = { name: 'Not Ola', email: 'ola@x.org', password: 'a raft of olive logs' };
    squatter.keep(await signUp(world, squatter.request(), given));
    const program = await makeProgram();
    await importText(program, 'name,email,side\nOla,ola@x.org,mentee\n');
    expect(await findVisitor(world, squatter.request().headers)).toBeNull();
    await expect(signIn(world, createBrowser(world).request(), given)).rejects.toThrow();
    await expect(signUp(world, createBrowser(world).request(), given)).rejects.toThrow();

    // Who reads the mail takes the place, with a name and a password of their own.
    const mail = (await world.runJobs()).find((each) => each.to === 'ola@x.org');
    const token = /\/join\/([0-9a-f]{40})/.exec(mail?.text ?? '')?.[1] ?? '';
    const ola = createBrowser(world);
    const own = { name: 'Ola Berg', password: 'a boat of cedar planks' };
    ola.keep((await acceptAsNewcomer(world, ola.request(), token, own)).headers);
    expect(await findVisitor(world, ola.request().headers)).toMatchObject({ name: 'Ola Berg' });
  });

  it('leaves a proved account as it is', async () => {
    const browser = createBrowser(world);
    const given = { name: 'Pia', email: 'pia@x.org', password: 'a raft of olive logs' };
    browser.keep(await signUp(world, browser.request(), given));
    await world.db
      .updateTable('person')
      .set({ email_verified: true })
      .where('email', '=', given.email)
      .execute();
    await importText(await makeProgram(), 'name,email,side\nPia,pia@x.org,mentee\n');
    await world.runJobs();
    expect(await findVisitor(world, browser.request().headers)).toMatchObject({ name: 'Pia' });
  });

  it('takes a real organization’s 700 people in a few seconds', async () => {
    const program = await makeProgram();
    const rows = Array.from({ length: 700 }, (_, at) => {
      const side = at < 450 ? 'mentee' : 'mentor';
      const skills = [at % 40, (at * 7) % 40, (at * 13) % 40].map((skill) => `skill ${skill}`);
      return `Person ${at},person${at}@big.org,${side},early,PT,Europe/Lisbon,pt; en,${skills.join('; ')},2,3`;
    });
    const header =
      'name,email,side,career_stage,country,time_zone,languages,skills_wanted,capacity,hours_per_month';
    const from = performance.now();
    expect(await importText(program, [header, ...rows].join('\n'))).toBe(700);
    const ms = performance.now() - from;
    expect((await enrolmentsOf(program)).length).toBe(700);
    expect(await world.runJobs()).toHaveLength(700);
    expect(ms).toBeLessThan(15_000);
  });

  it('imports nothing at all while a row has a fault, unless it is left out', async () => {
    const program = await makeProgram();
    const csv = 'email,side,time_zone\nok@y.org,mentee,UTC\nbad@y.org,mentee,Mars/Olympus\n';
    const before = await everything();
    await expect(importText(program, csv)).rejects.toThrow('enrolment:import.problems.hasFaults');
    expect(await everything()).toEqual(before);
    expect(await importText(program, csv, true)).toBe(1);
    expect((await enrolmentsOf(program)).map((row) => row.email)).toEqual(['ok@y.org']);
    expect(await world.runJobs()).toMatchObject([{ to: 'ok@y.org' }]);
  });

  it('imports nothing at all when it fails on the way', async () => {
    const program = await makeProgram();
    const before = await everything();
    const failing = {
      ...world,
      random: {
        ...world.random,
        token: () => {
          throw new Error('no more chance');
        },
      },
    };
    const uploadId = await upload(program, 'email,side\nhalf@y.org,mentee\n');
    const order = { programId: program, uploadId, mapping: { email: 0, side: 1 }, side: null };
    await expect(
      importEnrolments(failing, home.manager, { ...order, leaveOut: false }),
    ).rejects.toThrow('no more chance');
    expect(await everything()).toEqual(before);
    expect((await findUpload(world, home.manager, program, uploadId)).fileName).toBe('people.csv');
  });

  it('knows members by their address, keeps what they said and invites them to nothing', async () => {
    const program = await makeProgram();
    const { email } = await world.db
      .selectFrom('person')
      .select('email')
      .where('id', '=', member.personId)
      .executeTakeFirstOrThrow();
    await world.db
      .updateTable('profile')
      .set({ country: 'GR' })
      .where('person_id', '=', member.personId)
      .execute();
    await importText(
      program,
      `name,email,side,country,languages,time_zone\nOther,${email},mentor,PT,pt,Asia/Tokyo\n`,
    );
    expect(await enrolmentsOf(program)).toMatchObject([
      { name: 'Member 1', country: 'GR', languages: ['pt'], time_zone: 'Asia/Tokyo' },
    ]);
    expect(await world.runJobs()).toEqual([]);
  });

  it('imports an upload once', async () => {
    const program = await makeProgram();
    const uploadId = await upload(program, 'email,side\nonce@y.org,mentee\n');
    const order = { programId: program, uploadId, mapping: { email: 0, side: 1 }, side: null };
    await importEnrolments(world, home.manager, { ...order, leaveOut: false });
    await expect(
      importEnrolments(world, home.manager, { ...order, leaveOut: false }),
    ).rejects.toThrow(NotFound);
    const again = await upload(program, 'email,side\nonce@y.org,mentee\n');
    const preview = await previewImport(
      world,
      home.manager,
      await findManagedProgram(world, home.manager, program),
      again,
      new URLSearchParams('check=yes&email=0&side=1'),
    );
    expect(preview.checked).toMatchObject({
      good: 0,
      faulty: 1,
      faults: [{ row: 2, column: 'email', reason: 'enrolment:fault.enrolled' }],
    });
  });

  it('ends when the program is closed', async () => {
    const program = await makeProgram();
    const uploadId = await upload(program, 'email,side\nlate@y.org,mentee\n');
    await openProgram(world, home.manager, program);
    await closeProgram(world, home.manager, program);
    const order = { programId: program, uploadId, mapping: { email: 0, side: 1 }, side: null };
    await expect(
      importEnrolments(world, home.manager, { ...order, leaveOut: true }),
    ).rejects.toThrow('enrolment:import.problems.closed');
    await expect(upload(program, 'email\na@x.org\n')).rejects.toThrow(
      'enrolment:import.problems.closed',
    );
  });
});

describe('an upload', () => {
  it('is refused in words when it is too large, empty, a workbook or without rows', async () => {
    const program = await makeProgram();
    const give = (bytes: Uint8Array) =>
      uploadSpreadsheet(world, home.manager, program, { name: 'x.csv', bytes });
    const refused = (bytes: Uint8Array, problem: string) =>
      expect(give(bytes)).rejects.toThrow(`enrolment:import.problems.${problem}`);
    await refused(new Uint8Array(largestFile + 1).fill(0x61), 'tooLarge');
    await refused(new Uint8Array(), 'empty');
    await refused(Buffer.from('PK\u0003\u0004'), 'workbook');
    await refused(Buffer.from([0, 1, 2, 3, 0]), 'undecodable');
    await refused(Buffer.from('email,side\n'), 'noRows');
    await refused(Buffer.from('\n1,2\n'), 'noHeader');
    await refused(Buffer.from(`email\n${'a@x.org\n'.repeat(20_001)}`), 'tooManyRows');
    await expect(uploadSpreadsheet(world, home.manager, program, undefined)).rejects.toThrow(
      'enrolment:import.problems.noFile',
    );
  });

  it('of twenty megabytes is taken', async () => {
    const program = await makeProgram();
    const line = `a@x.org,mentee,${'long goal '.repeat(104)}\n`;
    const text = `email,side,goal\n${line.repeat(Math.floor(largestFile / line.length) - 1)}`;
    const uploadId = await upload(program, text);
    expect((await findUpload(world, home.manager, program, uploadId)).content).toBe(text);
  });

  it('is forgotten when discarded, and after a day', async () => {
    const program = await makeProgram();
    const one = await upload(program, 'email\na@x.org\n');
    await discardUpload(world, home.manager, program, one);
    await expect(findUpload(world, home.manager, program, one)).rejects.toThrow(NotFound);
    const two = await upload(program, 'email\na@x.org\n');
    world.clock.moveTo(new Date(world.clock.now().getTime() + 25 * 60 * 60 * 1000));
    await upload(program, 'email\nb@x.org\n');
    await expect(findUpload(world, home.manager, program, two)).rejects.toThrow(NotFound);
  });

  it('is there for the managers of its organization only', async () => {
    const program = await makeProgram();
    const uploadId = await upload(program, 'email,side\nz@y.org,mentee\n');
    const order = { programId: program, uploadId, mapping: { email: 0, side: 1 }, side: null };
    for (const stranger of [member, elsewhere.admin]) {
      await expect(findUpload(world, stranger, program, uploadId)).rejects.toThrow(NotFound);
      await expect(discardUpload(world, stranger, program, uploadId)).rejects.toThrow(NotFound);
      await expect(importEnrolments(world, stranger, { ...order, leaveOut: true })).rejects.toThrow(
        NotFound,
      );
      await expect(
        uploadSpreadsheet(world, stranger, program, {
          name: 'x',
          bytes: Buffer.from('email\na@x'),
        }),
      ).rejects.toThrow(NotFound);
    }
    await expect(listImports(world, member, program)).rejects.toThrow(NotFound);
    expect(await listImports(world, elsewhere.admin, program)).toEqual([]);
  });
});
