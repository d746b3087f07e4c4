import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { redirect, useParams } from 'react-router';
import { z } from 'zod';
import { ticked } from '../../../http/fields.ts';
import { form, memberAction, memberPage } from '../../../http/page.server.ts';
import { idFrom } from '../../../platform/database.server.ts';
import { formatDay } from '../../../ui/dates.tsx';
import { ActionForm, CheckField } from '../../../ui/form.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { changeRole, removeMember } from '../change-member.server.ts';
import { role } from '../invitation.ts';
import { findMemberLine } from '../member-queries.server.ts';
import { RoleField } from '../role-field.tsx';
import type { Route } from './+types/member';

export const loader = memberPage(async ({ world, actor, params }) =>
  findMemberLine(world, actor, idFrom(params.person)),
);

const removal = z.object({
  sure: ticked().refine((sure) => sure, 'organizations:member.notSure'),
});

export const action = memberAction({
  role: form(z.object({ role: role() }), async ({ world, actor, member, params }, given) => {
    const personId = idFrom(params.person);
    await changeRole(world, actor, { personId, ...given });
    const base = `/o/${member.organization.slug}`;
    // Who steps down can no longer see the settings.
    const gaveUp = personId === actor.personId && given.role !== 'admin';
    return redirect(`${base}${gaveUp ? '' : '/settings'}?said=organizations.roleChanged`);
  }),
  remove: form(removal, async ({ world, actor, member, params }) => {
    const personId = idFrom(params.person);
    const { name } = await findMemberLine(world, actor, personId);
    await removeMember(world, actor, personId);
    if (personId === actor.personId) return redirect('/');
    const said = new URLSearchParams({ said: 'organizations.removed', name });
    return redirect(`/o/${member.organization.slug}/settings?${said}`);
  }),
});

export default function Member({ loaderData: member }: Route.ComponentProps) {
  const { t } = useTranslation('organizations');
  const { organization } = useParams();
  const day = formatDay(member.joinedAt.slice(0, 10));
  return (
    <Page
      title={member.name}
      lead={t('member.lead', { email: member.email, day })}
      above={[{ to: `/o/${organization}/settings`, label: t('settings.title') }]}
    >
      <Section title={t('member.roleTitle')}>
        <ActionForm intent="role" submit={t('member.saveRole')}>
          <RoleField value={member.role} />
        </ActionForm>
      </Section>
      <Section title={t('member.removeTitle')}>
        <Text maw="60ch">{t('member.removeText')}</Text>
        <ActionForm intent="remove" submit={t('member.remove')} tone="danger">
          <CheckField name="sure" label={t('member.removeSure', { name: member.name })} />
        </ActionForm>
      </Section>
    </Page>
  );
}
