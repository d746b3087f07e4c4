import { useTranslation } from 'react-i18next';
import { State } from '../../ui/page.tsx';
import type { AccountState } from './account-state.ts';

/** Beside a name, for managers: who has never come, and whose address nobody has proved. */
export function AccountMark({ account }: { account: AccountState }) {
  const { t } = useTranslation('people');
  return account && <State>{t(`accountState.${account}`)}</State>;
}
