import { Group, Radio, Text } from '@mantine/core';
import { useChosen } from '../../ui/form.tsx';

/** A short scale in one row, with words at its two ends; it may be left without an answer. */
export function ScaleField({
  name,
  label,
  low,
  high,
  levels,
}: {
  name: string;
  label: string;
  low: string;
  high: string;
  levels: readonly number[];
}) {
  const { id, chosen, error } = useChosen(name, []);
  return (
    <Radio.Group label={label} error={error} id={id} name={name} defaultValue={chosen[0]}>
      <Group gap="md" mt="xs">
        <Text size="sm" c="dimmed">
          {low}
        </Text>
        {levels.map((level) => (
          <Radio key={level} value={String(level)} label={String(level)} />
        ))}
        <Text size="sm" c="dimmed">
          {high}
        </Text>
      </Group>
    </Radio.Group>
  );
}
