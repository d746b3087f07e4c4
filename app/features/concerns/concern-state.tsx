import { useTranslation } from 'react-i18next';
import { State } from '../../ui/page.tsx';

/** How far a concern is, in a word. */
export function ConcernState({
  openedAt,
  acknowledgedAt,
}: {
  openedAt: string | null;
  acknowledgedAt: string | null;
}) {
  const { t } = useTranslation('concerns');
  if (acknowledgedAt) return <State tone="good">{t('state.acknowledged')}</State>;
  return (
    <State tone={openedAt ? 'calm' : 'look'}>{t(openedAt ? 'state.read' : 'state.new')}</State>
  );
}
