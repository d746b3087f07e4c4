import { useTranslation } from 'react-i18next';
import { Bars } from '../../ui/bars.tsx';
import { Figures, Section } from '../../ui/page.tsx';
import { Rows } from '../../ui/table.tsx';
import { shareWords } from './figure-words.ts';
import { targets as goals, type Step, type Target } from './funnel.ts';
import { settlingDays } from './signals.ts';

interface Funnel {
  funnel: { step: Step; count: number }[];
  daysToFirstMeeting: number | null;
  sessionsHeld: number;
}

/** How many engagements reached each step, and how soon they began. */
export function FunnelSection({ report }: { report: Funnel }) {
  const { t } = useTranslation('insights');
  const matched = report.funnel[0]?.count ?? 0;
  return (
    <Section title={t('funnel.title')} note={t('funnel.note')}>
      <Bars
        caption={t('funnel.title')}
        label={t('funnel.step')}
        value={t('funnel.pairs')}
        bars={report.funnel.map(({ step, count }) => ({
          label: t(`funnel.steps.${step}`),
          value: t('funnel.value', { count, share: shareWords(count / matched) }),
          length: count / matched,
        }))}
      />
      <Figures
        items={[
          {
            label: t('funnel.daysToFirstMeeting'),
            value: report.daysToFirstMeeting ?? t('outcomes.none'),
          },
          { label: t('funnel.sessionsHeld'), value: report.sessionsHeld },
        ]}
      />
    </Section>
  );
}

/** What was measured beside what programs usually aim for. */
export function TargetSection({
  targets,
}: {
  targets: Record<Target, { of: number; met: number }>;
}) {
  const { t } = useTranslation('insights');
  return (
    <Section title={t('target.title')} note={t('target.note')}>
      <Rows
        caption={t('target.title')}
        rows={Object.keys(goals) as Target[]}
        rowKey={(target) => target}
        columns={[
          {
            title: t('target.name'),
            cell: (target) =>
              t(`target.${target}`, { share: shareWords(goals[target]), days: settlingDays }),
          },
          {
            title: t('target.measured'),
            cell: (target) => {
              const { of, met } = targets[target];
              return of === 0
                ? t('outcomes.none')
                : t('target.value', { share: shareWords(met / of), met, of });
            },
          },
        ]}
      />
    </Section>
  );
}
