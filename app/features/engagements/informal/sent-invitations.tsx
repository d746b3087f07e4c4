import { Alert, Button, Code, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Form, Link } from 'react-router';
import { formatDay } from '../../../ui/dates.tsx';
import { Section, State } from '../../../ui/page.tsx';
import type { SentInvitation } from './engagement-invitation-queries.server.ts';

/** What became of the reader's own invitations, each with what can be done about it. */
export function SentInvitations({ invitations }: { invitations: SentInvitation[] }) {
  const { t } = useTranslation('informal');
  if (invitations.length === 0) return null;
  return (
    <Section title={t('sent.title')} note={t('sent.note')}>
      <Stack gap="md" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
        {invitations.map((invitation) => (
          <li key={invitation.id}>
            <Sent {...invitation} />
          </li>
        ))}
      </Stack>
    </Section>
  );
}

function Sent({ id, email, name, role, state, sentOn, lapsesOn }: SentInvitation) {
  const { t } = useTranslation('informal');
  const said = {
    open: t('sent.until', { sent: formatDay(sentOn), until: formatDay(lapsesOn) }),
    expired: t('sent.expired', { until: formatDay(lapsesOn) }),
    declined: t('sent.declined'),
  };
  // Accepted ones are engagements, and withdrawn ones are gone.
  if (state === 'accepted' || state === 'withdrawn') return null;
  const away = state === 'open' ? 'withdraw' : 'remove';
  return (
    <Group justify="space-between" gap="sm">
      <Stack gap={2} flex="1 1 18rem">
        <Group gap="sm">
          <Text fw={600}>{name || email}</Text>
          <Text>{t(`sent.as.${role}`)}</Text>
          <State tone={state === 'open' ? 'calm' : 'look'}>{t(`sent.state.${state}`)}</State>
        </Group>
        <Text size="sm" c="dimmed">
          {name && `${email}. `}
          {said[state]}
        </Text>
      </Stack>
      <Form method="post">
        <input type="hidden" name="invitation" value={id} />
        <Group gap="xs">
          {state !== 'declined' && (
            <Button
              type="submit"
              name="intent"
              value="again"
              variant="default"
              size="compact-sm"
              aria-label={t('sent.againNamed', { email })}
            >
              {t('sent.again')}
            </Button>
          )}
          <Button
            type="submit"
            name="intent"
            value="withdraw"
            variant="default"
            size="compact-sm"
            aria-label={t(`sent.${away}Named`, { email })}
          >
            {t(`sent.${away}`)}
          </Button>
        </Group>
      </Form>
    </Group>
  );
}

/** Where no mail is delivered the inviter passes the link on. */
export function LinkToPassOn({
  email,
  link,
  base,
  isAway = false,
}: {
  email: string;
  link: string;
  base: string;
  /** Shown outside of the commons. */
  isAway?: boolean;
}) {
  const { t } = useTranslation('informal');
  return (
    <Alert color="aegean" variant="light" title={t('sent.linkTitle')} role="status">
      <Stack gap="xs">
        <Text size="sm">{t('sent.linkText', { email })}</Text>
        <Code block>{link}</Code>
        {isAway && <Link to={base}>{t('sent.home')}</Link>}
      </Stack>
    </Alert>
  );
}
