import { dayIn } from '../../platform/calendar.ts';
import type { World } from '../../platform/world.ts';
import { sendMail } from '../mail/write-mail.server.tsx';
import { whenMayMailCome } from '../nudges/mail-moment.server.ts';
import { hashToken } from '../organizations/write-invitation.server.ts';
import type { Side } from '../programs/program-kind.ts';
import { findDuePeople } from './due-people.server.ts';
import { askedOf, type Measure, type Moment, measureList } from './measure.ts';
import { quietDays, surveyDays } from './survey.ts';
import { writeSurveyMail } from './survey-mail.server.ts';

export interface Plan {
  id: string;
  programId: string;
  organizationId: string;
  slug: string;
  program: string;
  endsOn: string | null;
  measures: Measure[];
}

/** Somebody to ask today. */
export interface DuePerson {
  personId: string;
  name: string;
  email: string;
  side: Side;
  moment: Moment;
  engagementId: string | null;
  /** They have no place in the program yet. */
  waits: boolean;
  /** Of the pulse: whom they work with. */
  partners: string;
}

type Outside = Pick<World, 'db' | 'clock' | 'random' | 'origin' | 'queue' | 'signer'>;

/**
 * Asks everybody who is due, in one program or in all: a mail with a link that needs no account. As the
 * server, since who is asked is nobody's to see. Returns how many were asked.
 */
export async function askDueSurveys(world: Outside, programId?: string): Promise<number> {
  let asked = 0;
  for (const plan of await listAskingPlans(world, programId)) {
    const today = dayIn('UTC', world.clock.now());
    for (const due of await findDuePeople(world, plan, today)) {
      if (askedOf(plan.measures, due.moment, due.side).length === 0) continue;
      const mailIds = await askOne(world, plan, due);
      if (mailIds === null) continue;
      await sendMail(world, mailIds);
      asked++;
    }
  }
  return asked;
}

/**
 * Writes the survey and its mail, unless this person was asked or reminded of anything just now, or wants
 * no mail at this hour: then the next sweep asks. Who wants no such mail at all finds it in the app.
 */
async function askOne(world: Outside, plan: Plan, due: DuePerson): Promise<string[] | null> {
  const now = world.clock.now();
  return world.db.transaction().execute(async (connection) => {
    // One person's askings one after another: two sweeps at once would write two mails.
    const { time_zone } = await connection
      .selectFrom('person')
      .select('time_zone')
      .where('id', '=', due.personId)
      .forUpdate()
      .executeTakeFirstOrThrow();
    const person = { id: due.personId, timeZone: time_zone ?? 'UTC' };
    const when = await whenMayMailCome(connection, person, 'questions', now);
    if (when === 'later') return null;
    const since = new Date(now.getTime() - quietDays * 86_400_000);
    const busy = await connection
      .selectFrom('survey')
      .select('id')
      .where('person_id', '=', due.personId)
      .where((on) => on.or([on('asked_at', '>', since), on('reminded_at', '>', since)]))
      .limit(1)
      .executeTakeFirst();
    if (busy) return null;
    const token = world.random.token();
    const expiresAt = new Date(now.getTime() + surveyDays * 86_400_000);
    const written = await connection
      .insertInto('survey')
      .values({
        id: world.random.id(),
        organization_id: plan.organizationId,
        program_id: plan.programId,
        plan_id: plan.id,
        engagement_id: due.engagementId,
        person_id: due.personId,
        side: due.side,
        moment: due.moment,
        waits: due.waits,
        token_hash: hashToken(token),
        asked_at: now,
        expires_at: expiresAt,
      })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (!written.numInsertedOrUpdatedRows) return null;
    if (when === 'never') return [];
    const mailId = await writeSurveyMail(world, connection, {
      ...due,
      ...plan,
      token,
      expiresOn: dayIn('UTC', expiresAt),
      isReminder: false,
    });
    return [mailId];
  });
}

/** The newest plan of each program that is under way, where it asks. */
export async function listAskingPlans(
  world: Pick<World, 'db'>,
  programId?: string,
): Promise<Plan[]> {
  let query = world.db
    .selectFrom('evaluation_plan as plan')
    .innerJoin('program', 'program.id', 'plan.program_id')
    .innerJoin('organization', 'organization.id', 'plan.organization_id')
    .distinctOn('plan.program_id')
    .select(['plan.id', 'plan.program_id', 'plan.organization_id', 'plan.measures', 'plan.asks'])
    .select(['program.name', 'program.ends_on', 'organization.slug'])
    .where('program.state', '!=', 'draft')
    .orderBy('plan.program_id')
    .orderBy('plan.version', 'desc');
  if (programId) query = query.where('plan.program_id', '=', programId);
  const rows = await query.execute();
  return rows
    .filter((row) => row.asks)
    .map((row) => ({
      id: row.id,
      programId: row.program_id,
      organizationId: row.organization_id,
      slug: row.slug,
      program: row.name,
      endsOn: row.ends_on,
      measures: measureList.parse(row.measures),
    }));
}
