import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Side } from './program-kind.ts';
import type { WaitingPlace } from './waiting-place.ts';

/** Where somebody stands on a waitlist, and what decides who is next. */
export function WaitingPlaceWords({
  wait,
  side,
  size,
}: {
  wait: WaitingPlace;
  side: Side;
  size?: 'sm';
}) {
  const { t } = useTranslation('programs');
  return (
    <Text {...(size && { size })}>
      {t(`waiting.${wait.decides}`, {
        place: wait.place,
        count: wait.waiting,
        people: t(`side.${side}`).toLowerCase(),
      })}
    </Text>
  );
}
