import { i18n } from '../../i18n.ts';
import type { ShownCount } from './suppression.ts';

/** A count or mean as people read it, or the words for why there is none. */
export function figureWords(figure: ShownCount | 'few', k: number): string {
  const t = i18n.getFixedT(null, 'insights');
  if (figure === 'few') return t('outcomes.few', { k });
  return figure === 'hidden' ? t('outcomes.hidden') : String(figure);
}

/** 0.625 as '63 %'. */
export function shareWords(share: number): string {
  return `${Math.round(share * 100)} %`;
}

/** 1.05 as '+1.05': a change says its direction. */
export function changeWords(change: number): string {
  const digits = Math.abs(change).toFixed(2);
  return `${change < 0 ? '−' : '+'}${digits}`;
}
