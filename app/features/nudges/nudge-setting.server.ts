import type { Kysely } from 'kysely';
import type { DB } from '../../../db/schema.gen.ts';
import type { Actor } from '../../platform/actor.ts';
import { asActor } from '../../platform/database.server.ts';
import { found } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { defaultSetting, type MailKind, mailKinds, type NudgeSetting } from './nudge-setting.ts';
import { readUnsubscribeToken } from './unsubscribe.ts';

export async function findNudgeSetting(
  connection: Kysely<DB>,
  personId: string,
): Promise<NudgeSetting> {
  const row = await connection
    .selectFrom('nudge_setting')
    .selectAll()
    .where('person_id', '=', personId)
    .executeTakeFirst();
  if (!row) return defaultSetting;
  return {
    kindsOff: mailKinds.filter((kind) => row.kinds_off.includes(kind)),
    perWeek: row.per_week,
    fromMinute: row.from_minute,
    untilMinute: row.until_minute,
    snoozedUntil: row.snoozed_until,
  };
}

export async function findOwnNudgeSetting(world: World, actor: Actor): Promise<NudgeSetting> {
  return asActor(world.db, actor, (connection) => findNudgeSetting(connection, actor.personId));
}

export async function saveNudgeSetting(
  world: World,
  actor: Actor,
  setting: NudgeSetting,
): Promise<void> {
  await asActor(world.db, actor, (connection) => write(connection, actor.personId, setting));
}

async function write(
  connection: Kysely<DB>,
  personId: string,
  setting: NudgeSetting,
): Promise<void> {
  const row = {
    kinds_off: [...setting.kindsOff],
    per_week: setting.perWeek,
    from_minute: setting.fromMinute,
    until_minute: setting.untilMinute,
    snoozed_until: setting.snoozedUntil,
  };
  await connection
    .insertInto('nudge_setting')
    .values({ person_id: personId, ...row })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet(row))
    .execute();
}

/** Ends kinds of mail by the token of a mail: no actor, the token is the proof. */
export async function unsubscribe(world: World, token: string): Promise<MailKind[]> {
  const { personId, kinds } = found(readUnsubscribeToken(world.signer, token));
  await world.db.transaction().execute(async (connection) => {
    const person = await connection
      .selectFrom('person')
      .select('id')
      .where('id', '=', personId)
      .forUpdate()
      .executeTakeFirst();
    found(person);
    const setting = await findNudgeSetting(connection, personId);
    const kindsOff = [...new Set([...setting.kindsOff, ...kinds])];
    await write(connection, personId, { ...setting, kindsOff });
  });
  return kinds;
}
