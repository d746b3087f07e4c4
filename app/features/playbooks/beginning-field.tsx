import { useTranslation } from 'react-i18next';
import { SelectField } from '../../ui/form.tsx';
import { nameOf } from './phase-change.ts';
import type { Beginning } from './playbook.ts';

/** When a phase begins, in words. */
export function useBeginning() {
  const { t } = useTranslation('playbooks');
  return ({ moment, after }: Beginning) =>
    moment === 'midway' && after !== 50 ? t('after', { percent: after }) : t(`moment.${moment}`);
}

/** Chooses among the beginnings that are free. */
export function BeginningField({
  beginnings,
  value,
}: {
  beginnings: readonly Beginning[];
  value?: string;
}) {
  const { t } = useTranslation('playbooks');
  const inWords = useBeginning();
  return (
    <SelectField
      name="begins"
      label={t('edit.begins')}
      hint={t('edit.beginsHint')}
      value={value}
      options={beginnings.map((each) => ({ value: nameOf(each), label: inWords(each) }))}
    />
  );
}
