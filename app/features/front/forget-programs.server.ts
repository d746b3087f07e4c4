import { type SelectQueryBuilder, sql } from 'kysely';
import type { DB } from '../../../db/schema.gen.ts';
import { i18n } from '../../i18n.ts';
import { todayOf } from '../../platform/clock.ts';
import type { Connection } from '../../platform/database.server.ts';
import type { World } from '../../platform/world.ts';
import { formatDay } from '../../ui/dates.tsx';
import { blank, sendMail, writeMails } from '../mail/write-mail.server.tsx';
import { type Kept, retentionStep } from '../programs/retention.ts';

/**
 * What people gave a program, each table after those that refer to it. Its settings, policies, playbooks
 * and plans name nobody and stay.
 */
export const forgottenTables = [
  'program_joining',
  'engagement',
  'mentor_request',
  'choice_round',
  'lottery',
  'second_look',
  'matching_run',
  'survey',
  'answer_group',
  'concern',
  'announcement',
  'invitation',
  'enrolment',
  'enrolment_import',
  'enrolment_upload',
] as const;

/**
 * Keeps the promise of each program's settings, 'deleted so many months after the end': a month before,
 * everybody in it and its managers are told; then it is done. For the job worker, of no actor.
 */
export async function forgetPrograms(world: World): Promise<void> {
  const today = todayOf(world);
  for (const program of await listEnded(world, today)) {
    const next = retentionStep(program, today);
    if (next.step === 'warn') await warn(world, program, next.on);
    if (next.step === 'forget') await forget(world, program.id);
    if (next.step === 'takeBack') {
      await world.db
        .updateTable('program')
        .set({ forgets_on: null })
        .where('id', '=', program.id)
        .execute();
    }
  }
}

interface EndedProgram extends Kept {
  id: string;
  name: string;
  organizationId: string;
  slug: string;
}

async function listEnded(world: World, today: string): Promise<EndedProgram[]> {
  const ended = sql<string>`coalesce((program.closed_at at time zone 'UTC')::date, program.ends_on)`;
  const lastOfPairs = sql<string>`(
    select max(greatest(ends_on, (closed_at at time zone 'UTC')::date)) from engagement
    where organization_id = program.organization_id and program_id = program.id)`;
  const rows = await world.db
    .selectFrom('program')
    .innerJoin('organization', 'organization.id', 'program.organization_id')
    .select([
      'program.id',
      'program.name',
      'program.organization_id',
      'organization.slug',
      'program.retention_months',
      'program.forgets_on',
      sql<string>`greatest(${ended}, ${lastOfPairs})`.as('last_day'),
    ])
    .where('program.forgotten_at', 'is', null)
    .where(ended, '<', today)
    .orderBy('program.id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    organizationId: row.organization_id,
    slug: row.slug,
    lastDay: row.last_day,
    retentionMonths: row.retention_months,
    forgetsOn: row.forgets_on,
  }));
}

/** The day and the mails about it, together or not at all. */
async function warn(world: World, program: EndedProgram, on: string): Promise<void> {
  const mails = await world.db.transaction().execute(async (connection) => {
    const { numUpdatedRows } = await connection
      .updateTable('program')
      .set({ forgets_on: on })
      .where('id', '=', program.id)
      .where('forgets_on', 'is', null)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return [];
    const members = connection
      .selectFrom('engagement_member as member')
      .innerJoin('engagement', 'engagement.id', 'member.engagement_id')
      .select('member.person_id')
      .where('engagement.program_id', '=', program.id)
      .where('member.left_at', 'is', null);
    const managers = connection
      .selectFrom('membership')
      .select('person_id')
      .where('organization_id', '=', program.organizationId)
      .where('role', 'in', ['admin', 'manager']);
    return [
      ...(await writeWarnings(world, connection, program, on, 'members', members)),
      ...(await writeWarnings(world, connection, program, on, 'managers', managers)),
    ];
  });
  await sendMail(world, mails);
}

async function writeWarnings(
  world: World,
  connection: Connection,
  program: EndedProgram,
  on: string,
  readers: 'members' | 'managers',
  personIds: SelectQueryBuilder<DB, never, { person_id: string }>,
): Promise<string[]> {
  const people = await connection
    .selectFrom('person')
    .select(['name', 'email'])
    .where('id', 'in', personIds)
    .orderBy('email')
    .execute();
  if (people.length === 0) return [];
  const t = i18n.getFixedT(null, 'programs');
  const words = { program: program.name, day: formatDay(on) };
  const page = readers === 'members' ? '' : `/programs/${program.id}/outcomes`;
  return writeMails(
    world,
    connection,
    {
      organizationId: program.organizationId,
      subject: t('retention.mail.subject', words),
      content: {
        greeting: i18n.t('mail:greeting', { name: blank('name') }),
        paragraphs: [t(`retention.mail.${readers}.text`, words)],
        button: {
          label: t(`retention.mail.${readers}.button`),
          href: `${world.origin}/o/${program.slug}${page}`,
        },
      },
    },
    people.map(({ name, email }) => ({ to: email, values: { name } })),
  );
}

async function forget(world: World, programId: string): Promise<void> {
  const files = await world.db.transaction().execute(async (connection) => {
    const attached = await connection
      .selectFrom('attachment')
      .innerJoin('engagement', 'engagement.id', 'attachment.engagement_id')
      .select('attachment.storage_name')
      .where('engagement.program_id', '=', programId)
      .execute();
    for (const table of forgottenTables) {
      await connection.deleteFrom(table).where('program_id', '=', programId).execute();
    }
    await connection
      .updateTable('program')
      .set({ forgotten_at: world.clock.now() })
      .where('id', '=', programId)
      .execute();
    return attached.map((row) => row.storage_name);
  });
  // The database no longer names them: a file that cannot be removed now is nobody's.
  for (const name of files) await world.files.remove(name);
  world.log.info({ program: programId }, 'program forgotten');
}
