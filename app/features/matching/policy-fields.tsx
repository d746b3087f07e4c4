import { Paper, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CheckField, RadioField, TextField } from '../../ui/form.tsx';
import { Section } from '../../ui/page.tsx';
import {
  criterionNames,
  objectives,
  type PolicyForm,
  sameOrNot,
  standingRules,
} from './matching-policy.ts';

/** Everything that a policy says, as fields of a form. */
export function PolicyFields({ now }: { now: PolicyForm }) {
  const { t } = useTranslation('matching');
  const choices = sameOrNot.map((value) => ({ value, label: t(`policy.sameOrNot.${value}`) }));
  return (
    <Stack gap="xl">
      <Section title={t('policy.objective')}>
        <RadioField
          name="objective"
          label={t('policy.best')}
          value={now.objective}
          options={objectives.map((value) => ({
            value,
            label: t(`policy.objectives.${value}`),
          }))}
        />
        <TextField
          name="minimumFit"
          type="number"
          label={t('policy.minimumFit')}
          hint={t('policy.minimumFitHint')}
          value={now.minimumFit}
          width="26rem"
        />
      </Section>
      <Section title={t('policy.criteria')} note={t('policy.criteriaNote')}>
        <div className="field-grid">
          {criterionNames.map((criterion) => (
            <TextField
              key={criterion}
              name={`weight[${criterion}]`}
              type="number"
              label={t(`criterion.${criterion}`)}
              hint={t(`criterionHint.${criterion}`)}
              value={now.weight[criterion]}
            />
          ))}
        </div>
        <TextField
          name="wantedDistance"
          type="number"
          label={t('policy.wantedDistance')}
          hint={t('policy.wantedDistanceHint')}
          value={now.wantedDistance}
          width="26rem"
        />
      </Section>
      <Section title={t('policy.rules')} note={t('policy.rulesNote')}>
        <Paper withBorder p="md">
          <Text fw={600}>{t('policy.always')}</Text>
          {standingRules.map((rule) => (
            <Text key={rule}>{t(`rule.${rule}`)}</Text>
          ))}
        </Paper>
        <CheckField
          name="sharedLanguage"
          label={t('policy.sharedLanguage')}
          checked={now.sharedLanguage}
        />
        <CheckField name="overlap" label={t('policy.overlap')} checked={now.overlap} />
        <TextField
          name="overlapMinutes"
          type="number"
          label={t('policy.overlapMinutes')}
          value={now.overlapMinutes}
          width="26rem"
        />
        <CheckField
          name="stageGap"
          label={t('policy.stageGap')}
          hint={t('policy.stageGapHint')}
          checked={now.stageGap}
        />
        <div className="field-grid">
          <TextField
            name="stageGapMin"
            type="number"
            label={t('policy.stageGapMin')}
            value={now.stageGapMin}
          />
          <TextField
            name="stageGapMax"
            type="number"
            label={t('policy.stageGapMax')}
            value={now.stageGapMax}
          />
        </div>
        <div className="field-grid">
          <RadioField
            name="department"
            label={t('policy.department')}
            value={now.department}
            options={choices}
          />
          <RadioField name="site" label={t('policy.site')} value={now.site} options={choices} />
        </div>
      </Section>
    </Stack>
  );
}
