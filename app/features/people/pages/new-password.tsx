import { Anchor, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, redirect } from 'react-router';
import { z } from 'zod';
import { form, openAction, openPage } from '../../../http/page.server.ts';
import { ActionForm, PasswordField, useRefusal } from '../../../ui/form.tsx';
import { Bare } from '../../../ui/shell.tsx';
import { password } from '../person.ts';
import { resetPassword } from '../sign-in.server.ts';
import type { Route } from './+types/new-password';

/** Where a reset link leads: with `token` while it is good, with `error` when it no longer is. */
export const loader = openPage(async ({ url }) => ({ good: url.searchParams.has('token') }));

export const action = openAction({
  '': form(z.object({ newPassword: password() }), async ({ world, request, url }, given) => {
    const token = url.searchParams.get('token') ?? '';
    await resetPassword(world, request, { token, ...given });
    return redirect('/sign-in?said=people.passwordSet');
  }),
});

export default function NewPassword({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation('people');
  const usedUp = useRefusal()?.problems.some((problem) => problem.field === '');
  return (
    <Bare title={t('newPassword.title')}>
      <Stack gap="xl">
        {loaderData.good ? (
          <ActionForm submit={t('newPassword.submit')}>
            <PasswordField
              name="newPassword"
              label={t('field.newPassword')}
              hint={t('field.passwordHint')}
              autoComplete="new-password"
            />
          </ActionForm>
        ) : (
          <Text>{t('newPassword.expired')}</Text>
        )}
        {(!loaderData.good || usedUp) && (
          <Anchor component={Link} to="/forgot">
            {t('newPassword.again')}
          </Anchor>
        )}
      </Stack>
    </Bare>
  );
}
