import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Day } from '../../ui/dates.tsx';
import type { Mark, Timeline as TimelineData } from './timeline.ts';
import './timeline.css';

/** The timeframe as a line with its marks, and the same as a list for reading. */
export function Timeline({ timeline }: { timeline: TimelineData }) {
  const { t } = useTranslation('engagements');
  return (
    <Stack gap="sm">
      <div className="timeline" aria-hidden="true">
        <div className="timeline-line" />
        <div className="timeline-used" style={{ inlineSize: `${timeline.elapsed}%` }} />
        {timeline.marks.map((mark) => (
          <div
            key={`${mark.kind}-${mark.key}`}
            className="timeline-mark"
            data-kind={mark.kind}
            data-done={mark.isDone}
            style={{ insetInlineStart: `${mark.at}%` }}
          />
        ))}
      </div>
      <ol className="timeline-list">
        {timeline.marks.map((mark) => (
          <li key={`${mark.kind}-${mark.key}`} data-kind={mark.kind}>
            <Text size="sm" c="dimmed">
              <Day value={mark.day} />
            </Text>
            <Text size="sm" fw="inherit">
              <MarkText mark={mark} />
            </Text>
          </li>
        ))}
      </ol>
      <Text size="sm" c="dimmed">
        {t('timeline.used', { percent: Math.round(timeline.elapsed) })}
      </Text>
    </Stack>
  );
}

function MarkText({ mark }: { mark: Mark }) {
  const { t } = useTranslation('engagements');
  const state = mark.isDone ? 'done' : 'open';
  switch (mark.kind) {
    case 'session':
      return t(`timeline.session.${state}`);
    case 'milestone':
      return t(`timeline.milestone.${state}`, { title: mark.title });
    case 'goal':
      return t(`timeline.goal.${state}`, { title: mark.title });
    case 'review':
      return t(`timeline.review.${state}`);
    default:
      return t(`timeline.${mark.kind}`);
  }
}
