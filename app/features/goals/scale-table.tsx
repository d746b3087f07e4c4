import './goals.css';
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { levels } from './attainment.ts';
import type { Scale } from './goal.ts';

/** The five levels, from much less to much more than expected. */
export function ScaleTable({ scale }: { scale: Scale }) {
  const { t } = useTranslation('goals');
  if (!scale) return <Text c="dimmed">{t('scale.none')}</Text>;
  return (
    <dl className="scale">
      {levels.map((level, index) => (
        <div key={level}>
          <dt>
            {t(`levelMark.${level}`)} <span className="quiet">{t(`level.${level}`)}</span>
          </dt>
          <dd>{scale[index] || <span className="quiet">{t('scale.missing')}</span>}</dd>
        </div>
      ))}
    </dl>
  );
}
