import { useTranslation } from 'react-i18next';
import { AreaField, ChecksField, SelectField, TextField } from '../../ui/form.tsx';
import { manyOptions, PickField } from '../../ui/pick-field.tsx';
import { timeZoneSuggestions } from '../people/time-zones.ts';
import { type CareerStage, careerStages } from '../profiles/profile.ts';
import type { Question, QuestionAnswers } from '../programs/enrolment-question.ts';
import type { Side } from '../programs/program-kind.ts';
import { QuestionFields } from './question-fields.tsx';

/** What the enrolment form asks somebody on a side; the preview shows the same to a manager. */
export function EnrolmentFields({
  side,
  enrolment,
  answers,
  ...page
}: {
  side: Side;
  enrolment: { goal: string; capacity: number; hoursPerMonth: number | null } | null;
  answers: QuestionAnswers;
  questions: Question[];
  skills: string[];
  listedSkills: string[];
  careerStage: CareerStage | null;
  languages: string;
  timeZone: string | null;
}) {
  const { t } = useTranslation('enrolment');
  const { t: profiles } = useTranslation('profiles');
  return (
    <>
      <AreaField
        name="goal"
        label={t(`field.goal.${side}`)}
        hint={t(`field.goalHint.${side}`)}
        value={enrolment?.goal}
        optional
      />
      {page.listedSkills.length > manyOptions && (
        <PickField
          name="skills"
          label={t(`field.skills.${side}`)}
          values={page.skills}
          options={page.listedSkills}
          most={null}
        />
      )}
      {page.listedSkills.length > 0 && page.listedSkills.length <= manyOptions && (
        <ChecksField
          name="skills"
          label={t(`field.skills.${side}`)}
          values={page.skills}
          options={page.listedSkills.map((name) => ({ value: name, label: name }))}
        />
      )}
      <TextField
        name="more_skills"
        label={t(page.listedSkills.length > 0 ? 'field.moreSkills' : `field.skills.${side}`)}
        hint={t('field.skillsHint')}
        value={page.skills.filter((name) => !page.listedSkills.includes(name)).join('; ')}
        optional
      />
      {side === 'mentor' && (
        <TextField
          name="capacity"
          type="number"
          label={t('field.capacity')}
          hint={t('field.capacityHint')}
          value={enrolment?.capacity ?? 1}
          width="8rem"
        />
      )}
      <TextField
        name="hours_per_month"
        type="number"
        label={t('field.hours')}
        hint={t('field.hoursHint')}
        value={enrolment?.hoursPerMonth}
        width="8rem"
        optional
      />
      <SelectField
        name="career_stage"
        label={t('field.careerStage')}
        value={page.careerStage}
        options={careerStages.map((stage) => ({
          value: stage,
          label: profiles(`stage.${stage}`),
        }))}
        optional
      />
      <TextField
        name="languages"
        label={t('field.languages')}
        hint={t('field.languagesHint')}
        value={page.languages}
      />
      <TextField
        name="time_zone"
        label={t('field.timeZone')}
        hint={t('field.timeZoneHint')}
        value={page.timeZone}
        suggestions={timeZoneSuggestions}
        width="20rem"
      />
      <QuestionFields questions={page.questions} answers={answers} />
    </>
  );
}
