import { Button, Paper, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, redirect, useParams } from 'react-router';
import { ticked } from '../../../http/fields.ts';
import { form, memberAction, memberPage } from '../../../http/page.server.ts';
import { idFrom } from '../../../platform/database.server.ts';
import { ActionForm, AreaField } from '../../../ui/form.tsx';
import { Empty, Page, Section } from '../../../ui/page.tsx';
import { occasions } from '../../programs/announcement-texts.ts';
import { programInvitation, takesEnrolments } from '../../programs/program.ts';
import { useAboveProgram } from '../../programs/program-parts.tsx';
import { findManagedProgram } from '../../programs/program-queries.server.ts';
import { setMailTexts } from '../../programs/set-up-program.server.ts';
import { invitedAddresses, inviteToProgram, mostInvited } from '../invite-to-program.server.ts';
import { afterStep, LaunchSteps } from '../launch-steps.tsx';
import { previewMails } from '../mail-previews.server.ts';
import type { Route } from './+types/invitation';

export const loader = memberPage(async ({ world, actor, params }) => {
  const program = await findManagedProgram(world, actor, idFrom(params.program));
  return {
    name: program.name,
    texts: { invitation: program.invitationText, ...program.announcementTexts },
    previews: await previewMails(world, actor, program),
    isOpen: takesEnrolments(program),
    deliversMail: world.deliversMail,
    mostInvited,
  };
});

const mailTexts = programInvitation.extend({ look: ticked() });

export const action = memberAction({
  text: form(mailTexts, async ({ world, actor, params }, { look, ...given }) => {
    await setMailTexts(world, actor, idFrom(params.program), given);
    if (look) return redirect('?said=launch.saved');
    const base = `/o/${params.organization}/programs/${params.program}`;
    return redirect(`${base}/${afterStep('invitation')}?said=launch.saved`);
  }),
  invite: form(invitedAddresses, async ({ world, actor, params }, { addresses }) => {
    const count = await inviteToProgram(world, actor, idFrom(params.program), addresses);
    return redirect(`?said=launch.invited&count=${count}`);
  }),
});

export default function Invitation({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation('launch');
  const { organization, program } = useParams();
  return (
    <Page
      title={t('steps.invitation')}
      lead={t('invitation.lead')}
      above={useAboveProgram(loaderData.name)}
    >
      <LaunchSteps />
      <ActionForm
        intent="text"
        submit={t('save')}
        aside={
          <Button type="submit" variant="default" name="look" value="yes">
            {t('mails.look')}
          </Button>
        }
      >
        <AreaField
          name="invitation"
          label={t('invitation.text')}
          hint={t('invitation.textHint')}
          value={loaderData.texts.invitation || t('invitation.example')}
          rows={5}
          optional
        />
        {occasions.map((occasion) => (
          <AreaField
            key={occasion}
            name={occasion}
            label={t(`mails.${occasion}.label`)}
            hint={t(`mails.${occasion}.hint`)}
            value={loaderData.texts[occasion]}
            rows={3}
            optional
          />
        ))}
      </ActionForm>
      <Section title={t('mails.previews')} note={t('mails.previewsNote')}>
        {loaderData.previews.map(({ occasion, subject, text }) => (
          <details key={occasion} className="fold">
            <summary>{t(`mails.${occasion}.label`)}</summary>
            <Paper withBorder p="md" maw="46rem">
              <Text fw={600} mb="sm">
                {subject}
              </Text>
              <div className="prose">{text}</div>
            </Paper>
          </details>
        ))}
      </Section>
      <Section title={t('invitation.inviteTitle')} note={t('invitation.inviteNote')}>
        {loaderData.isOpen ? (
          <ActionForm intent="invite" submit={t('invitation.submit')}>
            <AreaField
              name="addresses"
              label={t('invitation.addresses')}
              hint={t('invitation.addressesHint', { count: loaderData.mostInvited })}
            />
            {!loaderData.deliversMail && (
              <Text size="sm" c="dimmed">
                {t('invitation.noMail')}
              </Text>
            )}
          </ActionForm>
        ) : (
          <Empty
            action={
              <Link to={`/o/${organization}/programs/${program}/launch`}>
                {t('invitation.toCheck')}
              </Link>
            }
          >
            {t('invitation.notOpen')}
          </Empty>
        )}
      </Section>
    </Page>
  );
}
