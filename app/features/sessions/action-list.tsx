import { Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Day } from '../../ui/dates.tsx';
import { Deed, DeedProblems } from '../../ui/deed.tsx';
import { ActionForm } from '../../ui/form.tsx';
import { Section, State } from '../../ui/page.tsx';
import { type Members, nameOf } from '../goals/members.ts';
import { type ActionState, isLate } from './action.ts';
import { ActionFields } from './session-form.tsx';

export interface ShownAction {
  id: string;
  ownerId: string;
  cue: string;
  deed: string;
  dueOn: string;
  state: ActionState;
}

interface ActionListProps {
  actions: ShownAction[];
  members: Members;
  today: string;
  canChange: boolean;
}

/** Open actions, those that are settled, and a form for one more; its page has the two actions. */
export function ActionList({ actions, members, today, canChange }: ActionListProps) {
  const { t } = useTranslation('sessions');
  const open = actions.filter((action) => action.state === 'open');
  const settled = actions.filter((action) => action.state !== 'open');
  const rows = (shown: ShownAction[]) => (
    <ul className="cards">
      {shown.map((action) => (
        <ActionRow key={action.id} {...{ action, members, today, canChange }} />
      ))}
    </ul>
  );
  return (
    <Section title={t('action.title')} note={t('action.note')}>
      <DeedProblems intent="action" />
      {open.length === 0 ? <Text c="dimmed">{t('action.empty')}</Text> : rows(open)}
      {settled.length > 0 && (
        <details className="fold">
          <summary>
            {t('action.settled')} ({settled.length})
          </summary>
          {rows(settled)}
        </details>
      )}
      {canChange && (
        <Stack gap="xs" pt="sm">
          <ActionForm intent="planAction" submit={t('action.addSubmit')} tone="quiet">
            <ActionFields members={members} />
          </ActionForm>
        </Stack>
      )}
    </Section>
  );
}

function ActionRow({
  action,
  members,
  today,
  canChange,
}: Omit<ActionListProps, 'actions'> & { action: ShownAction }) {
  const { t } = useTranslation('sessions');
  const { id, cue, deed, state } = action;
  const isMine = action.ownerId === members.me;
  const name = nameOf(members, action.ownerId, t('action.you')) ?? '';
  const change = (to: ActionState) => ({ intent: 'action', what: { actionId: id, state: to } });
  return (
    <li>
      <Group justify="space-between" gap="sm">
        <Stack gap={2} flex="1 1 16rem">
          <span>{t(isMine ? 'action.say' : 'action.sayOther', { cue, deed, name })}</span>
          <Group gap="sm" className="quiet">
            <span>{name}</span>
            <span>
              {t('action.by')} <Day value={action.dueOn} />
            </span>
            {isLate(action, today) && <State tone="look">{t('action.late')}</State>}
            {state !== 'open' && (
              <State tone={state === 'done' ? 'good' : 'calm'}>{t(`action.state.${state}`)}</State>
            )}
          </Group>
        </Stack>
        {canChange && (
          <Group gap="xs">
            {state === 'open' ? (
              <>
                <Deed {...change('done')} label={t('action.doneLabel', { deed })}>
                  {t('action.done')}
                </Deed>
                <Deed {...change('dropped')} label={t('action.dropLabel', { deed })}>
                  {t('action.drop')}
                </Deed>
              </>
            ) : (
              <Deed {...change('open')} label={t('action.reopenLabel', { deed })}>
                {t('action.reopen')}
              </Deed>
            )}
          </Group>
        )}
      </Group>
    </li>
  );
}
