import { Anchor, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, redirect } from 'react-router';
import { z } from 'zod';
import { email } from '../../../http/fields.ts';
import { form, openAction, openPage } from '../../../http/page.server.ts';
import { ActionForm, TextField } from '../../../ui/form.tsx';
import { Said } from '../../../ui/page.tsx';
import { Bare } from '../../../ui/shell.tsx';
import { sendPasswordReset } from '../sign-in.server.ts';
import type { Route } from './+types/forgot';

export const loader = openPage(async ({ world }) => ({ deliversMail: world.deliversMail }));

export const action = openAction({
  '': form(z.object({ email: email() }), async ({ world, request }, given) => {
    await sendPasswordReset(world, request, given.email);
    return redirect(`/forgot?${new URLSearchParams({ said: 'people.resetSent', ...given })}`);
  }),
});

export default function Forgot({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation('people');
  return (
    <Bare title={t('forgot.title')}>
      <Stack gap="xl">
        <Said />
        {loaderData.deliversMail ? (
          <>
            <Text>{t('forgot.text')}</Text>
            <ActionForm submit={t('forgot.submit')}>
              <TextField
                name="email"
                type="email"
                label={t('field.email')}
                autoComplete="username"
              />
            </ActionForm>
          </>
        ) : (
          <Text>{t('signIn.noMail')}</Text>
        )}
        <Anchor component={Link} to="/sign-in">
          {t('forgot.back')}
        </Anchor>
      </Stack>
    </Bare>
  );
}
