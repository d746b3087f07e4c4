import { useTranslation } from 'react-i18next';
import { ActionForm, AreaField, SelectField, TextField } from '../../ui/form.tsx';
import { introductionStates } from './introduction.ts';

/** Who, whom, to whom, why, and how far it is. */
export function IntroductionForm({
  members,
  takesAddress,
}: {
  members: { personId: string; name: string }[];
  /** Where members know of each other. */
  takesAddress: boolean;
}) {
  const { t } = useTranslation('network');
  const people = members.map(({ personId, name }) => ({ value: personId, label: name }));
  return (
    <ActionForm intent="introduce" submit={t('addSubmit')}>
      <SelectField name="introducerId" label={t('field.introducer')} options={people} />
      <SelectField
        name="introducedId"
        label={t('field.introduced')}
        options={people}
        value={people[1]?.value}
      />
      <TextField
        name="initials"
        label={t('field.initials')}
        hint={t('field.initialsHint')}
        width="10rem"
        optional
      />
      {takesAddress && (
        <TextField
          name="email"
          type="email"
          label={t('field.email')}
          hint={t('field.emailHint')}
          optional
        />
      )}
      <TextField name="arena" label={t('field.arena')} hint={t('field.arenaHint')} optional />
      <AreaField name="reason" label={t('field.reason')} rows={2} />
      <StateField />
    </ActionForm>
  );
}

export function StateField({ value }: { value?: string }) {
  const { t } = useTranslation('network');
  return (
    <SelectField
      name="state"
      label={t('field.state')}
      value={value}
      options={introductionStates.map((state) => ({ value: state, label: t(`state.${state}`) }))}
    />
  );
}
