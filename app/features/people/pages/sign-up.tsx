import { Anchor, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, redirect, useSearchParams } from 'react-router';
import { form, openAction, openPage } from '../../../http/page.server.ts';
import { ActionForm, PasswordField, TextField } from '../../../ui/form.tsx';
import { Bare } from '../../../ui/shell.tsx';
import { newPerson, safeDestination } from '../person.ts';
import { signUp } from '../sign-in.server.ts';

export const loader = openPage(async ({ visitor, url }) => {
  if (visitor) throw redirect(safeDestination(url.searchParams.get('to')));
  return null;
});

export const action = openAction({
  '': form(newPerson, async ({ world, request, url }, given) => {
    const headers = await signUp(world, request, given);
    return redirect(safeDestination(url.searchParams.get('to')), { headers });
  }),
});

export default function SignUp() {
  const { t } = useTranslation('people');
  const [search] = useSearchParams();
  const to = search.get('to');
  return (
    <Bare title={t('signUp.title')}>
      <Stack gap="xl">
        <ActionForm submit={t('signUp.submit')}>
          <TextField name="name" label={t('field.name')} autoComplete="name" />
          <TextField name="email" type="email" label={t('field.email')} autoComplete="username" />
          <PasswordField
            name="password"
            label={t('field.password')}
            hint={t('field.passwordHint')}
            autoComplete="new-password"
          />
        </ActionForm>
        <Anchor component={Link} to={`/sign-in${to ? `?to=${encodeURIComponent(to)}` : ''}`}>
          {t('signUp.haveAccount')}
        </Anchor>
      </Stack>
    </Bare>
  );
}
