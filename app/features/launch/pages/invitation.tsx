import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, redirect, useParams } from 'react-router';
import { form, memberAction, memberPage } from '../../../http/page.server.ts';
import { idFrom } from '../../../platform/database.server.ts';
import { ActionForm, AreaField } from '../../../ui/form.tsx';
import { Empty, Page, Section } from '../../../ui/page.tsx';
import { programInvitation, takesEnrolments } from '../../programs/program.ts';
import { useAboveProgram } from '../../programs/program-parts.tsx';
import { findManagedProgram } from '../../programs/program-queries.server.ts';
import { setUpProgram } from '../../programs/set-up-program.server.ts';
import { invitedAddresses, inviteToProgram, mostInvited } from '../invite-to-program.server.ts';
import { afterStep, LaunchSteps } from '../launch-steps.tsx';
import type { Route } from './+types/invitation';

export const loader = memberPage(async ({ world, actor, params }) => {
  const program = await findManagedProgram(world, actor, idFrom(params.program));
  return {
    name: program.name,
    invitationText: program.invitationText,
    isOpen: takesEnrolments(program),
    deliversMail: world.deliversMail,
    mostInvited,
  };
});

export const action = memberAction({
  text: form(programInvitation, async ({ world, actor, params }, given) => {
    await setUpProgram(world, actor, idFrom(params.program), given);
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
      <ActionForm intent="text" submit={t('save')}>
        <AreaField
          name="invitation_text"
          label={t('invitation.text')}
          hint={t('invitation.textHint')}
          value={loaderData.invitationText || t('invitation.example')}
          rows={5}
          optional
        />
      </ActionForm>
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
