import { sql } from 'kysely';
import { z } from 'zod';
import { dayIn } from '../../platform/calendar.ts';
import type { World } from '../../platform/world.ts';
import { sendMail } from '../mail/write-mail.server.tsx';
import { whenMayMailCome } from '../nudges/mail-moment.server.ts';
import { hashToken } from '../organizations/write-invitation.server.ts';
import { moments } from './measure.ts';
import { reminderDays } from './survey.ts';
import { writeSurveyMail } from './survey-mail.server.ts';

type Outside = Pick<World, 'db' | 'clock' | 'random' | 'origin' | 'queue' | 'signer'>;

/** Reminds once of what was asked a week ago and not answered. Returns how many were reminded. */
export async function remindOfSurveys(world: Outside): Promise<number> {
  const now = world.clock.now();
  const waiting = await world.db
    .selectFrom('survey')
    .innerJoin('person', 'person.id', 'survey.person_id')
    .innerJoin('program', 'program.id', 'survey.program_id')
    .select(['survey.id', 'survey.moment', 'survey.expires_at', 'survey.organization_id'])
    .select(['survey.person_id', 'person.name', 'person.email', 'person.time_zone'])
    .select('program.name as program')
    .where('survey.answered_at', 'is', null)
    .where('survey.reminded_at', 'is', null)
    .where('survey.expires_at', '>', now)
    .where('survey.asked_at', '<=', new Date(now.getTime() - reminderDays * 86_400_000))
    // Two who have ended their work are not asked how it goes.
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('engagement')
            .select('engagement.id')
            .whereRef('engagement.id', '=', 'survey.engagement_id')
            .where('engagement.phase', 'in', ['closed', 'ended_early']),
        ),
      ),
    )
    // Whoever wants no such mail is never reminded, and stands in nobody's way.
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('nudge_setting as setting')
            .select('setting.person_id')
            .whereRef('setting.person_id', '=', 'survey.person_id')
            .where(sql<boolean>`(per_week = 0 or kinds_off @> '{questions}')`),
        ),
      ),
    )
    .orderBy('survey.asked_at')
    .limit(500)
    .execute();
  let reminded = 0;
  for (const row of waiting) {
    const mailId = await world.db.transaction().execute(async (connection) => {
      await connection
        .selectFrom('person')
        .select('id')
        .where('id', '=', row.person_id)
        .forUpdate()
        .execute();
      const person = { id: row.person_id, timeZone: row.time_zone ?? 'UTC' };
      if ((await whenMayMailCome(connection, person, 'questions', now)) !== 'now') return null;
      const token = world.random.token();
      const { numUpdatedRows } = await connection
        .updateTable('survey')
        .set({ reminded_at: now, reminder_token_hash: hashToken(token) })
        .where('id', '=', row.id)
        .where('answered_at', 'is', null)
        .where('reminded_at', 'is', null)
        .executeTakeFirst();
      if (numUpdatedRows === 0n) return null;
      return writeSurveyMail(world, connection, {
        organizationId: row.organization_id,
        personId: row.person_id,
        name: row.name,
        email: row.email,
        program: row.program,
        moment: z.enum(moments).parse(row.moment),
        partners: '',
        token,
        expiresOn: dayIn('UTC', row.expires_at),
        isReminder: true,
      });
    });
    if (mailId === null) continue;
    await sendMail(world, [mailId]);
    reminded++;
  }
  return reminded;
}
