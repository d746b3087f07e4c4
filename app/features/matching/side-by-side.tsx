import { useTranslation } from 'react-i18next';
import { Rows } from '../../ui/table.tsx';
import { nameOfCountry } from '../profiles/country.ts';
import { nameOfLanguage } from '../profiles/language.ts';
import type { PersonBeside } from './find-proposal.server.ts';
import { stageName, styleName } from './reason-text.ts';

const fields = [
  'headline',
  'wants',
  'offers',
  'goal',
  'stage',
  'jobFunction',
  'industry',
  'department',
  'site',
  'country',
  'timeZone',
  'languages',
  'workingStyle',
  'interests',
  'partners',
] as const;

/** Two people's profiles, line by line; lines that neither filled in are left out. */
export function SideBySide({ mentee, mentor }: { mentee: PersonBeside; mentor: PersonBeside }) {
  const { t } = useTranslation('matching');
  const show = (person: PersonBeside): Record<(typeof fields)[number], string> => ({
    headline: person.headline,
    wants: person.wants.join(', '),
    offers: person.offers.join(', '),
    goal: person.goal,
    stage: stageName(person.careerStage),
    jobFunction: person.jobFunction,
    industry: person.industry,
    department: person.department,
    site: person.site,
    country: person.country && nameOfCountry(person.country),
    timeZone: person.timeZone,
    languages: person.languages.map(nameOfLanguage).join(', '),
    workingStyle: person.workingStyle.map(styleName).join(', '),
    interests: person.interests.join(', '),
    partners: t('proposal.partners', { partners: person.partners, capacity: person.capacity }),
  });
  const left = show(mentee);
  const right = show(mentor);
  const rows = fields.filter((field) => left[field] || right[field]);
  return (
    <Rows
      caption={t('proposal.profiles')}
      rows={rows}
      rowKey={(field) => field}
      columns={[
        { title: t('proposal.detail'), cell: (field) => t(`proposal.field.${field}`) },
        { title: mentee.name, wide: true, cell: (field) => left[field] },
        { title: mentor.name, wide: true, cell: (field) => right[field] },
      ]}
    />
  );
}
