import { i18n } from '../../i18n.ts';
import type { RaisedSignal } from './signals.ts';

/** The reason to look, as people read it. */
export function signalWords({ signal, days }: RaisedSignal): string {
  return i18n.getFixedT(null, 'insights')(`signal.${signal}`, { count: days });
}
