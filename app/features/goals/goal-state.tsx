import { useTranslation } from 'react-i18next';
import { State } from '../../ui/page.tsx';
import type { GoalState } from './goal.ts';

export function GoalStateMark({ state }: { state: GoalState }) {
  const { t } = useTranslation('goals');
  return <State tone={state === 'active' ? 'good' : 'calm'}>{t(`state.${state}`)}</State>;
}
