import { useTranslation } from 'react-i18next';
import { CheckField, TextField } from '../../ui/form.tsx';
import type { Program } from './program-queries.server.ts';

/** Who may come in, how many, and what is asked of them first. */
export function EntryFields({
  enrolmentDomains,
  places,
  approvesEnrolment,
  requiresTraining,
}: Pick<Program, 'enrolmentDomains' | 'places' | 'approvesEnrolment' | 'requiresTraining'>) {
  const { t } = useTranslation('programs');
  return (
    <>
      <TextField
        name="enrolment_domains"
        label={t('field.domains')}
        hint={t('field.domainsHint')}
        value={enrolmentDomains.join('; ')}
        optional
      />
      <TextField
        name="places"
        type="number"
        label={t('field.places')}
        hint={t('field.placesHint')}
        value={places}
        width="12rem"
        optional
      />
      <CheckField
        name="approves_enrolment"
        label={t('field.approves')}
        hint={t('field.approvesHint')}
        checked={approvesEnrolment}
      />
      <CheckField
        name="requires_training"
        label={t('field.requiresTraining')}
        hint={t('field.requiresTrainingHint')}
        checked={requiresTraining}
      />
    </>
  );
}
