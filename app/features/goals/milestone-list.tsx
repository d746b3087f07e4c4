import { Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Day } from '../../ui/dates.tsx';
import { Deed, DeedProblems } from '../../ui/deed.tsx';
import { ActionForm, TextField } from '../../ui/form.tsx';
import { Section, State } from '../../ui/page.tsx';
import type { Milestone } from './goal-queries.server.ts';

interface MilestoneListProps {
  milestones: Milestone[];
  today: string;
  canChange: boolean;
}

export function MilestoneList({ milestones, today, canChange }: MilestoneListProps) {
  const { t } = useTranslation('goals');
  return (
    <Section title={t('milestonesTitle')}>
      <DeedProblems intent="milestone" />
      {milestones.length === 0 && <Text c="dimmed">{t('milestone.empty')}</Text>}
      {milestones.length > 0 && (
        <ol className="cards">
          {milestones.map((milestone, index) => (
            <li key={milestone.id}>
              <Group justify="space-between" gap="sm">
                <Stack gap={2} flex="1 1 14rem">
                  <span>
                    {t('milestone.numbered', { number: index + 1, title: milestone.title })}
                  </span>
                  <Group gap="sm" className="quiet">
                    <span>
                      {t('field.milestoneDay')} <Day value={milestone.dueOn} />
                    </span>
                    {milestone.reachedOn && (
                      <State tone="good">
                        {t('milestone.reachedOn')} <Day value={milestone.reachedOn} />
                      </State>
                    )}
                    {!milestone.reachedOn && milestone.dueOn < today && (
                      <State tone="look">{t('milestone.late')}</State>
                    )}
                  </Group>
                </Stack>
                {canChange && <MilestoneDeeds milestone={milestone} />}
              </Group>
            </li>
          ))}
        </ol>
      )}
      {canChange && (
        <ActionForm intent="addMilestone" submit={t('milestone.add')} tone="quiet" inline>
          <TextField name="title" label={t('milestone.addTitle')} width="22rem" />
          <TextField name="dueOn" label={t('field.milestoneDay')} type="date" width="12rem" />
        </ActionForm>
      )}
    </Section>
  );
}

function MilestoneDeeds({ milestone: { id, title, reachedOn } }: { milestone: Milestone }) {
  const { t } = useTranslation('goals');
  return (
    <Group gap="xs">
      {reachedOn ? (
        <Deed
          intent="milestone"
          what={{ milestoneId: id, deed: 'reopen' }}
          label={t('milestone.reopenLabel', { title })}
        >
          {t('milestone.reopen')}
        </Deed>
      ) : (
        <>
          <Deed
            intent="milestone"
            what={{ milestoneId: id, deed: 'reach' }}
            label={t('milestone.reachLabel', { title })}
          >
            {t('milestone.reach')}
          </Deed>
          <Deed
            intent="milestone"
            what={{ milestoneId: id, deed: 'remove' }}
            label={t('milestone.removeLabel', { title })}
          >
            {t('milestone.remove')}
          </Deed>
        </>
      )}
    </Group>
  );
}
