import { Button, Group, Stack, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActionForm, TextField } from '../../ui/form.tsx';
import { Section } from '../../ui/page.tsx';
import { agendaItems, shareTime } from './agenda.ts';
import { useTimers } from './use-timers.tsx';

interface AgendaPointsProps {
  agenda: string;
  sessionMinutes: number;
  /** Where this browser remembers how long each point has taken. */
  timerKey: string;
  /** The session is not over: points have a timer, and anybody adds one. */
  isAhead: boolean;
  canChange: boolean;
}

/** The agenda point by point. Without scripts it is a plain list; with them each point has a timer. */
export function AgendaPoints({
  agenda,
  sessionMinutes,
  timerKey,
  isAhead,
  canChange,
}: AgendaPointsProps) {
  const { t } = useTranslation('sessions');
  const items = agendaItems(agenda);
  const minutes = shareTime(items, sessionMinutes);
  const timers = useTimers(timerKey);
  const [isLive, setIsLive] = useState(false);
  useEffect(() => setIsLive(true), []);
  return (
    <Section title={t('points.title')} note={isAhead ? t('points.note') : undefined}>
      {items.length === 0 ? (
        <Text c="dimmed">{t('points.empty')}</Text>
      ) : (
        <ol className="cards">
          {items.map((item, index) => {
            const name = `${index} ${item.title}`;
            return (
              <li key={name}>
                <Group justify="space-between" gap="sm" wrap="nowrap" align="flex-start">
                  <Stack gap={2} flex="1 1 auto">
                    <span className="agenda-title">{item.title}</span>
                    {item.lines.map((line) => (
                      <Text key={line} size="sm" c="dimmed">
                        {line}
                      </Text>
                    ))}
                  </Stack>
                  {isAhead && (
                    <Timer
                      title={item.title}
                      minutes={minutes[index] ?? 1}
                      usedSeconds={timers.secondsOf(name)}
                      isRunning={timers.running === name}
                      toggle={isLive ? () => timers.toggle(name) : undefined}
                    />
                  )}
                </Group>
              </li>
            );
          })}
        </ol>
      )}
      {canChange && isAhead && (
        <ActionForm intent="addPoint" submit={t('points.add')} tone="quiet">
          <Group align="flex-start" gap="sm" className="row-fields">
            <TextField name="title" label={t('points.new')} />
            <TextField
              name="minutes"
              type="number"
              label={t('field.minutes')}
              optional
              width="8rem"
            />
          </Group>
        </ActionForm>
      )}
    </Section>
  );
}

interface TimerProps {
  title: string;
  minutes: number;
  usedSeconds: number;
  isRunning: boolean;
  /** Absent without scripts. */
  toggle: (() => void) | undefined;
}

function Timer({ title, minutes, usedSeconds, isRunning, toggle }: TimerProps) {
  const { t } = useTranslation('sessions');
  const isOver = usedSeconds > minutes * 60;
  const clock = `${Math.floor(usedSeconds / 60)}:${String(usedSeconds % 60).padStart(2, '0')}`;
  return (
    <Group gap="sm" wrap="nowrap">
      <Text size="sm" className="unbroken" fw={isOver ? 600 : undefined}>
        {usedSeconds === 0
          ? t('minutesShort', { minutes })
          : t(isOver ? 'points.over' : 'points.used', { clock, minutes })}
      </Text>
      {toggle && (
        <Button
          size="compact-sm"
          variant={isRunning ? 'filled' : 'default'}
          onClick={toggle}
          aria-label={t(isRunning ? 'points.pauseLabel' : 'points.startLabel', { title })}
        >
          {t(isRunning ? 'points.pause' : 'points.start')}
        </Button>
      )}
    </Group>
  );
}
