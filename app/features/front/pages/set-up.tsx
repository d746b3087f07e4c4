import { Anchor, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, redirect } from 'react-router';
import { z } from 'zod';
import { form, openAction, openPage } from '../../../http/page.server.ts';
import { refusal } from '../../../platform/refusal.ts';
import { ActionForm, PasswordField, TextField } from '../../../ui/form.tsx';
import { Bare } from '../../../ui/shell.tsx';
import { makeExample } from '../../example/make-example.server.ts';
import { setUp } from '../../organizations/organization.ts';
import { hasExample, isSetUp } from '../../organizations/organization-queries.server.ts';
import { setUpOrganization } from '../../organizations/set-up-organization.server.ts';
import type { Route } from './+types/set-up';

export const loader = openPage(async ({ world }) => {
  if (await isSetUp(world)) throw redirect('/');
  return { hasExample: await hasExample(world) };
});

export const action = openAction({
  own: form(setUp, async ({ world, request }, given) => {
    const { slug, headers } = await setUpOrganization(world, request, given);
    return redirect(`/o/${slug}`, { headers });
  }),
  example: form(z.object({}), async ({ world }) => {
    // Its people's passwords are known to everybody: once somebody works here, it is too late.
    if (await isSetUp(world)) throw refusal('', 'organizations:setUp.already');
    await makeExample(world, () => {});
    return redirect('/sign-in');
  }),
});

export default function SetUp({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation('organizations');
  const { t: person } = useTranslation('people');
  return (
    <Bare title={t('setUp.title')}>
      <Stack gap="xl">
        <Text>{t('setUp.text')}</Text>
        <Stack component="section" aria-labelledby="own">
          <Title order={2} size="h3" id="own">
            {t('setUp.ownTitle')}
          </Title>
          <Text c="dimmed">{t('setUp.ownText')}</Text>
          <ActionForm intent="own" submit={t('setUp.submit')}>
            <TextField
              name="organization"
              label={t('setUp.organization')}
              autoComplete="organization"
            />
            <TextField name="name" label={person('field.name')} autoComplete="name" />
            <TextField
              name="email"
              type="email"
              label={person('field.email')}
              autoComplete="username"
            />
            <PasswordField
              name="password"
              label={person('field.password')}
              hint={person('field.passwordHint')}
              autoComplete="new-password"
            />
          </ActionForm>
        </Stack>
        <Stack component="section" aria-labelledby="pair" gap="xs">
          <Title order={2} size="h3" id="pair">
            {t('setUp.pairTitle')}
          </Title>
          <Text c="dimmed">
            {t('setUp.pairText')}{' '}
            <Anchor component={Link} to="/sign-up?to=%2Fstart">
              {t('setUp.pairLink')}
            </Anchor>
          </Text>
        </Stack>
        <Stack component="section" aria-labelledby="example">
          <Title order={2} size="h3" id="example">
            {t('setUp.exampleTitle')}
          </Title>
          {loaderData.hasExample ? (
            <Text>
              {t('setUp.exampleThere')}{' '}
              <Anchor component={Link} to="/sign-in">
                {person('signIn.title')}
              </Anchor>
            </Text>
          ) : (
            <>
              <Text c="dimmed">{t('setUp.exampleText')}</Text>
              <ActionForm intent="example" submit={t('setUp.exampleSubmit')} tone="quiet" />
            </>
          )}
        </Stack>
      </Stack>
    </Bare>
  );
}
