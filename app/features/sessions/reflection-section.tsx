import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ActionForm, AreaField, CheckField, TextField } from '../../ui/form.tsx';
import { Section } from '../../ui/page.tsx';
import { type Members, nameOf } from '../goals/members.ts';
import type { Reflection } from './words.ts';

/** One minute after a session: the reader's own words, and what others chose to share. */
export function ReflectionSection({
  reflections,
  members,
  canChange,
}: {
  reflections: (Reflection & { personId: string })[];
  members: Members;
  canChange: boolean;
}) {
  const { t } = useTranslation('sessions');
  const mine = reflections.find(({ personId }) => personId === members.me);
  const others = reflections.filter((each) => each !== mine);
  if (!canChange && reflections.length === 0) return null;
  const form = (
    <ActionForm intent="reflect" submit={t('reflection.submit')} tone="quiet">
      <TextField name="takeaway" label={t('reflection.takeaway')} value={mine?.takeaway} />
      <AreaField
        name="nextTime"
        label={t('reflection.nextTime')}
        value={mine?.nextTime}
        optional
        rows={2}
      />
      <CheckField
        name="isShared"
        label={t('reflection.share')}
        hint={t('reflection.shareHint')}
        checked={mine?.isShared ?? false}
      />
    </ActionForm>
  );
  return (
    <Section title={t('reflection.title')} note={canChange ? t('reflection.note') : undefined}>
      {mine && (
        <Said
          reflection={mine}
          by={t(mine.isShared ? 'reflection.yoursShared' : 'reflection.yours')}
        />
      )}
      {others.map((each) => (
        <Said
          key={each.personId}
          reflection={each}
          by={nameOf(members, each.personId, t('action.you')) ?? t('reflection.somebody')}
        />
      ))}
      {canChange &&
        (mine ? (
          <details className="fold">
            <summary>{t('reflection.change')}</summary>
            {form}
          </details>
        ) : (
          form
        ))}
    </Section>
  );
}

function Said({ reflection, by }: { reflection: Reflection; by: string }) {
  return (
    <Stack gap={2}>
      <Text size="sm" c="dimmed">
        {by}
      </Text>
      <Text className="prose">{reflection.takeaway}</Text>
      {reflection.nextTime && <Text className="prose">{reflection.nextTime}</Text>}
    </Stack>
  );
}
