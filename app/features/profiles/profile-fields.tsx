import { useTranslation } from 'react-i18next';
import { AreaField, ChecksField, RadioField, SelectField, TextField } from '../../ui/form.tsx';
import { Section } from '../../ui/page.tsx';
import { industries } from './industries.ts';
import { type CareerStage, careerStages, meetingFormats, workingStyles } from './profile.ts';

/** A profile as the form shows it: codes as names, lists as one text. */
export interface ProfileValues {
  headline: string;
  about: string;
  careerStage: CareerStage | null;
  industry: string;
  jobFunction: string;
  country: string;
  department: string;
  site: string;
  reportsTo: string;
  languages: string;
  interests: string;
  style: string[];
  styleMore: string;
  meetingFormat: string | null;
  timeZone: string | null;
}

interface Fields {
  profile: ProfileValues;
}

export function IntroductionFields({ profile }: Fields) {
  const { t } = useTranslation('profiles');
  return (
    <Section title={t('section.introduction')} note={t('note.everybody')}>
      <TextField
        name="headline"
        label={t('field.headline')}
        hint={t('field.headlineHint')}
        value={profile.headline}
        optional
      />
      <AreaField
        name="about"
        label={t('field.about')}
        hint={t('field.aboutHint')}
        value={profile.about}
        optional
      />
      <SelectField
        name="career_stage"
        label={t('field.stage')}
        value={profile.careerStage}
        options={careerStages.map((value) => ({ value, label: t(`stage.${value}`) }))}
        optional
      />
      <TextField
        name="industry"
        label={t('field.industry')}
        hint={t('field.industryHint')}
        value={profile.industry}
        suggestions={industries}
        width="24rem"
        optional
      />
      <TextField
        name="languages"
        label={t('field.languages')}
        hint={t('field.languagesHint')}
        value={profile.languages}
        optional
      />
    </Section>
  );
}

export function MeetingFields({ profile, timeZones }: Fields & { timeZones: string[] }) {
  const { t } = useTranslation('profiles');
  const { t: people } = useTranslation('people');
  return (
    <Section title={t('section.meeting')} note={t('note.managers')}>
      <TextField
        name="time_zone"
        label={t('field.timeZone')}
        hint={people('field.timeZoneHint')}
        value={profile.timeZone}
        suggestions={timeZones}
        width="24rem"
        optional
      />
      <RadioField
        name="meeting_format"
        label={t('field.format')}
        value={profile.meetingFormat}
        options={meetingFormats.map((value) => ({ value, label: t(`format.${value}`) }))}
      />
    </Section>
  );
}

export function WorkFields({
  profile,
  suggestions,
}: Fields & { suggestions: { countries: string[]; fellows: string[] } }) {
  const { t } = useTranslation('profiles');
  return (
    <Section title={t('section.work')} note={t('note.managers')}>
      <div className="field-grid">
        <TextField
          name="job_function"
          label={t('field.jobFunction')}
          value={profile.jobFunction}
          optional
        />
        <TextField
          name="country"
          label={t('field.country')}
          value={profile.country}
          suggestions={suggestions.countries}
          optional
        />
        <TextField
          name="department"
          label={t('field.department')}
          value={profile.department}
          optional
        />
        <TextField name="site" label={t('field.site')} value={profile.site} optional />
      </div>
      <TextField
        name="reports_to"
        label={t('field.reportsTo')}
        hint={t('field.reportsToHint')}
        value={profile.reportsTo}
        suggestions={suggestions.fellows}
        optional
      />
    </Section>
  );
}

export function StyleFields({ profile }: Fields) {
  const { t } = useTranslation('profiles');
  return (
    <Section title={t('section.style')} note={t('note.managers')}>
      <ChecksField
        name="working_style"
        label={t('field.style')}
        values={profile.style}
        options={workingStyles.map((value) => ({ value, label: t(`style.${value}`) }))}
      />
      <TextField
        name="working_style_more"
        label={t('field.styleMore')}
        hint={t('field.styleMoreHint')}
        value={profile.styleMore}
        optional
      />
      <TextField
        name="interests"
        label={t('field.interests')}
        hint={t('field.interestsHint')}
        value={profile.interests}
        optional
      />
    </Section>
  );
}
