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
import type { MatchingQuestion } from './matching-question.ts';

/** Everything that a policy says, as fields of a form. */
export function PolicyFields({
  now,
  questions,
}: {
  now: PolicyForm;
  questions: readonly MatchingQuestion[];
}) {
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
      <Section
        title={t('policy.own')}
        note={t(questions.length > 0 ? 'policy.ownNote' : 'policy.ownNone')}
      >
        {questions.map((question) => (
          <OwnQuestion key={question.key} question={question} now={now.fields[question.key]} />
        ))}
      </Section>
    </Stack>
  );
}

const rulesOf = {
  equal: ['any', 'match', 'differ'],
  overlap: ['any', 'overlap'],
  near: ['any', 'near', 'match', 'differ'],
} as const;

/** One of the program's own questions: what it weighs, and whether it is a rule. */
function OwnQuestion({
  question: { key, label, comparison, width, isDay },
  now,
}: {
  question: MatchingQuestion;
  now: PolicyForm['fields'][string] | undefined;
}) {
  const { t } = useTranslation('matching');
  return (
    <Paper withBorder p="md" component="fieldset" m={0}>
      <Text component="legend" fw={600} px={4}>
        {label}
      </Text>
      <div className="field-grid">
        <TextField
          name={`fields[${key}][weight]`}
          type="number"
          label={t('policy.ownWeight')}
          value={now?.weight ?? 0}
        />
        {comparison === 'near' && (
          <TextField
            name={`fields[${key}][within]`}
            type="number"
            label={t(isDay ? 'policy.ownWithinDays' : 'policy.ownWithin')}
            hint={t('policy.ownWithinHint')}
            value={now?.within ?? width}
          />
        )}
        <RadioField
          name={`fields[${key}][rule]`}
          label={t('policy.ownRule')}
          value={now?.rule ?? 'any'}
          options={rulesOf[comparison].map((value) => ({
            value,
            label: t(`policy.ownRules.${value}`),
          }))}
        />
      </div>
    </Paper>
  );
}
