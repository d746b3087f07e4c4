import { List, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Pager, Section, State } from '../../../ui/page.tsx';
import { Rows } from '../../../ui/table.tsx';
import { percentOf } from '../reason-text.ts';
import type { Summary } from '../run-result.ts';
import { type Move, moves } from './compare-results.ts';
import type { DescribedComparison } from './comparison-queries.server.ts';

/** Two results beside each other: figures, who gains, who loses, what moves. */
export function Comparison({ comparison }: { comparison: DescribedComparison }) {
  const { t } = useTranslation('studio');
  const { before, after, counts, moved, loads, page, size, total } = comparison;
  const named = (partners: DescribedComparison['moved'][number]['before']) =>
    partners.length === 0
      ? t('compare.nobody')
      : partners
          .map(({ name, fit }) =>
            t('compare.partner', { name: name || t('whatIf.somebody'), fit: percentOf(fit) }),
          )
          .join(', ');
  return (
    <>
      <Section title={t('compare.title')}>
        <FiguresBeside before={before} after={after} />
        {total === 0 ? (
          <Text>{t('compare.nobodyMoves')}</Text>
        ) : (
          <List>
            {moves
              .filter((move) => counts[move] > 0)
              .map((move) => (
                <List.Item key={move}>
                  {t(`compare.summary.${move}`, { count: counts[move] })}
                </List.Item>
              ))}
          </List>
        )}
      </Section>
      {total > 0 && (
        <Section title={t('compare.who')}>
          <Rows
            caption={t('compare.who')}
            rows={moved}
            rowKey={(one) => one.id}
            columns={[
              { title: t('compare.person'), cell: (one) => one.name || t('whatIf.somebody') },
              { title: t('compare.what'), cell: (one) => <MoveBadge move={one.move} /> },
              { title: t('compare.before'), wide: true, cell: (one) => named(one.before) },
              { title: t('compare.after'), wide: true, cell: (one) => named(one.after) },
              {
                title: t('compare.difference'),
                number: true,
                cell: (one) => `${signed(one.difference)} %`,
              },
            ]}
          />
          <Pager page={page} size={size} total={total} />
        </Section>
      )}
      {loads.length > 0 && (
        <Section title={t('compare.loads')}>
          <Rows
            caption={t('compare.loads')}
            rows={loads}
            rowKey={(load) => load.id}
            columns={[
              { title: t('compare.mentor'), cell: (load) => load.name || t('whatIf.somebody') },
              { title: t('compare.before'), number: true, cell: (load) => load.before },
              { title: t('compare.after'), number: true, cell: (load) => load.after },
            ]}
          />
        </Section>
      )}
    </>
  );
}

function MoveBadge({ move }: { move: Move }) {
  const { t } = useTranslation('studio');
  const tone = {
    unmatched: 'look',
    loses: 'look',
    moves: 'calm',
    gains: 'good',
    matched: 'good',
  } as const;
  return <State tone={tone[move]}>{t(`compare.move.${move}`)}</State>;
}

/** 300 as '+3.0'; the sign is said of a gain, too. */
export function signed(fit: number): string {
  return `${fit > 0 ? '+' : fit < 0 ? '−' : ''}${percentOf(Math.abs(fit))}`;
}

const percentOfPairs = (value: number) => (value / 100).toFixed(2);
const signedPairs = (value: number) =>
  `${value > 0 ? '+' : value < 0 ? '−' : ''}${percentOfPairs(Math.abs(value))}`;

function FiguresBeside({ before, after }: { before: Summary; after: Summary }) {
  const { t } = useTranslation('studio');
  const plain = (value: number) => String(value);
  const count = (value: number) => (value > 0 ? `+${value}` : value < 0 ? `−${-value}` : '0');
  const fit = (value: number) => `${percentOf(value)} %`;
  const meanOf = ({ totalFit, pairs }: Summary) => (pairs === 0 ? 0 : totalFit / pairs);
  const rows = [
    figure('matched', ({ matched }) => matched, plain, count),
    figure('unmatched', ({ mentees, matched }) => mentees - matched, plain, count),
    // Whole pairs' worth, as on the page of a run.
    figure('total', ({ totalFit }) => totalFit / 100, percentOfPairs, signedPairs),
    figure('mean', meanOf, fit, (value) => `${signed(value)} %`),
    figure(
      'worst',
      ({ worstFit }) => worstFit ?? 0,
      fit,
      (value) => `${signed(value)} %`,
    ),
  ];
  function figure(
    name: 'matched' | 'unmatched' | 'total' | 'mean' | 'worst',
    read: (summary: Summary) => number,
    show: (value: number) => string,
    showDifference: (value: number) => string,
  ) {
    const [old, now] = [read(before), read(after)];
    return { name, old: show(old), now: show(now), difference: showDifference(now - old) };
  }
  return (
    <Stack maw="44rem">
      <Rows
        caption={t('compare.title')}
        rows={rows}
        rowKey={(row) => row.name}
        columns={[
          { title: t('compare.figure'), cell: (row) => t(`compare.${row.name}`) },
          { title: t('compare.before'), number: true, cell: (row) => row.old },
          { title: t('compare.after'), number: true, cell: (row) => row.now },
          { title: t('compare.difference'), number: true, cell: (row) => row.difference },
        ]}
      />
    </Stack>
  );
}
