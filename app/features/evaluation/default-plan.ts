import { i18n } from '../../i18n.ts';
import { type ProgramKind, sidesOf } from '../programs/program-kind.ts';
import type { Measure } from './measure.ts';

/** The plan that a program of a kind begins with: our own questions, which nobody has validated. */
export function defaultPlan(kind: ProgramKind): Measure[] {
  const t = i18n.getFixedT(null, 'evaluation');
  const own = {
    format: 'scale' as const,
    source: '',
    licence: '',
    top: 5 as const,
    sides: [...sidesOf(kind)],
  };
  return [
    {
      ...own,
      key: 'satisfaction',
      name: t('default.satisfaction.name'),
      items: [
        {
          text: t('default.satisfaction.text'),
          low: t('default.satisfaction.low'),
          high: t('default.satisfaction.high'),
        },
      ],
      moments: ['before', 'mid', 'close', 'after'],
    },
    {
      ...own,
      key: 'network',
      name: t('default.network.name'),
      items: (['ask', 'speak'] as const).map((item) => ({
        text: t(`default.network.${item}`),
        low: t('default.agreeNot'),
        high: t('default.agree'),
      })),
      moments: ['before', 'close', 'after'],
    },
    {
      ...own,
      key: 'helpers',
      format: 'helpers',
      name: t('default.helpers.name'),
      items: [{ text: t('default.helpers.text'), low: '', high: '' }],
      moments: ['before', 'close', 'after'],
    },
    { ...own, key: 'pulse', name: t('default.pulse.name'), items: [], moments: ['pulse'] },
  ];
}
