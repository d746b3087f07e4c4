import { Group, Radio } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useChosen } from '../../ui/form.tsx';

/** A short scale in one row, with words for its two ends; it may be left without an answer. */
export function ScaleField({
  name,
  label,
  low,
  high,
  levels,
  value,
}: {
  name: string;
  label: string;
  low: string;
  high: string;
  levels: readonly [number, ...number[]];
  value?: number | undefined;
}) {
  const { t } = useTranslation('engagements');
  const { id, chosen, error } = useChosen(name, value === undefined ? [] : [String(value)]);
  return (
    <Radio.Group
      label={label}
      description={
        (low || high) && t('pulse.ends', { first: levels[0], low, last: levels.at(-1) ?? '', high })
      }
      error={error}
      id={id}
      name={name}
      defaultValue={chosen[0]}
    >
      <Group gap={levels.length > 5 ? 'xs' : 'lg'} mt="xs" wrap="nowrap">
        {levels.map((level) => (
          <Radio key={level} value={String(level)} label={String(level)} />
        ))}
      </Group>
    </Radio.Group>
  );
}
