import { Anchor, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { formatMoment, Moment, useTimeZone } from '../../ui/dates.tsx';
import { WrittenText } from '../../ui/written-text.tsx';
import type { Attachment } from './message-queries.server.ts';
import type { ShownMessage } from './shown-message.ts';

/** One message of the thread. */
export function MessageCard({
  message,
  base,
  canEdit,
}: {
  message: ShownMessage;
  base: string;
  canEdit: boolean;
}) {
  const { t } = useTranslation('messages');
  const timeZone = useTimeZone();
  const moment = formatMoment(message.createdAt, timeZone);
  return (
    <Stack gap="xs" component="article" aria-label={t('by', { name: message.author })}>
      <Group gap="xs" justify="space-between">
        <Group gap="xs">
          <Text fw={600}>{message.isMine ? t('you') : message.author}</Text>
          <Text size="sm" c="dimmed">
            <Moment value={message.createdAt} />
          </Text>
          {message.isEdited && (
            <Anchor
              component={Link}
              to={`${base}/${message.id}`}
              size="sm"
              aria-label={t('editedLink', { moment })}
            >
              {t('edited')}
            </Anchor>
          )}
        </Group>
        {canEdit && message.isMine && (
          <Anchor
            component={Link}
            to={`${base}/${message.id}`}
            size="sm"
            aria-label={t('editLabel', { moment })}
          >
            {t('edit')}
          </Anchor>
        )}
      </Group>
      <WrittenText html={message.html} />
      <Attachments attachments={message.attachments} base={`${base}/${message.id}`} />
    </Stack>
  );
}

export function Attachments({ attachments, base }: { attachments: Attachment[]; base: string }) {
  const { t } = useTranslation('messages');
  const sizeOf = (bytes: number) =>
    bytes < 1_000_000
      ? t('kilobytes', { size: Math.max(1, Math.round(bytes / 1_000)) })
      : t('megabytes', { size: (bytes / 1_000_000).toFixed(1) });
  return attachments.map((attachment) => (
    // Not the router's link: the answer is a file to save, no page.
    <a key={attachment.id} href={`${base}/attachments/${attachment.id}`}>
      {t('attachment', { name: attachment.fileName, size: sizeOf(attachment.size) })}
    </a>
  ));
}
