import { z } from 'zod';
import { dayIn } from '../../platform/calendar.ts';
import type { World } from '../../platform/world.ts';
import { sendMail } from '../mail/write-mail.server.tsx';
import { hashToken } from '../organizations/write-invitation.server.ts';
import { moments } from './measure.ts';
import { reminderDays } from './survey.ts';
import { writeSurveyMail } from './survey-mail.server.ts';

type Outside = Pick<World, 'db' | 'clock' | 'random' | 'origin' | 'queue'>;

/** Reminds once of what was asked a week ago and not answered. Returns how many were reminded. */
export async function remindOfSurveys(world: Outside): Promise<number> {
  const now = world.clock.now();
  const waiting = await world.db
    .selectFrom('survey')
    .innerJoin('person', 'person.id', 'survey.person_id')
    .innerJoin('program', 'program.id', 'survey.program_id')
    .select(['survey.id', 'survey.moment', 'survey.expires_at', 'survey.organization_id'])
    .select(['person.name', 'person.email', 'program.name as program'])
    .where('survey.answered_at', 'is', null)
    .where('survey.reminded_at', 'is', null)
    .where('survey.expires_at', '>', now)
    .where('survey.asked_at', '<=', new Date(now.getTime() - reminderDays * 86_400_000))
    .orderBy('survey.asked_at')
    .limit(500)
    .execute();
  for (const row of waiting) {
    const mailId = await world.db.transaction().execute(async (connection) => {
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
    if (mailId !== null) await sendMail(world, [mailId]);
  }
  return waiting.length;
}
