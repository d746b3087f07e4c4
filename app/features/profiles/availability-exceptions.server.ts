import type { Kysely } from 'kysely';
import type { DB } from '../../../db/schema.gen.ts';
import type { Actor } from '../../platform/actor.ts';
import { asActor } from '../../platform/database.server.ts';
import { found, refusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { type Exception, type ExceptionKind, mostExceptions } from './availability.ts';

/** Adds days that differ from the actor's usual week. */
export async function addException(
  world: World,
  actor: Actor,
  { kind, fromOn, untilOn, hours }: Exception,
): Promise<void> {
  const { personId, organizationId } = actor;
  await asActor(world.db, actor, async (connection) => {
    const have = await listExceptions(connection, organizationId, [personId], fromOn);
    if (have.length >= mostExceptions) throw refusal('', 'profiles:problems.manyExceptions');
    await connection
      .insertInto('availability_exception')
      .values({
        id: world.random.id(),
        organization_id: organizationId,
        person_id: personId,
        kind,
        from_on: fromOn,
        until_on: untilOn,
        starts_minute: hours?.startsMinute ?? null,
        ends_minute: hours?.endsMinute ?? null,
      })
      .execute();
  });
}

export async function removeException(
  world: World,
  actor: Actor,
  exceptionId: string,
): Promise<void> {
  await asActor(world.db, actor, async (connection) => {
    found(
      await connection
        .deleteFrom('availability_exception')
        .where('id', '=', exceptionId)
        .where('person_id', '=', actor.personId)
        .returning('id')
        .executeTakeFirst(),
    );
  });
}

export interface KeptException extends Exception {
  id: string;
  personId: string;
}

/** What these people said about days that are not over, in order of time. */
export async function listExceptions(
  connection: Kysely<DB>,
  organizationId: string,
  personIds: readonly string[],
  today: string,
): Promise<KeptException[]> {
  const rows = await connection
    .selectFrom('availability_exception')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('person_id', 'in', personIds)
    .where('until_on', '>=', today)
    .orderBy('from_on')
    .orderBy('starts_minute')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    personId: row.person_id,
    kind: row.kind as ExceptionKind,
    fromOn: row.from_on,
    untilOn: row.until_on,
    hours:
      row.starts_minute === null || row.ends_minute === null
        ? undefined
        : { startsMinute: row.starts_minute, endsMinute: row.ends_minute },
  }));
}

/** What the actor's own page shows. */
export async function findOwnAvailability(world: World, actor: Actor, today: string) {
  return asActor(world.db, actor, async (connection) => {
    const setting = await connection
      .selectFrom('availability_setting')
      .select(['notice_hours', 'shows_load'])
      .where('person_id', '=', actor.personId)
      .executeTakeFirst();
    const exceptions = await listExceptions(
      connection,
      actor.organizationId,
      [actor.personId],
      today,
    );
    return {
      noticeHours: setting?.notice_hours,
      showsLoad: setting?.shows_load ?? false,
      exceptions: exceptions.map(({ personId: _own, ...exception }) => exception),
    };
  });
}
