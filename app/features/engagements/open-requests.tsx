import { Anchor, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { formatMoment, useTimeZone } from '../../ui/dates.tsx';
import { Section } from '../../ui/page.tsx';
import type { listOpenRequests } from './home-queries.server.ts';

/** Who asks the reader to be their mentor, and whom the reader asked. */
export function OpenRequests({
  requests,
  base,
}: {
  requests: Awaited<ReturnType<typeof listOpenRequests>>;
  base: string;
}) {
  const { t } = useTranslation('engagements');
  const timeZone = useTimeZone();
  if (requests.length === 0) return null;
  return (
    <Section title={t('home.requests')}>
      <Stack gap="sm" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
        {requests.map(({ id, isMineToAnswer, other, program, until }) => (
          <li key={id}>
            <Anchor component={Link} to={`${base}/requests/${id}`}>
              {t(isMineToAnswer ? 'home.request.toAnswer' : 'home.request.sent', { name: other })}
            </Anchor>
            <Text size="sm">
              {t('home.request.until', { program, day: formatMoment(until, timeZone) })}
            </Text>
          </li>
        ))}
      </Stack>
    </Section>
  );
}
