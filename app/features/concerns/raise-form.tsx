import { Alert, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ActionForm, AreaField } from '../../ui/form.tsx';
import { Page } from '../../ui/page.tsx';
import type { Addressee } from './addressee-queries.server.ts';

/** The page that a concern is written on: whom it goes to, or whom to ask instead. */
export function RaiseForm({
  addressee: { contact, whyNot, admins },
  program,
  above,
}: {
  addressee: Pick<Addressee, 'contact' | 'whyNot' | 'admins'>;
  program: string;
  above: { to: string; label: string }[];
}) {
  const { t } = useTranslation('concerns');
  return (
    <Page title={t('raise.title')} lead={t('raise.lead')} above={above}>
      {whyNot || !contact ? (
        <Alert color="clay" variant="light" title={t(`whyNot.${whyNot ?? 'nobody'}`)}>
          {whyNot !== 'oneself' && <WhomToAsk admins={admins} />}
        </Alert>
      ) : (
        <>
          <Stack gap="xs" maw="70ch">
            <Text>{t('raise.to', { name: contact.name, program })}</Text>
            <Text>{t('raise.what', { name: contact.name })}</Text>
          </Stack>
          <ActionForm submit={t('raise.submit', { name: contact.name })}>
            <AreaField name="text" label={t('raise.field')} hint={t('raise.fieldHint')} rows={6} />
          </ActionForm>
        </>
      )}
    </Page>
  );
}

function WhomToAsk({ admins }: Pick<Addressee, 'admins'>) {
  const { t } = useTranslation('concerns');
  if (admins.length === 0) return t('askNobody');
  return (
    <>
      <Text>{t('ask')}</Text>
      <ul>
        {admins.map((admin) => (
          <li key={admin.email}>
            {admin.name}, {admin.email}
          </li>
        ))}
      </ul>
    </>
  );
}
