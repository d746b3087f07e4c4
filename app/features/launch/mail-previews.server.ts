import { i18n } from '../../i18n.ts';
import type { Actor } from '../../platform/actor.ts';
import { asActor } from '../../platform/database.server.ts';
import { NotFound } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { occasionFor, type Segment } from '../announcements/announcement.ts';
import { announcementMail } from '../announcements/announcement-mail.server.ts';
import { type NewMail, renderMail } from '../mail/write-mail.server.tsx';
import { defaultDates } from '../matching/approval.ts';
import { approvalMail } from '../matching/approval-mail.server.ts';
import { findInvitationWords, invitationMail } from '../organizations/write-invitation.server.ts';
import type { Occasion } from '../programs/announcement-texts.ts';
import { canManagePrograms } from '../programs/program.ts';
import { sidesOf } from '../programs/program-kind.ts';
import type { Program } from '../programs/program-queries.server.ts';

export interface MailPreview {
  occasion: Occasion | 'invitation';
  subject: string;
  text: string;
}

const sentTo: readonly Segment[] = ['notEnrolled', 'invited', 'atWork'];

/** The program's mails with its own words, as somebody invented would get them. */
export async function previewMails(
  world: World,
  actor: Actor,
  program: Program,
): Promise<MailPreview[]> {
  if (!canManagePrograms(actor)) throw new NotFound();
  const t = i18n.getFixedT(null, 'launch');
  const somebody = { personId: actor.personId, name: t('mails.somebody') };
  const { endsOn } = defaultDates(program, world.clock.now());
  const written = await asActor(world.db, actor, async (connection) => {
    const words = await findInvitationWords(connection, {
      organizationId: actor.organizationId,
      programId: program.id,
      invitedBy: actor.personId,
    });
    const link = `${world.origin}/join/…`;
    const mails: [MailPreview['occasion'], Pick<NewMail, 'subject' | 'content'>][] = [
      ['invitation', invitationMail(words, { name: '', link })],
      [
        'matched',
        approvalMail(program, world.origin, {
          side: sidesOf(program.kind)[0] ?? 'mentee',
          endsOn,
          isOne: true,
          name: somebody.name,
          partners: t('mails.partner'),
          former: null,
        }),
      ],
    ];
    for (const segment of sentTo) {
      const occasion = occasionFor(segment);
      const text = occasion && program.announcementTexts[occasion];
      if (!occasion || !text) continue;
      const mail = await announcementMail(connection, world, actor, program, {
        segment,
        subject: program.name,
        text,
      });
      const reader = segment === 'invited' ? { personId: null, name: '' } : somebody;
      mails.push([occasion, mail.for(reader)]);
    }
    return mails;
  });
  return Promise.all(
    written.map(async ([occasion, mail]) => ({
      occasion,
      subject: mail.subject,
      text: (await renderMail(world, mail.subject, mail.content)).text,
    })),
  );
}
