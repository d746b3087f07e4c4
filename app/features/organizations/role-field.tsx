import { useTranslation } from 'react-i18next';
import type { Role } from '../../platform/actor.ts';
import { RadioField } from '../../ui/form.tsx';
import { roles } from './invitation.ts';

/** The three roles, each with what it may do. */
export function RoleField({ value }: { value: Role }) {
  const { t } = useTranslation('organizations');
  return (
    <RadioField
      name="role"
      label={t('role.label')}
      value={value}
      options={roles.map((role) => ({ value: role, label: t(`role.${role}`) }))}
    />
  );
}
