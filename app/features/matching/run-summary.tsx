import type { Objective } from '@ithaca/matching';
import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Bars, barsOf } from '../../ui/bars.tsx';
import { Figures, Section } from '../../ui/page.tsx';
import { Certificate } from './certificate.tsx';
import { percentOf } from './reason-text.ts';
import { Fit } from './run-parts.tsx';
import type { Summary } from './run-result.ts';

interface RunSummaryProps {
  run: {
    summary: Summary;
    objective: Objective;
    engineVersion: string;
    seed: number;
    inputHash: string;
  };
  spread: { from: number; to: number; pairs: number }[];
  arePeers: boolean;
  /** How many mentors have how many mentees; none among peers. */
  loads: { mentees: number; mentors: number }[];
  /** Further evidence, under the certificate. */
  proof?: ReactNode;
}

/** The figures of a run, how good it is and how we know, and how its fits are spread. */
export function RunSummary({ run, arePeers, spread, loads, proof }: RunSummaryProps) {
  const { t } = useTranslation('matching');
  const { summary } = run;
  return (
    <>
      <Figures
        items={[
          {
            label: t(arePeers ? 'overview.matchedPeers' : 'run.matched'),
            value: t('run.ofAll', { part: summary.matched, total: summary.mentees }),
          },
          { label: t('run.unmatched'), value: summary.mentees - summary.matched },
          ...(summary.worstFit === null
            ? []
            : [
                { label: t('run.mean'), value: <Fit value={summary.totalFit / summary.pairs} /> },
                { label: t('run.worst'), value: <Fit value={summary.worstFit} /> },
                {
                  label: t('run.total'),
                  value: t('run.ofAll', {
                    part: percentOf(summary.totalFit / 100),
                    total: summary.pairs,
                  }),
                },
              ]),
        ]}
      />
      <div className="two-columns">
        <Section title={t('run.certificate.title')}>
          <Certificate summary={summary} objective={run.objective} />
          {summary.stability && (
            <PriceOfStability
              stability={summary.stability}
              isStable={summary.status === 'stable'}
            />
          )}
          <Text c="dimmed" size="sm">
            {t('run.certificate.record', {
              engine: run.engineVersion,
              seed: run.seed,
              hash: run.inputHash.slice(0, 12),
            })}
          </Text>
          {proof}
        </Section>
        {summary.pairs > 0 && (
          <Section title={t('run.chart.title')}>
            <Bars
              caption={t('run.chart.caption')}
              label={t('run.chart.range')}
              value={t('run.chart.pairs')}
              bars={barsOf(
                // From the weakest band that has a pair upwards.
                spread
                  .slice(spread.findIndex(({ pairs }) => pairs > 0))
                  .map(({ from, to, pairs }) => ({
                    label: t('run.chart.percent', { from, to }),
                    value: pairs,
                  }))
                  .reverse(),
              )}
            />
          </Section>
        )}
        {loads.length > 0 && (
          <Section title={t('run.loads.title')}>
            <Bars
              caption={t('run.loads.caption')}
              label={t('run.loads.label')}
              value={t('run.loads.mentors')}
              bars={barsOf(
                loads.map(({ mentees, mentors }) => ({ label: String(mentees), value: mentors })),
              )}
            />
          </Section>
        )}
      </div>
    </>
  );
}

/** What it costs that no two would both rather have each other. */
function PriceOfStability({
  stability: { pairs, totalFit, lostPairs, lostFit },
  isStable,
}: {
  stability: NonNullable<Summary['stability']>;
  isStable: boolean;
}) {
  const { t } = useTranslation('matching');
  const costs = lostPairs > 0 || lostFit > 0;
  return (
    <Text>
      {t(isStable ? 'run.stability.is' : 'run.stability.would', {
        pairs,
        total: percentOf(totalFit / 100),
      })}{' '}
      {t(costs ? 'run.stability.costs' : 'run.stability.free', {
        pairs: lostPairs,
        total: percentOf(lostFit / 100),
      })}
    </Text>
  );
}
