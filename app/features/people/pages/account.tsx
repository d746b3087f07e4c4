import { Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, redirect } from 'react-router';
import { z } from 'zod';
import { form, signedInAction, signedInPage } from '../../../http/page.server.ts';
import { ActionForm, PasswordField, TextField } from '../../../ui/form.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { Shell } from '../../../ui/shell.tsx';
import { account, password } from '../person.ts';
import { findAccount } from '../person-queries.server.ts';
import { saveAccount } from '../save-account.server.ts';
import { changePassword, setPassword } from '../sign-in.server.ts';
import { timeZoneSuggestions } from '../time-zones.ts';
import type { Route } from './+types/account';

export const loader = signedInPage(async ({ world, visitor }) => ({
  account: await findAccount(world, visitor.personId),
  timeZones: timeZoneSuggestions,
}));

const newPassword = z.object({ newPassword: password() });
const passwordChange = newPassword.extend({ currentPassword: z.string().min(1).max(200) });

export const action = signedInAction({
  account: form(account, async ({ world, visitor }, given) => {
    await saveAccount(world, visitor.personId, given);
    return redirect('/account?said=people.accountSaved');
  }),
  changePassword: form(passwordChange, async ({ world, request }, given) =>
    redirect('/account?said=people.passwordChanged', {
      headers: await changePassword(world, request, given),
    }),
  ),
  setPassword: form(newPassword, async ({ world, request }, given) => {
    await setPassword(world, request, given.newPassword);
    return redirect('/account?said=people.accountSaved');
  }),
});

export default function YourAccount({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation('people');
  const { account: mine, timeZones } = loaderData;
  return (
    <Shell home="/" places={[]} visitorName={mine.name}>
      <Page title={t('account.title')} lead={t('account.lead', { email: mine.email })}>
        <Section title={t('account.you')}>
          <AccountForm mine={mine} timeZones={timeZones} />
        </Section>
        <Section title={t('account.passwordTitle')}>
          {mine.hasPassword ? (
            <ActionForm intent="changePassword" submit={t('account.change')} tone="quiet">
              <PasswordField
                name="currentPassword"
                label={t('field.currentPassword')}
                autoComplete="current-password"
              />
              <NewPasswordField />
            </ActionForm>
          ) : (
            <>
              <Text>{t('account.noPassword')}</Text>
              <ActionForm intent="setPassword" submit={t('account.set')} tone="quiet">
                <NewPasswordField />
              </ActionForm>
            </>
          )}
        </Section>
        <Group gap="lg">
          <Link to="/account/keys">{t('keys.link')}</Link>
          <Link to="/account/close">{t('closing.link')}</Link>
        </Group>
      </Page>
    </Shell>
  );
}

function AccountForm({
  mine,
  timeZones,
}: {
  mine: { name: string; timeZone: string | null };
  timeZones: string[];
}) {
  const { t } = useTranslation('people');
  const { t: common } = useTranslation();
  return (
    <ActionForm intent="account" submit={common('save')}>
      <TextField name="name" label={t('field.name')} value={mine.name} autoComplete="name" />
      <TextField
        name="timeZone"
        label={t('field.timeZone')}
        hint={t('field.timeZoneHint')}
        value={mine.timeZone}
        suggestions={timeZones}
      />
    </ActionForm>
  );
}

function NewPasswordField() {
  const { t } = useTranslation('people');
  return (
    <PasswordField
      name="newPassword"
      label={t('field.newPassword')}
      hint={t('field.passwordHint')}
      autoComplete="new-password"
    />
  );
}
