import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { memberPage } from '../../../http/page.server.ts';
import { idFrom } from '../../../platform/database.server.ts';
import { Moment } from '../../../ui/dates.tsx';
import { Facts, Page, Section } from '../../../ui/page.tsx';
import { DeliveryState } from '../delivery-state.tsx';
import { findMessage } from '../outbox-queries.server.ts';
import type { Route } from './+types/message';

export const loader = memberPage(async ({ world, actor, params }) =>
  findMessage(world, actor, idFrom(params.mail)),
);

export default function Message({ loaderData: mail }: Route.ComponentProps) {
  const { t } = useTranslation('mail');
  const { organization } = useParams();
  return (
    <Page
      title={mail.subject}
      lead={t('to', { recipient: mail.recipient })}
      badge={<DeliveryState state={mail.state} />}
      above={[{ to: `/o/${organization}/mail`, label: t('title') }]}
    >
      <Facts
        items={[
          { label: t('written'), value: <Moment value={mail.writtenAt} /> },
          ...(mail.sentAt ? [{ label: t('sentAt'), value: <Moment value={mail.sentAt} /> }] : []),
          { label: t('attempts'), value: mail.attempts },
        ]}
      />
      {mail.failure && (
        <Section title={t('failure')}>
          <Text className="prose">{mail.failure}</Text>
        </Section>
      )}
      <Section title={t('message')}>
        {mail.text === null ? (
          <Text c="dimmed" maw="60ch">
            {t('secret')}
          </Text>
        ) : (
          <div className="prose">{mail.text}</div>
        )}
      </Section>
    </Page>
  );
}
