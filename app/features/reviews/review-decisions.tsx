import { Anchor, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Day } from '../../ui/dates.tsx';
import { Deed, DeedProblems } from '../../ui/deed.tsx';
import { ActionForm, SelectField, TextField } from '../../ui/form.tsx';
import { Empty, Section, State } from '../../ui/page.tsx';

export interface ShownDecision {
  id: string;
  action: { owner: string; cue: string; deed: string; dueOn: string } | null;
  goal: { id: string; title: string; isRevised: boolean } | null;
}

/** What came out of a review, and the forms for more of it. */
export function ReviewDecisions({
  decisions,
  goals,
  members,
  base,
  canDecide,
}: {
  decisions: ShownDecision[];
  goals: { id: string; title: string }[];
  members: { personId: string; name: string }[];
  /** The engagement's address. */
  base: string;
  canDecide: boolean;
}) {
  const { t } = useTranslation('reviews');
  return (
    <Section title={t('decisions.title')} note={t('decisions.note')}>
      {decisions.length === 0 && <Empty>{t('decisions.none')}</Empty>}
      <ul className="plain">
        {decisions.map((decision) => (
          <li key={decision.id}>
            <DecisionLine decision={decision} base={base} />
          </li>
        ))}
      </ul>
      {canDecide && (
        <Stack gap="lg">
          <details className="fold">
            <summary>{t('decisions.plan')}</summary>
            <ActionForm intent="action" submit={t('decisions.planSubmit')}>
              <TextField name="cue" label={t('decisions.cue')} />
              <TextField name="deed" label={t('decisions.deed')} />
              <TextField name="dueOn" type="date" label={t('decisions.dueOn')} width="12rem" />
              <SelectField
                name="ownerId"
                label={t('decisions.owner')}
                options={members.map((member) => ({
                  value: member.personId,
                  label: member.name,
                }))}
              />
            </ActionForm>
          </details>
          {goals.length > 0 && (
            <Stack gap="xs">
              <Text fw={600}>{t('decisions.revise')}</Text>
              <DeedProblems intent="revise" />
              <Group gap="sm">
                {goals.map((goal) => (
                  <Deed key={goal.id} intent="revise" what={{ goalId: goal.id }}>
                    {t('decisions.reviseSubmit', { title: goal.title })}
                  </Deed>
                ))}
              </Group>
            </Stack>
          )}
        </Stack>
      )}
    </Section>
  );
}

function DecisionLine({ decision, base }: { decision: ShownDecision; base: string }) {
  const { t } = useTranslation('reviews');
  const { action, goal } = decision;
  if (action) {
    const { owner, cue, deed } = action;
    return (
      <>
        {t('decisions.action', { name: owner, cue, deed })} · <Day value={action.dueOn} />
      </>
    );
  }
  if (!goal) return null;
  return (
    <Group gap="xs">
      <span>{t('decisions.goal')}:</span>
      <Anchor component={Link} to={`${base}/goals/${goal.id}`}>
        {goal.title}
      </Anchor>
      <State tone={goal.isRevised ? 'good' : 'look'}>
        {t(goal.isRevised ? 'decisions.revised' : 'decisions.open')}
      </State>
    </Group>
  );
}
