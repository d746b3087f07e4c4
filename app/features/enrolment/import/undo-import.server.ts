import type { Actor } from '../../../platform/actor.ts';
import { asActor, type Connection, continueAsActor } from '../../../platform/database.server.ts';
import { found, NotFound, refusal } from '../../../platform/refusal.ts';
import type { World } from '../../../platform/world.ts';
import { sendMail } from '../../mail/write-mail.server.tsx';
import { removeMembers } from '../../organizations/remove-members.server.ts';
import { listUnclaimed, removeStrays } from '../../people/unclaimed-people.server.ts';
import { canManageEnrolments } from '../enrolment.ts';
import { lockPlaces, moveUp } from '../move-up.server.ts';

export interface Undo {
  fileName: string;
  when: string;
  rowCount: number;
  /** How many of its enrolments go, and how many stay because something has happened to them. */
  removed: number;
  kept: number;
  /** How many people leave the organization again. */
  leaving: number;
}

/** What undoing this import would do. */
export async function previewUndo(
  world: World,
  actor: Actor,
  programId: string,
  importId: string,
): Promise<Undo> {
  if (!canManageEnrolments(actor)) throw new NotFound();
  const unclaimed = await listUnclaimed(world.db, actor.organizationId, importId);
  return asActor(world.db, actor, async (connection) => {
    const { untouched, leaving, ...row } = await lookAt(connection, programId, importId, unclaimed);
    return { ...row, removed: untouched.length, leaving: leaving.length };
  });
}

/**
 * Takes back what an import did and nobody has built on since: enrolments that were not matched,
 * answered or changed, and the people it made members who never signed in and have nothing else
 * here. All in one transaction; a second undo is refused.
 */
export async function undoImport(
  world: World,
  actor: Actor,
  programId: string,
  importId: string,
): Promise<{ removed: number; kept: number }> {
  if (!canManageEnrolments(actor)) throw new NotFound();
  const { gone, mailIds, ...counts } = await world.db.transaction().execute(async (connection) => {
    // Who has an account is for the server alone to know; all that follows is the actor's.
    const unclaimed = await listUnclaimed(connection, actor.organizationId, importId);
    await continueAsActor(connection, actor);
    await lockPlaces(connection, programId);
    const { untouched, leaving, kept } = await lookAt(connection, programId, importId, unclaimed);
    if (untouched.length === 0) throw refusal('', 'enrolment:undo.nothing');
    for (let from = 0; from < untouched.length; from += 1_000) {
      await connection
        .deleteFrom('enrolment')
        .where('id', 'in', untouched.slice(from, from + 1_000))
        .execute();
    }
    await removeMembers(connection, actor.organizationId, leaving);
    await connection
      .updateTable('enrolment_import')
      .set({ undone_at: world.clock.now(), undone_by: actor.personId })
      .where('id', '=', importId)
      .execute();
    const mailIds = await moveUp(connection, world, programId);
    return { removed: untouched.length, kept, gone: leaving, mailIds };
  });
  await sendMail(world, mailIds);
  await removeStrays(world.db, gone);
  return counts;
}

async function lookAt(
  connection: Connection,
  programId: string,
  importId: string,
  unclaimed: readonly string[],
) {
  const row = found(
    await connection
      .selectFrom('enrolment_import')
      .select(['file_name', 'row_count', 'created_at', 'undone_at'])
      .where('id', '=', importId)
      .where('program_id', '=', programId)
      .forUpdate()
      .executeTakeFirst(),
  );
  const enrolments = await connection
    .selectFrom('enrolment')
    .select(['id', 'person_id', 'state', 'created_at', 'updated_at'])
    .select((on) => [
      on
        .exists(
          on
            .selectFrom('engagement_member')
            .select('engagement_member.enrolment_id')
            .whereRef('engagement_member.enrolment_id', '=', 'enrolment.id'),
        )
        .as('is_in_engagement'),
      on
        .exists(
          on
            .selectFrom('enrolment as other')
            .select('other.id')
            .whereRef('other.person_id', '=', 'enrolment.person_id')
            .whereRef('other.organization_id', '=', 'enrolment.organization_id')
            .where((or) =>
              or.or([or('other.import_id', 'is', null), or('other.import_id', '!=', importId)]),
            ),
        )
        .as('is_elsewhere'),
    ])
    .where('import_id', '=', importId)
    .forUpdate()
    .execute();
  const isUntouched = (enrolment: (typeof enrolments)[number]) =>
    enrolment.state === 'accepted' &&
    enrolment.updated_at.getTime() === enrolment.created_at.getTime() &&
    !enrolment.is_in_engagement;
  const untouched = row.undone_at ? [] : enrolments.filter(isUntouched);
  const staying = new Set(
    enrolments
      .filter((each) => each.is_elsewhere || !isUntouched(each))
      .map((each) => each.person_id),
  );
  return {
    fileName: row.file_name,
    when: row.created_at.toISOString(),
    rowCount: row.row_count,
    untouched: untouched.map((enrolment) => enrolment.id),
    kept: enrolments.length - untouched.length,
    leaving: row.undone_at ? [] : unclaimed.filter((personId) => !staying.has(personId)),
  };
}
