import { i18n } from '../../i18n.ts';
import { type Audience, audienceValue } from './announcement.ts';

/** 'On the waitlist: Mentors only' */
export function audienceWords({ segment, side }: Audience): string {
  const t = i18n.getFixedT(null, 'announcements');
  const words = t(`segment.${segment}`);
  if (side === null) return words;
  return t('ofSide', { segment: words, side: i18n.t(`programs:side.${side}`).toLowerCase() });
}

/** For a choice: each with how many it has now. */
export function audienceOptions(audiences: readonly (Audience & { count: number })[]) {
  const t = i18n.getFixedT(null, 'announcements');
  return audiences.map((each) => ({
    value: audienceValue(each),
    label: t('audience', { who: audienceWords(each), count: each.count }),
  }));
}
