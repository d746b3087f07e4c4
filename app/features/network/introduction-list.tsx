import { Anchor, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Day } from '../../ui/dates.tsx';
import { State } from '../../ui/page.tsx';
import type { Introduction } from './network-queries.server.ts';

/** Who introduced whom to whom, and what came of it. */
export function IntroductionList({
  introductions,
  base,
}: {
  introductions: Introduction[];
  /** The page's address; null where nothing changes any more. */
  base: string | null;
}) {
  const { t } = useTranslation('network');
  return (
    <ul className="cards">
      {introductions.map((introduction) => (
        <li key={introduction.id}>
          <Stack gap="xs">
            <Group justify="space-between" gap="xs">
              <Text fw={600} flex="1 1 16rem">
                <IntroductionLine introduction={introduction} />
              </Text>
              <State tone={introduction.state === 'useful' ? 'good' : 'calm'}>
                {t(`state.${introduction.state}`)}
              </State>
            </Group>
            <Text className="prose">{introduction.reason}</Text>
            <Text size="sm" c="dimmed">
              {introduction.arena && `${t('arena', { arena: introduction.arena })} · `}
              <Day value={introduction.loggedOn} />
            </Text>
            {introduction.result && (
              <Text className="prose">{t('result', { result: introduction.result })}</Text>
            )}
            {base && (
              <Anchor
                component={Link}
                to={`${base}/introductions/${introduction.id}`}
                size="sm"
                aria-label={t('followLabel', { to: introduction.to })}
              >
                {t('follow')}
              </Anchor>
            )}
          </Stack>
        </li>
      ))}
    </ul>
  );
}

export function IntroductionLine({ introduction }: { introduction: Introduction }) {
  const { t } = useTranslation('network');
  const { introducer, introduced, to, state } = introduction;
  return t(state === 'offered' ? 'lineOffered' : 'line', { introducer, introduced, to });
}
