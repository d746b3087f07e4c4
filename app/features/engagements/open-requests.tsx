import { Anchor, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { formatMoment, useTimeZone } from '../../ui/dates.tsx';
import { Section } from '../../ui/page.tsx';
import type { listOpenRequests, listOpenRounds } from './home-queries.server.ts';

/** Who asks the reader to be their mentor, whom the reader asked, and where they may choose. */
export function OpenRequests({
  requests,
  rounds,
  base,
}: {
  requests: Awaited<ReturnType<typeof listOpenRequests>>;
  rounds: Awaited<ReturnType<typeof listOpenRounds>>;
  base: string;
}) {
  const { t } = useTranslation('engagements');
  const timeZone = useTimeZone();
  if (requests.length === 0 && rounds.length === 0) return null;
  return (
    <Section title={t('home.requests')}>
      <Stack gap="sm" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
        {rounds.map(({ id, program, until }) => (
          <li key={id}>
            <Anchor component={Link} to={`${base}/choices/${id}`}>
              {t('home.request.choose')}
            </Anchor>
            <Text size="sm">
              {t('home.request.until', { program, day: formatMoment(until, timeZone) })}
            </Text>
          </li>
        ))}
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
