import { Anchor, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatMoment, useTimeZone } from '../../ui/dates.tsx';
import { Deed, DeedProblems } from '../../ui/deed.tsx';
import type { Replay } from './run-result.ts';

/** Solving a run anew from its frozen input: what came of it last, and once more. */
export function ReplayOf({ run, address }: { run: { replay: Replay | null }; address: string }) {
  const { t } = useTranslation('studio');
  const zone = useTimeZone();
  const { replay } = run;
  const outcome = replay && (replay.isSame ? 'same' : replay.isSameValue ? 'sameValue' : 'differs');
  return (
    <>
      {replay && outcome && (
        <Text>
          {t(`replay.${outcome}`, { when: formatMoment(replay.at, zone), engine: replay.engine })}
        </Text>
      )}
      {replay && !replay.isSameInput && <Text>{t('replay.inputDiffers')}</Text>}
      <DeedProblems intent="replay" />
      <Group gap="sm">
        <Deed intent="replay">{t('replay.check')}</Deed>
        <Anchor href={`${address}/record.json`}>{t('replay.record')}</Anchor>
      </Group>
      <Text c="dimmed" size="sm">
        {t('replay.hint')}
      </Text>
    </>
  );
}
