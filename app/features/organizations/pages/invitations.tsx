import { Alert, Code } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { redirect, useActionData, useParams } from 'react-router';
import { z } from 'zod';
import { form, type MemberVisit, memberAction, memberPage } from '../../../http/page.server.ts';
import { idFrom } from '../../../platform/database.server.ts';
import { ActionForm, TextField } from '../../../ui/form.tsx';
import { Page, pageFrom, Section } from '../../../ui/page.tsx';
import { newInvitation } from '../invitation.ts';
import { listOpenInvitations } from '../invitation-queries.server.ts';
import {
  type Invited,
  invitePerson,
  resendInvitation,
  withdrawInvitation,
} from '../invite-person.server.ts';
import { OpenInvitations } from '../open-invitations.tsx';
import { RoleField } from '../role-field.tsx';
import type { Route } from './+types/invitations';

export const loader = memberPage(async ({ world, actor, url }) => {
  const page = pageFrom(url);
  return {
    ...(await listOpenInvitations(world, actor, page)),
    page,
    deliversMail: world.deliversMail,
  };
});

/** A link is shown in the answer itself: in an address it would stay in the browser's history. */
function answer({ member }: MemberVisit, invited: Invited) {
  if (invited.link) return { email: invited.email, link: invited.link };
  const said = new URLSearchParams({ said: 'organizations.invited', email: invited.email });
  return redirect(`/o/${member.organization.slug}/invitations?${said}`);
}

const chosen = z.object({ invitation: z.string() });

export const action = memberAction({
  invite: form(newInvitation, async (visit, given) =>
    answer(visit, await invitePerson(visit.world, visit.actor, given)),
  ),
  resend: form(chosen, async (visit, { invitation }) =>
    answer(visit, await resendInvitation(visit.world, visit.actor, idFrom(invitation))),
  ),
  withdraw: form(chosen, async ({ world, actor, member }, { invitation }) => {
    await withdrawInvitation(world, actor, idFrom(invitation));
    return redirect(`/o/${member.organization.slug}/invitations?said=organizations.withdrawn`);
  }),
});

export default function Invitations({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation('organizations');
  const { organization } = useParams();
  return (
    <Page
      title={t('invitation.title')}
      lead={t('invitation.lead')}
      above={[{ to: `/o/${organization}/settings`, label: t('settings.title') }]}
    >
      <FreshLink />
      <Section title={t('invitation.newTitle')}>
        <ActionForm intent="invite" submit={t('invitation.submit')}>
          <TextField name="email" type="email" label={t('settings.column.email')} />
          <TextField
            name="name"
            label={t('invitation.name')}
            hint={t('invitation.nameHint')}
            optional
          />
          <RoleField value="member" />
        </ActionForm>
      </Section>
      <Section title={t('invitation.openTitle')}>
        <OpenInvitations {...loaderData} />
      </Section>
    </Page>
  );
}

function FreshLink() {
  const { t } = useTranslation('organizations');
  const invited = useActionData<Partial<Invited>>();
  if (!invited?.link || !invited.email) return null;
  return (
    <Alert color="aegean" variant="light" role="status" title={t('invitation.linkTitle')}>
      <Code block className="breaks">
        {invited.link}
      </Code>
      {t('invitation.linkText', { email: invited.email })}
    </Alert>
  );
}
