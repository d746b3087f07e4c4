import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Section } from '../../ui/page.tsx';
import type { PlaybookPlace } from './playbook-place.server.ts';

/** What the browser gets of the place: its names. */
export function showPlace({ playbook, phase, step }: PlaybookPlace) {
  return {
    phase: phase.title,
    number: playbook.phases.indexOf(phase) + 1,
    count: playbook.phases.length,
    step: step?.title ?? null,
  };
}

/** Where the engagement is in its playbook, and the way there. */
export function PlaybookCard({
  place,
  base,
}: {
  place: ReturnType<typeof showPlace>;
  base: string;
}) {
  const { t } = useTranslation('playbooks');
  return (
    <Section title={t('now.title')} action={<Link to={`${base}/playbook`}>{t('now.open')}</Link>}>
      <Text>
        {t('now.phase', { number: place.number, count: place.count, title: place.phase })}
      </Text>
      <Text>{place.step ? t('now.next', { title: place.step }) : t('now.allDone')}</Text>
    </Section>
  );
}
