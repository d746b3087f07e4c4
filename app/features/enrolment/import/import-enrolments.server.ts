import { sql } from 'kysely';
import type { Actor } from '../../../platform/actor.ts';
import { type Connection, continueAsActor } from '../../../platform/database.server.ts';
import { found, NotFound, refusal } from '../../../platform/refusal.ts';
import type { World } from '../../../platform/world.ts';
import { sendMail } from '../../mail/write-mail.server.tsx';
import { addMembers } from '../../organizations/add-members.server.ts';
import { writeInvitations } from '../../organizations/write-invitation.server.ts';
import { dropUnprovedAccounts } from '../../people/drop-unproved-accounts.server.ts';
import { ensurePeople } from '../../people/ensure-people.server.ts';
import { fillTimeZones } from '../../people/save-time-zone.server.ts';
import { fillReportingLines } from '../../profiles/fill-reporting-lines.server.ts';
import { takesImports } from '../../programs/program.ts';
import { type Side, sidesOf } from '../../programs/program-kind.ts';
import { loadProgram } from '../../programs/program-queries.server.ts';
import { canManageEnrolments } from '../enrolment.ts';
import { offerSkills } from '../offered-skills.server.ts';
import { checkRows, type ImportRow } from './check-rows.ts';
import type { ColumnMapping } from './column-mapping.ts';
import { fillImportedPeople } from './fill-imported-people.server.ts';
import { listEnrolledKeys } from './import-queries.server.ts';
import { readTable } from './read-table.ts';

export interface ImportOrder {
  programId: string;
  uploadId: string;
  mapping: ColumnMapping;
  /** The side of every row, where no column says it. */
  side: Side | null;
  /** Leave rows with faults out; without it one fault stops everything. */
  leaveOut: boolean;
}

/**
 * Imports an upload: people, memberships, profiles, skills, accepted enrolments and invitations, in
 * one transaction: all of it, or nothing. Returns how many enrolments there are more.
 */
export async function importEnrolments(
  world: World,
  actor: Actor,
  order: ImportOrder,
): Promise<number> {
  if (!canManageEnrolments(actor)) throw new NotFound();
  const { count, mailIds } = await world.db.transaction().execute(async (connection) => {
    const { upload, rows } = await takeUpload(connection, actor, order);
    // People are added by the server itself: a member's connection may not. All that follows is the actor's.
    const people = await ensurePeople(connection, world, rows);
    await fillTimeZones(connection, world, rows);
    const members = await listMembers(connection, actor);
    const joining = new Map(
      rows.filter((row) => !members.has(idOf(people, row))).map((row) => [row.email, row]),
    );
    const joiningIds = [...joining.values()].map((row) => idOf(people, row));
    // Whoever took one of these addresses for an account before must not become a member with it.
    if (world.deliversMail) await dropUnprovedAccounts(connection, joiningIds);
    await continueAsActor(connection, actor);
    const filled = rows.map((row) => ({ ...row, personId: idOf(people, row) }));
    const importId = await noteImport(connection, world, actor, {
      programId: order.programId,
      fileName: upload.file_name,
      rowCount: rows.length,
    });
    await addMembers(connection, world, actor.organizationId, joiningIds, { importId });
    await fillImportedPeople(connection, world, actor, filled);
    await writeEnrolments(connection, world, actor, order.programId, importId, filled);
    await noteReportingLines(connection, actor);
    const invitations = await writeInvitations(connection, world, {
      organizationId: actor.organizationId,
      programId: order.programId,
      role: 'member',
      invitedBy: actor.personId,
      invited: [...joining.values()],
    });
    return { count: rows.length, mailIds: invitations.map((each) => each.mailId) };
  });
  await sendMail(world, mailIds);
  return count;
}

function idOf(people: Map<string, { id: string }>, row: ImportRow): string {
  return found(people.get(row.email)).id;
}

/** The upload's good rows; the upload itself is gone, so that nothing is imported twice. */
async function takeUpload(connection: Connection, actor: Actor, order: ImportOrder) {
  const upload = found(
    await connection
      .deleteFrom('enrolment_upload')
      .where('id', '=', order.uploadId)
      .where('program_id', '=', order.programId)
      .where('organization_id', '=', actor.organizationId)
      .returning(['file_name', 'content'])
      .executeTakeFirst(),
  );
  const program = await loadProgram(connection, order.programId);
  if (!takesImports(program)) throw refusal('', 'enrolment:import.problems.closed');
  const table = found(readTable(upload.content));
  const { good, faults } = checkRows(table, order.mapping, {
    sides: sidesOf(program.kind),
    side: order.side,
    questions: await offerSkills(connection, actor, program.questions),
    enrolled: await listEnrolledKeys(connection, order.programId),
  });
  if (faults.length > 0 && !order.leaveOut) {
    throw refusal('leave_out', 'enrolment:import.problems.hasFaults');
  }
  if (good.length === 0) throw refusal('', 'enrolment:import.nothingGood');
  return { upload, rows: good };
}

async function listMembers(connection: Connection, actor: Actor): Promise<Set<string>> {
  const rows = await connection
    .selectFrom('membership')
    .select('person_id')
    .where('organization_id', '=', actor.organizationId)
    .execute();
  return new Set(rows.map((row) => row.person_id));
}

async function noteImport(
  connection: Connection,
  world: World,
  actor: Actor,
  { programId, fileName, rowCount }: { programId: string; fileName: string; rowCount: number },
): Promise<string> {
  const id = world.random.id();
  await connection
    .insertInto('enrolment_import')
    .values({
      id,
      organization_id: actor.organizationId,
      program_id: programId,
      file_name: fileName,
      row_count: rowCount,
      imported_by: actor.personId,
      created_at: world.clock.now(),
    })
    .execute();
  return id;
}

async function writeEnrolments(
  connection: Connection,
  world: World,
  actor: Actor,
  program_id: string,
  import_id: string,
  rows: (ImportRow & { personId: string })[],
) {
  const now = world.clock.now();
  for (let from = 0; from < rows.length; from += 1_000) {
    await connection
      .insertInto('enrolment')
      .values(
        rows.slice(from, from + 1_000).map((row) => ({
          id: world.random.id(),
          organization_id: actor.organizationId,
          program_id,
          person_id: row.personId,
          side: row.side,
          state: 'accepted',
          goal: row.goal,
          answers: JSON.stringify({
            ...(row.id && { external_id: row.id }),
            ...(row.managerEmail && { manager_email: row.managerEmail }),
            ...(Object.keys(row.answers).length > 0 && { own: row.answers }),
          }),
          capacity: row.capacity,
          hours_per_month: row.hoursPerMonth,
          import_id,
          created_at: now,
          updated_at: now,
        })),
      )
      .execute();
  }
}

/** Managers may come with this import, or only with a later one: all that was ever said is looked at. */
async function noteReportingLines(connection: Connection, { organizationId }: Actor) {
  const manager = sql<string>`answers ->> 'manager_email'`;
  const lines = await connection
    .selectFrom('enrolment_answers')
    .select(['person_id', manager.as('manager_email')])
    .where('organization_id', '=', organizationId)
    .where(manager, 'is not', null)
    .execute();
  await fillReportingLines(
    connection,
    organizationId,
    lines.map((line) => ({ personId: found(line.person_id), managerEmail: line.manager_email })),
  );
}
