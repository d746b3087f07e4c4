import { beforeAll, describe, expect, it } from 'vitest';
import {
  createTestWorld,
  makeOrganization,
  type TestWorld,
} from '../../../../tests/support/world.ts';
import type { Actor } from '../../../platform/actor.ts';
import { NotFound } from '../../../platform/refusal.ts';
import { createProgram } from '../../programs/create-program.server.ts';
import { newProgram } from '../../programs/program.ts';
import { answerEnrolments } from '../answer-enrolments.server.ts';
import { guessMapping } from './column-mapping.ts';
import { importEnrolments } from './import-enrolments.server.ts';
import { listImports } from './import-queries.server.ts';
import { previewUndo, undoImport } from './undo-import.server.ts';
import { uploadSpreadsheet } from './upload-spreadsheet.server.ts';

describe('undoing an import', () => {
  let world: TestWorld;
  let home: Awaited<ReturnType<typeof makeOrganization>>;
  let elsewhere: Awaited<ReturnType<typeof makeOrganization>>;
  let member: Actor;
  beforeAll(async () => {
    world = await createTestWorld();
    home = await makeOrganization(world);
    elsewhere = await makeOrganization(world);
    [member] = home.members as [Actor];
  });

  const makeProgram = () =>
    createProgram(
      world,
      home.manager,
      newProgram.parse({ name: 'Compass', kind: 'one_to_one', starts_on: '2026-04-01' }),
    );

  /** Imports these addresses as mentees; returns the import's id. */
  async function importPeople(programId: string, ...emails: string[]): Promise<string> {
    const text = `email,side,department\n${emails.map((email) => `${email},mentee,Law\n`).join('')}`;
    const uploadId = await uploadSpreadsheet(world, home.manager, programId, {
      name: 'people.csv',
      bytes: Buffer.from(text),
    });
    await importEnrolments(world, home.manager, {
      programId,
      uploadId,
      mapping: guessMapping(['email', 'side', 'department']),
      side: null,
      leaveOut: false,
    });
    world.clock.moveTo(new Date(world.clock.now().getTime() + 60_000));
    const [latest] = await listImports(world, home.manager, programId);
    return latest?.id ?? '';
  }

  const tables = ['person', 'membership', 'profile', 'enrolment', 'invitation', 'mail'] as const;
  const everything = () =>
    Promise.all(
      tables.map(async (table) => {
        const rows = await world.db.selectFrom(table).selectAll().execute();
        return rows.length;
      }),
    );

  it('leaves nothing of it behind, once', async () => {
    const program = await makeProgram();
    const before = await everything();
    const { email } = await world.db
      .selectFrom('person')
      .select('email')
      .where('id', '=', member.personId)
      .executeTakeFirstOrThrow();
    const id = await importPeople(program, 'ann@undo.org', 'bob@undo.org', email);
    expect(await previewUndo(world, home.manager, program, id)).toMatchObject({
      fileName: 'people.csv',
      rowCount: 3,
      removed: 3,
      kept: 0,
      leaving: 2,
    });
    expect(await undoImport(world, home.manager, program, id)).toEqual({ removed: 3, kept: 0 });
    expect(await everything()).toEqual(before);
    expect(await listImports(world, home.manager, program)).toMatchObject([
      { undoneAt: world.clock.now().toISOString() },
    ]);
    await expect(undoImport(world, home.manager, program, id)).rejects.toThrow(
      'enrolment:undo.nothing',
    );
    // The same people can be imported again.
    await importPeople(program, 'ann@undo.org', 'bob@undo.org');
  });

  it('keeps whoever was answered since, has come, or came with another import', async () => {
    const program = await makeProgram();
    const id = await importPeople(program, 'cat@undo.org', 'dan@undo.org', 'eve@undo.org');
    await importPeople(await makeProgram(), 'dan@undo.org');
    const enrolmentOf = async (email: string) => {
      const row = await world.db
        .selectFrom('enrolment')
        .innerJoin('person', 'person.id', 'enrolment.person_id')
        .select('enrolment.id')
        .where('person.email', '=', email)
        .where('enrolment.program_id', '=', program)
        .executeTakeFirst();
      return row?.id;
    };
    const cat = (await enrolmentOf('cat@undo.org')) ?? '';
    await answerEnrolments(world, home.manager, program, [cat], 'waitlist');
    await world.db
      .updateTable('person')
      .set({ email_verified: true })
      .where('email', '=', 'eve@undo.org')
      .execute();
    expect(await undoImport(world, home.manager, program, id)).toEqual({ removed: 2, kept: 1 });
    expect(await enrolmentOf('cat@undo.org')).toBe(cat);
    expect(await enrolmentOf('dan@undo.org')).toBeUndefined();
    const members = await world.db
      .selectFrom('membership')
      .innerJoin('person', 'person.id', 'membership.person_id')
      .select('person.email')
      .where('person.email', 'like', '%@undo.org')
      .where('person.email', 'not like', 'ann@%')
      .where('person.email', 'not like', 'bob@%')
      .orderBy('person.email')
      .execute();
    expect(members.map((row) => row.email)).toEqual([
      'cat@undo.org',
      'dan@undo.org',
      'eve@undo.org',
    ]);
  });

  it('is for the managers of its organization, in its own program', async () => {
    const program = await makeProgram();
    const id = await importPeople(program, 'fay@undo.org');
    for (const stranger of [member, elsewhere.admin]) {
      await expect(previewUndo(world, stranger, program, id)).rejects.toThrow(NotFound);
      await expect(undoImport(world, stranger, program, id)).rejects.toThrow(NotFound);
    }
    await expect(undoImport(world, home.manager, await makeProgram(), id)).rejects.toThrow(
      NotFound,
    );
  });
});
