import { Anchor, List, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Section } from '../../../ui/page.tsx';
import type { Making } from './made-with-queries.server.ts';

/** The changes by which a what-if made this run of another one. */
export function MadeWith({ made, base }: { made: Making; base: string }) {
  const { t } = useTranslation('studio');
  return (
    <Section
      title={t('made.title')}
      action={
        made.runId && (
          <Anchor component={Link} to={`${base}/${made.runId}`}>
            {t('made.origin')}
          </Anchor>
        )
      }
    >
      <Text>{t('made.lead', { name: made.name })}</Text>
      <List>
        {made.changes.flatMap(({ sentence, details }) =>
          [sentence, ...details].map((line) => <List.Item key={line}>{line}</List.Item>),
        )}
      </List>
    </Section>
  );
}
