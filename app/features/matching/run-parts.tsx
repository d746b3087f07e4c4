import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { formatMoment, useTimeZone } from '../../ui/dates.tsx';
import { State } from '../../ui/page.tsx';
import { useAboveProgram } from '../programs/program-parts.tsx';
import { percentOf } from './reason-text.ts';
import type { ProposalState, RunState } from './run-result.ts';

export function RunStateBadge({ state }: { state: RunState }) {
  const { t } = useTranslation('matching');
  const tone = {
    queued: 'calm',
    running: 'calm',
    done: 'good',
    failed: 'look',
    cancelled: 'calm',
  } as const;
  return <State tone={tone[state]}>{t(`run.state.${state}`)}</State>;
}

export function ProposalStateBadge({ state }: { state: ProposalState }) {
  const { t } = useTranslation('matching');
  const tone = { proposed: 'calm', waiting: 'calm', approved: 'good', declined: 'look' } as const;
  return <State tone={tone[state]}>{t(`run.proposal.${state}`)}</State>;
}

/** A fit of 0 to 10,000 as a percentage. */
export function Fit({ value }: { value: number }) {
  const { t } = useTranslation('matching');
  return t('run.fitInWords', { percent: percentOf(value) });
}

/** Where a program's matching is, and the way up from its pages. */
export function useMatchingPlace(program: string) {
  const { t } = useTranslation('matching');
  const { organization, program: id } = useParams();
  const place = `/o/${organization}/programs/${id}`;
  const base = `${place}/matching`;
  return {
    base,
    program: place,
    above: [...useAboveProgram(program), { to: base, label: t('title') }],
  };
}

/** The same of one of its runs, for the pages below it. */
export function useRunPlace({ program, createdAt }: { program: string; createdAt: string }) {
  const { t } = useTranslation('matching');
  const { run } = useParams();
  const { base, above } = useMatchingPlace(program);
  const when = formatMoment(createdAt, useTimeZone());
  const address = `${base}/${run}`;
  return {
    base,
    run: address,
    when,
    above: [...above, { to: address, label: t('run.title', { when }) }],
  };
}
