import { Alert, List, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PolicyEffect } from '../../platform/solver.ts';
import { Section } from '../../ui/page.tsx';
import type { effectInWords, sharesOf } from './effect-text.ts';

export interface DescribedEffect {
  effect: PolicyEffect;
  rules: ReturnType<typeof effectInWords>;
  shares: ReturnType<typeof sharesOf>;
}

interface EffectOfPolicyProps extends DescribedEffect {
  arePeers: boolean;
}

/** What a policy does to the people who take part now, in words. */
export function EffectOfPolicy({ effect, rules, shares, arePeers }: EffectOfPolicyProps) {
  const { t } = useTranslation('studio');
  const { people, pairs, allowed, of, alone } = effect;
  return (
    <Section title={t('effect.title')} note={t('effect.note')}>
      {pairs === 0 ? (
        <Text>{t('effect.noPeople')}</Text>
      ) : (
        <Stack gap="xs" role="status">
          <Text fw={600}>
            {t('effect.allowed', {
              // Of two peers each is counted as the other's partner.
              allowed: number(arePeers ? allowed / 2 : allowed),
              pairs: number(arePeers ? pairs / 2 : pairs),
            })}
          </Text>
          {allowed === 0 && (
            <Alert color="clay" variant="light">
              {t('effect.nobody')}
            </Alert>
          )}
          {of < people.left && (
            <Text size="sm">{t('effect.sample', { of, left: people.left })}</Text>
          )}
          {alone.left > 0 && (
            <Text>
              {t(arePeers ? 'effect.alonePeers' : 'effect.aloneLeft', { count: alone.left })}
            </Text>
          )}
          {alone.right > 0 && <Text>{t('effect.aloneRight', { count: alone.right })}</Text>}
        </Stack>
      )}
      {pairs > 0 && (
        <List size="sm" spacing="xs">
          {rules.map((rule) => (
            <List.Item key={rule.rule}>
              {rule.rule} <EffectOfRule rule={rule} arePeers={arePeers} />
            </List.Item>
          ))}
        </List>
      )}
      <Text fw={600}>{t('effect.weights')}</Text>
      <List size="sm">
        {shares.map(({ criterion, percent }) => (
          <List.Item key={criterion}>
            {criterion}: {t('effect.share', { percent })}
          </List.Item>
        ))}
      </List>
    </Section>
  );
}

function EffectOfRule({
  rule: { removed, removedAlone, alone, silent },
  arePeers,
}: {
  rule: DescribedEffect['rules'][number];
  arePeers: boolean;
}) {
  const { t } = useTranslation('studio');
  const half = (count: number) => (arePeers ? count / 2 : count);
  return (
    <Text span c="dimmed" size="sm">
      {removed === 0 ? t('effect.removesNone') : t('effect.removesPairs', { count: half(removed) })}{' '}
      {removedAlone > 0 &&
        removedAlone < removed &&
        t('effect.alonePairs', { count: half(removedAlone) })}{' '}
      {alone > 0 && t('effect.leavesNobody', { count: alone })}{' '}
      {silent > 0 && t('effect.silentPeople', { count: silent })}
    </Text>
  );
}

const number = (value: number) => value.toLocaleString('en-GB');
