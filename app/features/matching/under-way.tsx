import type { Objective } from '@ithaca/matching';
import { Anchor, Group, Stack, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useRevalidator } from 'react-router';
import { matchingPhases } from '../../platform/solver.ts';
import { ActionForm } from '../../ui/form.tsx';
import { isOver, type RunEvent, type RunProgress } from './run-result.ts';

interface UnderWayProps {
  /** The run's own address. */
  address: string;
  isLate: boolean;
  objective: Objective;
  /** As it stood when the page was made; null while it waits. */
  progress: RunProgress;
}

/** What a run is at: told by the server as it goes, by loading the page anew where there is no JavaScript. */
export function UnderWay({ address, isLate, objective, progress }: UnderWayProps) {
  const { t } = useTranslation('matching');
  const { t: studio } = useTranslation('studio');
  const { revalidate } = useRevalidator();
  const [told, setTold] = useState<RunProgress>(null);
  useEffect(() => {
    const events = new EventSource(`${address}/events`);
    events.onmessage = ({ data }) => {
      const event: RunEvent = JSON.parse(data);
      if (!isOver(event.state)) {
        setTold(event.progress);
        return;
      }
      events.close();
      revalidate();
    };
    return () => events.close();
  }, [address, revalidate]);
  const phases = matchingPhases.filter((phase) => phase !== 'fairness' || objective === 'fair');
  const now = told ?? progress;
  const step = now ? phases.indexOf(now.phase) + 1 : 0;
  return (
    <Stack align="flex-start">
      <noscript>
        <meta httpEquiv="refresh" content="3" />
      </noscript>
      <Text maw="60ch">{t('run.working')}</Text>
      <progress
        className="progress"
        aria-label={studio('progress.label')}
        max={phases.length}
        value={step}
      />
      <Text role="status" maw="60ch">
        {now === null
          ? studio('progress.waiting')
          : `${studio('progress.step', { step, of: phases.length })}: ${phaseInWords(now)}`}
      </Text>
      <Group>
        <ActionForm intent="cancel" submit={studio('progress.cancel')} tone="quiet" />
        <Anchor component={Link} to="." reloadDocument>
          {t('run.reload')}
        </Anchor>
      </Group>
      {isLate && (
        <>
          <Text maw="60ch">{t('run.late')}</Text>
          <ActionForm intent="retry" submit={t('run.retry')} tone="quiet" />
        </>
      )}
    </Stack>
  );

  function phaseInWords({ phase, steps }: NonNullable<RunProgress>): string {
    return phase === 'pairing' && steps
      ? studio('progress.pairingSteps', { steps: steps.toLocaleString('en-GB') })
      : studio(`progress.${phase}`);
  }
}
