import { List, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { redirect } from 'react-router';
import { z } from 'zod';
import { email } from '../../../http/fields.ts';
import { form, signedInAction, signedInPage } from '../../../http/page.server.ts';
import { ActionForm, TextField } from '../../../ui/form.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { Shell } from '../../../ui/shell.tsx';
import { signOut } from '../../people/sign-in.server.ts';
import { closeAccount, previewClosing } from '../close-account.server.ts';
import type { Route } from './+types/close-account';

export const loader = signedInPage(async ({ world, visitor }) => {
  const { open, alone, needsAdmin } = await previewClosing(world, visitor.personId);
  const names = (places: { name: string }[]) => places.map((place) => place.name);
  return {
    name: visitor.name,
    open: open.length,
    alone: names(alone),
    needsAdmin: names(needsAdmin),
  };
});

export const action = signedInAction({
  '': form(z.object({ email: email() }), async ({ world, visitor, request }, given) => {
    await closeAccount(world, visitor, given.email);
    return redirect('/', { headers: await signOut(world, request) });
  }),
});

export default function CloseAccount({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation('people');
  const { name, open, alone, needsAdmin } = loaderData;
  return (
    <Shell home="/" places={[]} visitorName={name}>
      <Page
        title={t('closing.title')}
        lead={t('closing.lead')}
        above={[{ to: '/account', label: t('account.title') }]}
      >
        {needsAdmin.length > 0 ? (
          needsAdmin.map((organization) => (
            <Text key={organization}>{t('closing.lastAdmin', { organization })}</Text>
          ))
        ) : (
          <>
            <Section title={t('closing.happens')}>
              <List>
                {open > 0 && <List.Item>{t('closing.open', { count: open })}</List.Item>}
                {alone.map((organization) => (
                  <List.Item key={organization}>{t('closing.alone', { organization })}</List.Item>
                ))}
                <List.Item>{t('closing.gone')}</List.Item>
                <List.Item>{t('closing.stays')}</List.Item>
                <List.Item>{t('closing.export')}</List.Item>
              </List>
            </Section>
            <ActionForm submit={t('closing.submit')}>
              <TextField
                name="email"
                type="email"
                label={t('closing.confirm')}
                autoComplete="off"
              />
            </ActionForm>
          </>
        )}
      </Page>
    </Shell>
  );
}
