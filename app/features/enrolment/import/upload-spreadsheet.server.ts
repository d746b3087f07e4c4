import type { Actor } from '../../../platform/actor.ts';
import { asActor } from '../../../platform/database.server.ts';
import { found, NotFound, refusal } from '../../../platform/refusal.ts';
import type { World } from '../../../platform/world.ts';
import { takesImports } from '../../programs/program.ts';
import { loadProgram } from '../../programs/program-queries.server.ts';
import { canManageEnrolments } from '../enrolment.ts';
import { decodeSpreadsheet, isArchive } from './decode-spreadsheet.ts';
import { readTable } from './read-table.ts';
import { readWorkbook } from './read-workbook.server.ts';

/** 20 MB. */
export const largestFile = 20 * 1024 * 1024;
/** What one transaction takes in a bearable time. */
export const mostRows = 20_000;
const keptHours = 24;

/** Keeps a spreadsheet until it is imported or a day has passed. Returns the upload's id. */
export async function uploadSpreadsheet(
  world: World,
  actor: Actor,
  programId: string,
  file: { name: string; bytes: Uint8Array } | undefined,
): Promise<string> {
  if (!canManageEnrolments(actor)) throw new NotFound();
  if (!file) throw refusal('file', 'enrolment:import.problems.noFile');
  const { text, encoding } = await readText(file.bytes);
  const id = world.random.id();
  const now = world.clock.now();
  await asActor(world.db, actor, async (connection) => {
    const program = await loadProgram(connection, programId);
    if (!takesImports(program)) throw refusal('file', 'enrolment:import.problems.closed');
    const old = new Date(now.getTime() - keptHours * 60 * 60 * 1000);
    await connection.deleteFrom('enrolment_upload').where('created_at', '<', old).execute();
    await connection
      .insertInto('enrolment_upload')
      .values({
        id,
        organization_id: actor.organizationId,
        program_id: programId,
        uploaded_by: actor.personId,
        file_name: file.name.slice(0, 200) || 'people.csv',
        encoding,
        content: text,
        created_at: now,
      })
      .execute();
  });
  return id;
}

async function readText(bytes: Uint8Array): Promise<{ text: string; encoding: string }> {
  if (bytes.length > largestFile) {
    const size = Math.ceil(bytes.length / (1024 * 1024));
    throw refusal('file', 'enrolment:import.problems.tooLarge', { size });
  }
  const decoded = isArchive(bytes) ? await readWorkbook(bytes) : decodeSpreadsheet(bytes);
  if ('problem' in decoded) {
    throw refusal('file', `enrolment:import.problems.${decoded.problem}`);
  }
  const table = readTable(decoded.text);
  if (!table) throw refusal('file', 'enrolment:import.problems.noHeader');
  const count = table.rows.length;
  if (count === 0) throw refusal('file', 'enrolment:import.problems.noRows');
  if (count > mostRows) {
    throw refusal('file', 'enrolment:import.problems.tooManyRows', { count, max: mostRows });
  }
  return decoded;
}

/** Forgets an upload. */
export async function discardUpload(
  world: World,
  actor: Actor,
  programId: string,
  uploadId: string,
): Promise<void> {
  if (!canManageEnrolments(actor)) throw new NotFound();
  await asActor(world.db, actor, async (connection) => {
    found(
      await connection
        .deleteFrom('enrolment_upload')
        .where('id', '=', uploadId)
        .where('program_id', '=', programId)
        .returning('id')
        .executeTakeFirst(),
    );
  });
}
