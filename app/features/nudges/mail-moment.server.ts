import type { Kysely } from 'kysely';
import type { DB } from '../../../db/schema.gen.ts';
import { dayIn } from '../../platform/calendar.ts';
import { findNudgeSetting } from './nudge-setting.server.ts';
import { type MailKind, type Moment, mayCome, type NudgeSetting } from './nudge-setting.ts';

const weekMs = 7 * 24 * 3_600_000;

/**
 * What somebody wants of mail that comes unasked, and what came lately: reminders and questions count
 * together. As the server, with the person's row locked by the caller, so that no week is counted twice.
 */
export async function findMailMoment(
  connection: Kysely<DB>,
  personId: string,
  timeZone: string,
  now: Date,
): Promise<{ setting: NudgeSetting; moment: Moment }> {
  const setting = await findNudgeSetting(connection, personId);
  const since = new Date(now.getTime() - weekMs);
  const nudges = await connection
    .selectFrom('nudge')
    .select(['mail_id', 'created_at'])
    .where('person_id', '=', personId)
    .where('created_at', '>', since)
    .execute();
  const recent = [...new Map(nudges.map((row) => [row.mail_id, row.created_at])).values()];
  // Whoever wants no mail with questions finds them in the app alone.
  if (!setting.kindsOff.includes('questions')) {
    const asked = await connection
      .selectFrom('survey')
      .select(['asked_at', 'reminded_at'])
      .where('person_id', '=', personId)
      .where((on) => on.or([on('asked_at', '>', since), on('reminded_at', '>', since)]))
      .execute();
    recent.push(
      ...asked.flatMap((row) => [row.asked_at, ...(row.reminded_at ? [row.reminded_at] : [])]),
    );
  }
  const quiet = await connection
    .selectFrom('availability_exception')
    .select(['from_on as fromOn', 'until_on as untilOn'])
    .where('person_id', '=', personId)
    .where('kind', '=', 'quiet')
    .where('until_on', '>=', dayIn('UTC', since))
    .execute();
  return { setting, moment: { now, timeZone, recent, quiet } };
}

/** Whether a mail of this kind may come now, later, or is not wanted at all. */
export async function whenMayMailCome(
  connection: Kysely<DB>,
  person: { id: string; timeZone: string },
  kind: MailKind,
  now: Date,
): Promise<'now' | 'later' | 'never'> {
  const { setting, moment } = await findMailMoment(connection, person.id, person.timeZone, now);
  if (setting.kindsOff.includes(kind) || setting.perWeek === 0) return 'never';
  return mayCome(setting, moment) ? 'now' : 'later';
}
