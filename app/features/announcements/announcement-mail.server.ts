import { i18n } from '../../i18n.ts';
import type { Actor } from '../../platform/actor.ts';
import type { Connection } from '../../platform/database.server.ts';
import type { World } from '../../platform/world.ts';
import { blank, type NewMail, paragraphsOf } from '../mail/write-mail.server.tsx';
import { unsubscribeToken } from '../nudges/unsubscribe.ts';
import { findInvitationWords, invitationMail } from '../organizations/write-invitation.server.ts';
import type { Program } from '../programs/program-queries.server.ts';
import type { Announcement } from './announcement.ts';
import type { Addressee } from './segment-queries.server.ts';

type Written = Pick<NewMail, 'subject' | 'content'>;

export interface AnnouncementMail {
  /** For everybody who is known here: `name` and `stop` are blanks. */
  toAll: Written;
  valuesFor(person: { personId: string; name: string }): { name: string; stop: string };
  /** For one, as they get it. */
  for(person: Pick<Addressee, 'personId' | 'name'>): Written;
}

/** What a program's managers wrote, with why it comes and how it ends. */
export async function announcementMail(
  connection: Connection,
  world: Pick<World, 'origin' | 'signer'>,
  actor: Actor,
  program: Program,
  { segment, subject, text }: Pick<Announcement, 'segment' | 'subject' | 'text'>,
): Promise<AnnouncementMail> {
  const t = i18n.getFixedT(null, 'announcements');
  const { organizationId, personId: invitedBy } = actor;
  const { slug, name: organization } = await connection
    .selectFrom('organization')
    .select(['slug', 'name'])
    .where('id', '=', organizationId)
    .executeTakeFirstOrThrow();
  const page = `${world.origin}/o/${slug}/programs/${program.id}`;
  const write = ({ name, stop }: { name: string; stop: string }): Written => ({
    subject,
    content: {
      greeting: i18n.t('mail:greeting', { name }),
      paragraphs: paragraphsOf(text),
      button: {
        label: t('mail.button', { program: program.name }),
        href: segment === 'notEnrolled' ? `${page}/enrol` : page,
      },
      remarks: [
        t(`mail.because.${segment}`, { program: program.name, organization }),
        t('mail.stop', { url: stop }),
      ],
    },
  });
  const valuesFor = ({ personId, name }: { personId: string; name: string }) => ({
    name,
    stop: `${world.origin}/reminders/${unsubscribeToken(world.signer, personId, ['announcement'])}`,
  });
  const asked = await findInvitationWords(connection, {
    organizationId,
    programId: program.id,
    invitedBy,
  });
  return {
    toAll: write({ name: blank('name'), stop: blank('stop') }),
    valuesFor,
    for: ({ personId, name }) =>
      personId === null
        ? invitationMail({ ...asked, subject, text }, { name, link: `${world.origin}/join/…` })
        : write(valuesFor({ personId, name })),
  };
}
