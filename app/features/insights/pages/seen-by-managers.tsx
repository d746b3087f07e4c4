import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { memberPage } from '../../../http/page.server.ts';
import { idFrom } from '../../../platform/database.server.ts';
import { Day } from '../../../ui/dates.tsx';
import { Empty, Facts, Page, Section } from '../../../ui/page.tsx';
import { Rows } from '../../../ui/table.tsx';
import { pulseDays } from '../../engagements/pulse.ts';
import { CareLog } from '../care-log.tsx';
import { loadOwnLook } from '../engagement-look.server.ts';
import { signalWords } from '../signal-words.ts';
import { missedPulses, settlingDays, signals, waitingDays } from '../signals.ts';
import type { Route } from './+types/seen-by-managers';

export const loader = memberPage(async ({ world, actor, params }) => {
  const { log, ...look } = await loadOwnLook(world, actor, idFrom(params.engagement));
  return { ...look, log: log.map((step) => ({ ...step, at: step.at.toISOString() })) };
});

/** Each part of what managers are asked to look at, for the members themselves. */
export default function SeenByManagers({ loaderData: look }: Route.ComponentProps) {
  const { t } = useTranslation('dashboard');
  const { t: engagements } = useTranslation('engagements');
  if (!look.program) {
    return (
      <Page title={t('seen.title')}>
        <Empty>{t('seen.informal')}</Empty>
      </Page>
    );
  }
  return (
    <Page title={t('seen.title')} lead={t('seen.lead', { program: look.program.name })}>
      <Stack gap={40}>
        <Section title={t('seen.facts')}>
          <Facts
            items={[
              { label: t('seen.phase'), value: engagements(`phase.${look.phase}`) },
              { label: t('seen.started'), value: <Day value={look.startsOn} /> },
              { label: t('seen.ends'), value: <Day value={look.endsOn} /> },
              { label: t('seen.sessions'), value: look.sessionsHeld },
              {
                label: t('seen.lastActive'),
                value: look.lastActiveOn && <Day value={look.lastActiveOn} />,
              },
            ]}
          />
        </Section>
        <Section title={t('seen.signal')}>
          <Rows
            caption={t('seen.signal')}
            rows={[...signals]}
            rowKey={(signal) => signal}
            columns={[
              {
                title: t('seen.signal'),
                wide: true,
                cell: (signal) =>
                  t(`seen.rule.${signal}`, {
                    days: settlingDays,
                    waiting: waitingDays,
                    pulse: missedPulses * pulseDays,
                  }),
              },
              {
                title: t('seen.state'),
                wide: true,
                cell: (signal) => {
                  const raised = look.signals.find((each) => each.signal === signal);
                  if (!raised) return t('seen.fine');
                  return (
                    <Text c="clay" inherit>
                      {signalWords(raised)}
                    </Text>
                  );
                },
              },
            ]}
          />
        </Section>
        <CareLog log={look.log} />
      </Stack>
    </Page>
  );
}
