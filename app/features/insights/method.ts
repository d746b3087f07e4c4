import { i18n } from '../../i18n.ts';

const parts = [
  'people',
  'change',
  'gz',
  'comparison',
  'network',
  'goals',
  'shares',
  'suppression',
  'limits',
] as const;

/** How the figures are made, so that somebody who doubts one can work it out again. */
export function methodParts(): { title: string; text: string }[] {
  const t = i18n.getFixedT(null, 'insights');
  return parts.map((part) => ({
    title: t(`method.${part}.title`),
    text: t(`method.${part}.text`),
  }));
}
