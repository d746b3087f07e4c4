import { Alert, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { Moment } from '../../ui/dates.tsx';
import { Deed, DeedProblems } from '../../ui/deed.tsx';
import { Section } from '../../ui/page.tsx';
import type { OfferedTimes as Offer } from './find-times.server.ts';

/** Times that suit everybody, each proposed by one press; its page has the action. */
export function OfferedTimes({ offer, intent }: { offer: Offer; intent: string }) {
  const { t } = useTranslation('sessions');
  const { organization } = useParams();
  const { times, reason, assumed, withoutZone } = offer;
  const own = <Link to={`/o/${organization}/profile/availability`}>{t('times.own')}</Link>;
  return (
    <Section title={t('times.title')} note={t('times.note')}>
      <DeedProblems intent={intent} />
      {reason && (
        <Alert color="clay" variant="light">
          {t(`times.none.${reason}`, { names: withoutZone.join(', ') })} {own}
        </Alert>
      )}
      {times.length > 0 && (
        <ul className="cards">
          {times.map(({ startsAt, clocks }) => {
            const list = clocks.map((clock) => t('times.clock', clock)).join(', ');
            return (
              <li key={startsAt}>
                <Group justify="space-between" gap="sm">
                  <Stack gap={2} flex="1 1 16rem">
                    <span className="card-title">
                      <Moment value={startsAt} />
                    </span>
                    <span className="quiet">
                      {t(clocks.length === 2 ? 'times.reasonBoth' : 'times.reasonAll', { list })}
                    </span>
                  </Stack>
                  <Deed
                    intent={intent}
                    what={{ startsAt }}
                    label={t('times.proposeLabel', { list })}
                  >
                    {t('times.propose')}
                  </Deed>
                </Group>
              </li>
            );
          })}
        </ul>
      )}
      {assumed.length > 0 && times.length > 0 && (
        <Text size="sm" c="dimmed">
          {t('times.assumed', { names: assumed.join(', ') })} {own}
        </Text>
      )}
    </Section>
  );
}
