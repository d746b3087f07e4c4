import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { formatDay, formatMoment, useTimeZone } from '../../ui/dates.tsx';
import type { ToDo } from './to-do.ts';

/** One thing that waits, in a sentence, with the button that leads to it. */
export function ToDoLine({
  toDo,
  base,
  partner,
  isFirst = false,
}: {
  toDo: ToDo;
  /** The engagement's address. */
  base: string;
  partner: string;
  isFirst?: boolean;
}) {
  const { t } = useTranslation('engagements');
  const timeZone = useTimeZone();
  const isMoment = toDo.kind === 'answerSession' || toDo.kind === 'settleSession';
  const isDay = toDo.kind === 'answerExtension';
  const about = toDo.about ?? '';
  return (
    <Group justify="space-between" gap="sm" wrap="wrap">
      <Text fw={isFirst ? 600 : 400} flex="1 1 16rem">
        {t(`toDo.${toDo.kind}.text`, {
          partner,
          about: isMoment ? formatMoment(about, timeZone) : isDay ? formatDay(about) : about,
        })}
      </Text>
      <Button
        component={Link}
        to={`${base}${toDo.path}`}
        variant={isFirst ? 'filled' : 'default'}
        size={isFirst ? 'md' : 'compact-md'}
      >
        {t(`toDo.${toDo.kind}.button`)}
      </Button>
    </Group>
  );
}
