import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { OfferedMentor } from './mentor-list.ts';

/** How much room a mentor has: places in this program, and their time over all engagements. */
export function RoomInWords({
  mentor: { capacity, partners, load },
}: {
  mentor: Pick<OfferedMentor, 'capacity' | 'partners' | 'load'>;
}) {
  const { t } = useTranslation('choice');
  const free = Math.max(0, capacity - partners);
  return (
    <div>
      <Text fw={free > 0 ? 600 : undefined} size="sm">
        {free > 0 ? t('room.free', { count: free, capacity }) : t('room.full')}
      </Text>
      <Text size="sm" c="dimmed">
        {t('room.load', { count: load.engagements, hours: load.hours })}
      </Text>
      {load.offered !== null && (
        <Text size="sm" c="dimmed">
          {t('room.offered', { hours: load.offered })}
        </Text>
      )}
    </div>
  );
}
