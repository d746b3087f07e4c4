import { i18n } from '../../i18n.ts';
import { anyOf, type Connection } from '../../platform/database.server.ts';
import type { World } from '../../platform/world.ts';
import { blank, writeMails } from '../mail/write-mail.server.tsx';
import type { Answer } from './enrolment.ts';

/** What each of these people is told of their enrolment. Returns the mails' ids. */
export async function writeAnswers(
  connection: Connection,
  world: Pick<World, 'clock' | 'random' | 'origin'>,
  { organizationId }: { organizationId: string },
  program: { id: string; name: string },
  personIds: readonly string[],
  answer: Answer | 'moveUp',
): Promise<string[]> {
  if (personIds.length === 0) return [];
  const { slug } = await connection
    .selectFrom('organization')
    .select('slug')
    .where('id', '=', organizationId)
    .executeTakeFirstOrThrow();
  const people = await connection
    .selectFrom('person')
    .select(['name', 'email'])
    .where('id', '=', anyOf(personIds))
    .execute();
  const t = i18n.getFixedT(null, 'enrolment');
  return writeMails(
    world,
    connection,
    {
      organizationId,
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
