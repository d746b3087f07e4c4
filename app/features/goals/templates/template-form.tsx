import { Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ChecksField, TextField } from '../../../ui/form.tsx';
import { kinds } from '../../engagements/engagement.ts';
import { industries } from '../../profiles/industries.ts';
import { careerStages } from '../../profiles/profile.ts';
import { FormPart, ScaleFields, WordFields } from '../goal-form.tsx';
import { type TemplateContent, templateMilestones } from './goal-template.ts';

/** The fields of a template; the names are those of `newTemplate`. */
export function TemplateFields({ template }: { template?: TemplateContent | undefined }) {
  const { t } = useTranslation('goalTemplates');
  const { t: profiles } = useTranslation('profiles');
  const { t: programs } = useTranslation('programs');
  return (
    <>
      <WordFields goal={template} />
      <TextField
        name="skills"
        label={t('field.skills')}
        hint={t('field.skillsHint')}
        value={template?.skills.join(', ')}
        optional
      />
      <ChecksField
        name="stages"
        label={t('field.stages')}
        hint={t('field.stagesHint')}
        values={template?.stages ?? []}
        options={careerStages.map((value) => ({ value, label: profiles(`stage.${value}`) }))}
      />
      <TextField
        name="industry"
        label={t('field.industry')}
        hint={t('field.industryHint')}
        value={template?.industry}
        suggestions={industries}
        width="22rem"
        optional
      />
      <ChecksField
        name="kinds"
        label={t('field.kinds')}
        hint={t('field.kindsHint')}
        values={template?.kinds ?? []}
        options={kinds.map((value) => ({ value, label: programs(`kind.${value}`) }))}
      />
      <MilestoneFields milestones={template?.milestones ?? []} />
      <ScaleFields scale={template?.scale ?? null} note={t('scaleHint')} />
    </>
  );
}

function MilestoneFields({ milestones }: Pick<TemplateContent, 'milestones'>) {
  const { t } = useTranslation('goalTemplates');
  const { t: goals } = useTranslation('goals');
  return (
    <FormPart title={t('milestonesTitle')} hint={t('field.milestonesHint')}>
      {Array.from({ length: templateMilestones }, (_, index) => {
        const number = index + 1;
        const share = milestones[index]?.share;
        return (
          <Group
            key={number}
            align="flex-start"
            gap="sm"
            component="fieldset"
            aria-label={goals('field.milestone', { number })}
            className="row-fields"
          >
            <TextField
              name={`milestones[${index}][title]`}
              label={`${number}. ${goals('field.milestoneTitle')}`}
              value={milestones[index]?.title}
              width="28rem"
            />
            <TextField
              name={`milestones[${index}][percent]`}
              label={t('field.percent')}
              value={share && Math.round(share * 100)}
              type="number"
              width="12rem"
            />
          </Group>
        );
      })}
    </FormPart>
  );
}
