import { Anchor, Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Empty, Section } from '../../../ui/page.tsx';
import type { Summary } from '../run-result.ts';
import { ScenarioList } from './scenario-list.tsx';

interface WhatIfProps {
  scenarios: { id: string; name: string; changes: number; summary: Summary }[];
  summary: Summary;
  base: string;
}

/** What was tried on a run, on its page. */
export function WhatIf({ scenarios, summary, base }: WhatIfProps) {
  const { t } = useTranslation('studio');
  return (
    <Section
      title={t('whatIf.title')}
      action={
        scenarios.length > 0 && (
          <Anchor component={Link} to={base}>
            {t('whatIf.begin')}
          </Anchor>
        )
      }
    >
      {scenarios.length === 0 ? (
        <Empty
          action={
            <Button component={Link} to={base} variant="default">
              {t('whatIf.begin')}
            </Button>
          }
        >
          {t('whatIf.note')}
        </Empty>
      ) : (
        <ScenarioList scenarios={scenarios} summary={summary} base={base} />
      )}
    </Section>
  );
}
