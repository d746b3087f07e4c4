import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Rows } from '../../../ui/table.tsx';
import type { Summary } from '../run-result.ts';
import { signed } from './comparison.tsx';

interface ScenarioListProps {
  scenarios: { id: string; name: string; changes: number; summary: Summary }[];
  /** The run's own figures, to compare with. */
  summary: Summary;
  base: string;
}

/** What was tried on a run, each with what it would change. */
export function ScenarioList({ scenarios, summary, base }: ScenarioListProps) {
  const { t } = useTranslation('studio');
  const difference = (tried: Summary) => {
    const [count, fit] = [tried.pairs - summary.pairs, tried.totalFit - summary.totalFit];
    const sign = count > 0 ? '+' : '−';
    return t('whatIf.pairsAnd', {
      pairs:
        count === 0 ? t('whatIf.noPairs') : t('whatIf.pairs', { count: Math.abs(count), sign }),
      fit: fit === 0 ? t('whatIf.sameFit') : t('whatIf.fit', { fit: signed(fit) }),
    });
  };
  return (
    <Rows
      caption={t('whatIf.list')}
      rows={scenarios}
      rowKey={(scenario) => scenario.id}
      columns={[
        {
          title: t('whatIf.name'),
          wide: true,
          cell: (scenario) => (
            <Anchor component={Link} to={`${base}/${scenario.id}`}>
              {scenario.name}
            </Anchor>
          ),
        },
        { title: t('whatIf.changes'), number: true, cell: (scenario) => scenario.changes },
        {
          title: t('whatIf.difference'),
          wide: true,
          cell: (scenario) => difference(scenario.summary),
        },
      ]}
    />
  );
}
