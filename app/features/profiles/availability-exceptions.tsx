import { Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatDay } from '../../ui/dates.tsx';
import { Deed } from '../../ui/deed.tsx';
import { ActionForm, SelectField, TextField } from '../../ui/form.tsx';
import { Empty, State } from '../../ui/page.tsx';
import { type Exception, exceptionKinds, timeOf } from './availability.ts';

/** Days that differ from the usual week, and a form for more; its page has the two actions. */
export function ExceptionList({ exceptions }: { exceptions: (Exception & { id: string })[] }) {
  const { t } = useTranslation('profiles');
  return (
    <>
      {exceptions.length === 0 ? (
        <Empty>{t('exceptions.empty')}</Empty>
      ) : (
        <ul className="cards">
          {exceptions.map((exception) => (
            <Kept key={exception.id} exception={exception} />
          ))}
        </ul>
      )}
      <ActionForm intent="exception" submit={t('exceptions.add')} tone="quiet">
        <Group align="flex-start" gap="sm">
          <SelectField
            name="kind"
            label={t('exceptions.kindLabel')}
            options={exceptionKinds.map((kind) => ({
              value: kind,
              label: t(`exceptions.kind.${kind}`),
            }))}
          />
          <TextField name="fromOn" type="date" label={t('exceptions.fromOn')} width="12rem" />
          <TextField
            name="untilOn"
            type="date"
            label={t('exceptions.untilOn')}
            width="12rem"
            optional
          />
        </Group>
        <Group align="flex-start" gap="sm">
          <TextField
            name="starts"
            type="time"
            label={t('exceptions.starts')}
            width="9rem"
            optional
          />
          <TextField name="ends" type="time" label={t('exceptions.ends')} width="9rem" optional />
        </Group>
        <Text size="sm" c="dimmed">
          {t('exceptions.hoursHint')}
        </Text>
      </ActionForm>
    </>
  );
}

function Kept({ exception }: { exception: Exception & { id: string } }) {
  const { t } = useTranslation('profiles');
  const { id, kind, fromOn, untilOn, hours } = exception;
  const days =
    fromOn === untilOn
      ? formatDay(fromOn)
      : t('times.range', { from: formatDay(fromOn), to: formatDay(untilOn) });
  return (
    <li>
      <Group justify="space-between" gap="sm">
        <Group gap="sm">
          <span>{days}</span>
          {hours && (
            <span>
              {t('times.range', { from: timeOf(hours.startsMinute), to: timeOf(hours.endsMinute) })}
            </span>
          )}
          <State tone={kind === 'extra' ? 'good' : 'calm'}>{t(`exceptions.kind.${kind}`)}</State>
        </Group>
        <Deed
          intent="removeException"
          what={{ exceptionId: id }}
          label={t('exceptions.removeLabel', { days })}
        >
          {t('exceptions.remove')}
        </Deed>
      </Group>
    </li>
  );
}
