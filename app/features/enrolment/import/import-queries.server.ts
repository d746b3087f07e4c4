import type { Actor } from '../../../platform/actor.ts';
import { asActor, type Connection } from '../../../platform/database.server.ts';
import { found, NotFound } from '../../../platform/refusal.ts';
import type { World } from '../../../platform/world.ts';
import type { Program } from '../../programs/program-queries.server.ts';
import { canManageEnrolments } from '../enrolment.ts';
import { offerSkills } from '../offered-skills.server.ts';

/** An upload that waits to be imported, for the managers of its program. */
export async function findUpload(
  world: World,
  actor: Actor,
  programId: string,
  uploadId: string,
): Promise<{ fileName: string; encoding: string; content: string }> {
  if (!canManageEnrolments(actor)) throw new NotFound();
  return asActor(world.db, actor, async (connection) => {
    const row = await connection
      .selectFrom('enrolment_upload')
      .select(['file_name', 'encoding', 'content'])
      .where('id', '=', uploadId)
      .where('program_id', '=', programId)
      .executeTakeFirst();
    const { file_name, ...upload } = found(row);
    return { fileName: file_name, ...upload };
  });
}

/** `${email} ${side}` of everybody who is enrolled: an import adds nobody twice. */
export async function listEnrolledKeys(
  connection: Connection,
  programId: string,
): Promise<Set<string>> {
  const rows = await connection
    .selectFrom('enrolment')
    .innerJoin('person', 'person.id', 'enrolment.person_id')
    .select(['person.email', 'enrolment.side'])
    .where('enrolment.program_id', '=', programId)
    .execute();
  return new Set(rows.map((row) => `${row.email} ${row.side}`));
}

/** What an import looks at: who is enrolled, and the program's questions with what can be answered. */
export async function findKnown(world: World, actor: Actor, program: Program) {
  if (!canManageEnrolments(actor)) throw new NotFound();
  return asActor(world.db, actor, async (connection) => ({
    enrolled: await listEnrolledKeys(connection, program.id),
    questions: await offerSkills(connection, actor, program.questions),
  }));
}

/** A program's imports, newest first. */
export async function listImports(world: World, actor: Actor, programId: string) {
  if (!canManageEnrolments(actor)) throw new NotFound();
  return asActor(world.db, actor, async (connection) => {
    const rows = await connection
      .selectFrom('enrolment_import')
      .leftJoin('person', 'person.id', 'enrolment_import.imported_by')
      .select(['enrolment_import.id', 'enrolment_import.file_name', 'enrolment_import.row_count'])
      .select(['enrolment_import.created_at', 'enrolment_import.undone_at', 'person.name'])
      .where('enrolment_import.program_id', '=', programId)
      .orderBy('enrolment_import.created_at', 'desc')
      .limit(200)
      .execute();
    return rows.map((row) => ({
      id: row.id,
      fileName: row.file_name,
      rowCount: row.row_count,
      by: row.name,
      when: row.created_at.toISOString(),
      undoneAt: row.undone_at?.toISOString() ?? null,
    }));
  });
}
