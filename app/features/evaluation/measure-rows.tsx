import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Rows } from '../../ui/table.tsx';
import type { Measure } from './measure.ts';

/** What a plan asks, when and whom; each with a page of its own once the plan is taken. */
export function MeasureRows({ measures, base }: { measures: Measure[]; base: string | null }) {
  const { t } = useTranslation('evaluation');
  return (
    <Rows
      caption={t('plan.measures')}
      rows={measures}
      rowKey={(measure) => measure.key}
      columns={[
        {
          title: t('plan.measure'),
          cell: ({ key, name }) =>
            base ? <Link to={`${base}/${key}`}>{name}</Link> : <Text inherit>{name}</Text>,
        },
        {
          title: t('plan.questions'),
          wide: true,
          cell: ({ items }) =>
            items.length === 0 ? (
              t('plan.inWorkspace')
            ) : (
              <Stack gap={2}>
                {items.map((item) => (
                  <span key={item.text}>{item.text}</span>
                ))}
              </Stack>
            ),
        },
        {
          title: t('plan.when'),
          cell: ({ moments }) => moments.map((moment) => t(`moments.${moment}`)).join(', '),
        },
        {
          title: t('plan.who'),
          cell: ({ sides }) => sides.map((side) => t(`sides.${side}`)).join(', '),
        },
        { title: t('plan.licence'), cell: ({ licence }) => licence || t('plan.ownWords') },
      ]}
    />
  );
}
