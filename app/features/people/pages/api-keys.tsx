import { Alert, Code, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { data, redirect } from 'react-router';
import { z } from 'zod';
import { form, signedInAction, signedInPage } from '../../../http/page.server.ts';
import { idFrom } from '../../../platform/database.server.ts';
import { Day } from '../../../ui/dates.tsx';
import { ActionForm, TextField } from '../../../ui/form.tsx';
import { Empty, Page, Section } from '../../../ui/page.tsx';
import { Shell } from '../../../ui/shell.tsx';
import { Rows } from '../../../ui/table.tsx';
import { type ApiKey, newApiKey } from '../api-key.ts';
import { createApiKey, listApiKeys, revokeApiKey } from '../api-keys.server.ts';
import type { Route } from './+types/api-keys';

export const loader = signedInPage(async ({ world, visitor }) => ({
  name: visitor.name,
  keys: await listApiKeys(world, visitor.personId),
}));

export const action = signedInAction({
  create: form(newApiKey, async ({ world, visitor }, given) =>
    // Shown on the answer itself: no address or cookie ever holds it.
    data({ key: await createApiKey(world, visitor.personId, given) }),
  ),
  revoke: form(z.object({ key: z.string() }), async ({ world, visitor }, given) => {
    await revokeApiKey(world, visitor.personId, idFrom(given.key));
    return redirect('/account/keys?said=people.keyRevoked');
  }),
});

export default function ApiKeys({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation('people');
  const made = actionData as { key?: string } | undefined;
  return (
    <Shell home="/" places={[]} visitorName={loaderData.name}>
      <Page
        title={t('keys.title')}
        lead={t('keys.lead')}
        above={[{ to: '/account', label: t('account.title') }]}
      >
        {made?.key && (
          <Alert color="aegean" variant="light" title={t('keys.madeTitle')} role="status">
            <Stack gap="xs">
              <Text size="sm">{t('keys.madeText')}</Text>
              <Code block>{made.key}</Code>
            </Stack>
          </Alert>
        )}
        <Section title={t('keys.yours')}>
          <KeyList keys={loaderData.keys} />
        </Section>
        <Section title={t('keys.newTitle')}>
          <ActionForm intent="create" submit={t('keys.create')}>
            <TextField name="name" label={t('keys.name')} hint={t('keys.nameHint')} />
            <TextField name="days" type="number" label={t('keys.days')} value={90} />
          </ActionForm>
        </Section>
        <Section title={t('keys.howTitle')}>
          <Text>{t('keys.how')}</Text>
          <Code block>{'curl -H "Authorization: Bearer ithaca_…" …/api/v1/me'}</Code>
          <a href="/api/v1/openapi.json">{t('keys.document')}</a>
        </Section>
      </Page>
    </Shell>
  );
}

function KeyList({ keys }: { keys: ApiKey[] }) {
  const { t } = useTranslation('people');
  if (keys.length === 0) return <Empty>{t('keys.none')}</Empty>;
  return (
    <Rows
      caption={t('keys.yours')}
      rows={keys}
      rowKey={(key) => key.id}
      columns={[
        { title: t('keys.name'), cell: (key) => key.name },
        { title: t('keys.start'), cell: (key) => <Code>{key.start}…</Code> },
        {
          title: t('keys.until'),
          cell: (key) => key.expiresAt && <Day value={key.expiresAt.slice(0, 10)} />,
        },
        {
          title: t('keys.used'),
          cell: (key) =>
            key.lastUsedAt ? <Day value={key.lastUsedAt.slice(0, 10)} /> : t('keys.never'),
        },
        {
          title: t('keys.end'),
          cell: (key) => (
            <ActionForm intent="revoke" submit={t('keys.revoke')} tone="quiet">
              <input type="hidden" name="key" value={key.id} />
            </ActionForm>
          ),
        },
      ]}
    />
  );
}
