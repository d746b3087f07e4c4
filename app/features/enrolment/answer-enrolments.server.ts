import { i18n } from '../../i18n.ts';
import type { Actor } from '../../platform/actor.ts';
import { asActor, type Connection } from '../../platform/database.server.ts';
import { NotFound, refusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { blank, sendMail, writeMails } from '../mail/write-mail.server.tsx';
import { loadProgram, type Program } from '../programs/program-queries.server.ts';
import { type Answer, answerable, answerTo, canManageEnrolments } from './enrolment.ts';

/**
 * Accepts, waitlists or declines enrolments of a program: those named, or everybody who waits for
 * an answer, and writes to those who applied. Returns how many it changed; those for whom the answer is not possible stay.
 */
export async function answerEnrolments(
  world: World,
  actor: Actor,
  programId: string,
  which: readonly string[] | 'applied',
  answer: Answer,
): Promise<number> {
  if (!canManageEnrolments(actor)) throw new NotFound();
  const { count, mailIds } = await asActor(world.db, actor, async (connection) => {
    const program = await loadProgram(connection, programId);
    if (program.state === 'closed') throw refusal('', 'enrolment:problems.notOpen');
    if (which.length === 0) throw refusal('', 'enrolment:problems.nobodyChosen');
    const from = which === 'applied' ? (['applied'] as const) : answerable(answer);
    const to = answerTo(from[0] ?? 'applied', answer);
    if (to === null) return { count: 0, mailIds: [] };
    let update = connection
      .updateTable('enrolment')
      .set({ state: to, updated_at: world.clock.now() })
      .where('program_id', '=', programId)
      .where('state', 'in', from)
      .returning(['person_id', 'import_id']);
    if (which !== 'applied') update = update.where('id', 'in', which);
    const answered = await update.execute();
    // Whoever was imported asked for nothing, so they wait for no answer.
    const asked = answered.filter((row) => row.import_id === null).map((row) => row.person_id);
    const mailIds = await writeAnswers(connection, world, actor, program, asked, answer);
    return { count: answered.length, mailIds };
  });
  await sendMail(world, mailIds);
  return count;
}

/** What each of these people is told of their enrolment. Returns the mails' ids. */
export async function writeAnswers(
  connection: Connection,
  world: World,
  actor: Actor,
  program: Program,
  personIds: string[],
  answer: Answer,
): Promise<string[]> {
  if (personIds.length === 0) return [];
  const { slug } = await connection
    .selectFrom('organization')
    .select('slug')
    .where('id', '=', actor.organizationId)
    .executeTakeFirstOrThrow();
  const people = await connection
    .selectFrom('person')
    .select(['name', 'email'])
    .where('id', 'in', personIds)
    .execute();
  const t = i18n.getFixedT(null, 'enrolment');
  return writeMails(
    world,
    connection,
    {
      organizationId: actor.organizationId,
      subject: t(`answerMail.${answer}.subject`, { program: program.name }),
      content: {
        greeting: i18n.t('mail:greeting', { name: blank('name') }),
        paragraphs: [t(`answerMail.${answer}.text`, { program: program.name })],
        button: {
          label: t('answerMail.button'),
          href: `${world.origin}/o/${slug}/programs${answer === 'decline' ? '' : `/${program.id}`}`,
        },
      },
    },
    people.map(({ name, email }) => ({ to: email, values: { name } })),
  );
}
