import { Alert, Anchor, Divider, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, redirect, useSearchParams } from 'react-router';
import { z } from 'zod';
import { email } from '../../../http/fields.ts';
import { form, openAction, openPage } from '../../../http/page.server.ts';
import { ActionForm, PasswordField, TextField } from '../../../ui/form.tsx';
import { Said } from '../../../ui/page.tsx';
import { Bare } from '../../../ui/shell.tsx';
import { ExampleButtons } from '../example-buttons.tsx';
import { hasExampleSignIns } from '../example-queries.server.ts';
import { exampleChoice, examplePassword, exampleSignIns } from '../example-sign-ins.ts';
import { credentials, safeDestination } from '../person.ts';
import { sendSignInLink, signIn } from '../sign-in.server.ts';
import type { Route } from './+types/sign-in';

export const loader = openPage(async ({ visitor, url, world }) => {
  if (visitor) throw redirect(safeDestination(url.searchParams.get('to')));
  return { deliversMail: world.deliversMail, hasExample: await hasExampleSignIns(world) };
});

export const action = openAction({
  password: form(credentials, async ({ world, request, url }, given) => {
    const headers = await signIn(world, request, given);
    return redirect(safeDestination(url.searchParams.get('to')), { headers });
  }),
  example: form(exampleChoice, async ({ world, request, url }, { as }) => {
    const { email } = exampleSignIns[as];
    const headers = await signIn(world, request, { email, password: examplePassword });
    return redirect(safeDestination(url.searchParams.get('to')), { headers });
  }),
  link: form(z.object({ email: email() }), async ({ world, request, url }, given) => {
    const to = safeDestination(url.searchParams.get('to'));
    await sendSignInLink(world, request, { ...given, to });
    const said = new URLSearchParams({ said: 'people.linkSent', email: given.email, to });
    return redirect(`/sign-in?${said}`);
  }),
});

export default function SignIn({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation('people');
  const [search] = useSearchParams();
  const to = search.get('to');
  const keep = to ? `?to=${encodeURIComponent(to)}` : '';
  return (
    <Bare title={t('signIn.title')}>
      <Stack gap="xl">
        <Said />
        {search.has('error') && (
          <Alert color="clay" variant="light" role="alert">
            {t('signIn.badLink')}
          </Alert>
        )}
        {loaderData.hasExample && <ExampleButtons />}
        <ActionForm intent="password" submit={t('signIn.submit')}>
          <TextField name="email" type="email" label={t('field.email')} autoComplete="username" />
          <PasswordField
            name="password"
            label={t('field.password')}
            autoComplete="current-password"
          />
        </ActionForm>
        <Stack gap="xs">
          <Anchor component={Link} to={`/sign-up${keep}`}>
            {t('signIn.noAccount')}
          </Anchor>
          <Anchor component={Link} to="/forgot">
            {t('signIn.forgot')}
          </Anchor>
        </Stack>
        <Divider label={t('signIn.linkTitle')} />
        {loaderData.deliversMail ? (
          <ActionForm intent="link" submit={t('signIn.linkSubmit')} tone="quiet">
            <TextField name="email" type="email" label={t('field.email')} autoComplete="email" />
          </ActionForm>
        ) : (
          <Text c="dimmed" size="sm">
            {t('signIn.noMail')}
          </Text>
        )}
      </Stack>
    </Bare>
  );
}
