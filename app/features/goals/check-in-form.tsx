import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { AreaField, RadioField, SelectField, TextField } from '../../ui/form.tsx';
import { levels } from './attainment.ts';
import { canRate } from './check-in.ts';
import type { GoalState, Scale } from './goal.ts';

/** The fields of a check-in; `field` names them where a form has several. */
export function CheckInFields({
  goal,
  field = (name) => name,
}: {
  goal: { state: GoalState; scale: Scale };
  field?: (name: string) => string;
}) {
  const { t } = useTranslation('goals');
  return (
    <>
      <TextField
        name={field('progress')}
        label={t('checkIn.progress')}
        type="number"
        width="20rem"
      />
      {canRate(goal) ? (
        <RadioField
          name={field('level')}
          label={t('checkIn.level')}
          value=""
          options={[
            { value: '', label: t('checkIn.levelNone') },
            ...levels.map((level, index) => ({
              value: String(level),
              label: `${t(`levelMark.${level}`)} · ${goal.scale?.[index] ?? ''}`,
            })),
          ]}
        />
      ) : (
        <Text size="sm" c="dimmed">
          {t('checkIn.levelNeedsGoal')}
        </Text>
      )}
      <SelectField
        name={field('confidence')}
        label={t('checkIn.confidence')}
        optional
        options={(['1', '2', '3', '4', '5'] as const).map((value) => ({
          value,
          label: t(`checkIn.confidenceOption.${value}`),
        }))}
      />
      <AreaField
        name={field('comment')}
        label={t('checkIn.comment')}
        hint={t('checkIn.commentHint')}
        optional
        rows={2}
      />
    </>
  );
}
