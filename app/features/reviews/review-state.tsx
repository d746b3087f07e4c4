import { useTranslation } from 'react-i18next';
import { State } from '../../ui/page.tsx';
import type { standingOf } from './shown-review.ts';

/** Where a review stands, in a word. */
export function ReviewState({
  state,
  missing,
}: Pick<ReturnType<typeof standingOf>, 'state' | 'missing'>) {
  const { t } = useTranslation('reviews');
  const tone = {
    complete: 'good',
    open: 'look',
    waits: 'calm',
    ahead: 'calm',
    missed: 'calm',
  } as const;
  return <State tone={tone[state]}>{t(`state.${state}`, { names: missing })}</State>;
}
