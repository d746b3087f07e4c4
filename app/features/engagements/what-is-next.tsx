import { Paper, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatMoment, useTimeZone } from '../../ui/dates.tsx';
import type { ShownSituation } from './shown-situation.ts';
import { ToDoLine } from './to-do-text.tsx';

/** One sentence, one button; where nothing waits, what the reader may count on. */
export function WhatIsNext({ situation, base }: { situation: ShownSituation; base: string }) {
  const [first] = situation.toDos;
  return (
    <Paper withBorder p="md">
      {first ? (
        <ToDoLine toDo={first} base={base} partner={situation.partner} isFirst />
      ) : (
        <Text fw={600}>
          <CalmText situation={situation} />
        </Text>
      )}
    </Paper>
  );
}

export function CalmText({ situation }: { situation: ShownSituation }) {
  const { t } = useTranslation('engagements');
  const timeZone = useTimeZone();
  const session = situation.nextSession;
  return t(`calm.${situation.calm}`, {
    partner: situation.partner,
    moment: session ? formatMoment(session.startsAt, timeZone) : '',
  });
}
