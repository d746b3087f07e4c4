import { i18n } from '../../i18n.ts';
import type { Connection } from '../../platform/database.server.ts';
import type { World } from '../../platform/world.ts';
import { formatDay } from '../../ui/dates.tsx';
import { blank, writeMails } from '../mail/write-mail.server.tsx';

/** One mail to each on a side of a round who has not answered. Returns the mails' ids. */
export async function writeRoundMails(
  world: World,
  connection: Connection,
  roundId: string,
  occasion: 'opened.mentee' | 'opened.mentor' | 'reminder.mentee',
): Promise<string[]> {
  const side = occasion === 'opened.mentor' ? 'mentor' : 'mentee';
  const round = await connection
    .selectFrom('choice_round as round')
    .innerJoin('program', 'program.id', 'round.program_id')
    .innerJoin('organization', 'organization.id', 'round.organization_id')
    .select(['program.name', 'organization.id', 'organization.slug', 'round.closes_at'])
    .where('round.id', '=', roundId)
    .executeTakeFirstOrThrow();
  const people = await connection
    .selectFrom('choice_option as option')
    .innerJoin('person', 'person.id', `option.${side}_id`)
    .select(['person.name', 'person.email'])
    .distinct()
    .where('option.round_id', '=', roundId)
    .where((build) =>
      build.not(
        build.exists(
          build
            .selectFrom('choice_answer as answer')
            .select('answer.enrolment_id')
            .whereRef('answer.round_id', '=', 'option.round_id')
            .whereRef('answer.enrolment_id', '=', `option.${side}_enrolment_id`),
        ),
      ),
    )
    .orderBy('person.email')
    .execute();
  if (people.length === 0) return [];
  const t = i18n.getFixedT(null, 'choice');
  const words = {
    program: round.name,
    day: formatDay(round.closes_at.toISOString().slice(0, 10)),
  };
  return writeMails(
    world,
    connection,
    {
      organizationId: round.id,
      subject: t(`mail.${occasion}.subject`, words),
      content: {
        greeting: i18n.t('mail:greeting', { name: blank('name') }),
        paragraphs: [t(`mail.${occasion}.text`, words)],
        button: {
          label: t('mail.choose'),
          href: `${world.origin}/o/${round.slug}/choices/${roundId}`,
        },
      },
    },
    people.map(({ name, email }) => ({ to: email, values: { name } })),
  );
}
