import { useTranslation } from 'react-i18next';
import { State } from '../../ui/page.tsx';
import { percentOf } from './reason-text.ts';
import type { ProposalState, RunState } from './run-result.ts';

export function RunStateBadge({ state }: { state: RunState }) {
  const { t } = useTranslation('matching');
  const tone = { queued: 'calm', running: 'calm', done: 'good', failed: 'look' } as const;
  return <State tone={tone[state]}>{t(`run.state.${state}`)}</State>;
}

export function ProposalStateBadge({ state }: { state: ProposalState }) {
  const { t } = useTranslation('matching');
  const tone = { proposed: 'calm', approved: 'good', declined: 'look' } as const;
  return <State tone={tone[state]}>{t(`run.proposal.${state}`)}</State>;
}

/** A fit of 0 to 10,000 as a percentage. */
export function Fit({ value }: { value: number }) {
  const { t } = useTranslation('matching');
  return t('run.fitInWords', { percent: percentOf(value) });
}
