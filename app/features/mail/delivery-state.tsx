import { useTranslation } from 'react-i18next';
import { State } from '../../ui/page.tsx';
import type { MailState } from './mail-state.ts';

const tones = { sent: 'good', waiting: 'calm', failed: 'look', givenUp: 'look' } as const;

export function DeliveryState({ state }: { state: MailState }) {
  const { t } = useTranslation('mail');
  return <State tone={tones[state]}>{t(`state.${state}`)}</State>;
}
