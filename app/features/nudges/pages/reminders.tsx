import { Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { redirect } from 'react-router';
import { form, memberAction, memberPage } from '../../../http/page.server.ts';
import { ActionForm, ChecksField, TextField } from '../../../ui/form.tsx';
import { Page } from '../../../ui/page.tsx';
import { timeOf } from '../../profiles/availability.ts';
import { ProfileParts } from '../../profiles/profile-parts.tsx';
import { findOwnNudgeSetting, saveNudgeSetting } from '../nudge-setting.server.ts';
import { mailKinds, newSetting } from '../nudge-setting.ts';
import type { Route } from './+types/reminders';

export const loader = memberPage(async ({ world, actor, member }) => ({
  setting: await findOwnNudgeSetting(world, actor),
  timeZone: member.timeZone,
}));

export const action = memberAction({
  '': form(newSetting, async ({ world, actor, params }, given) => {
    await saveNudgeSetting(world, actor, given);
    return redirect(`/o/${params.organization}/profile/reminders?said=nudges.saved`);
  }),
});

export default function Reminders({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation('nudges');
  const { t: common } = useTranslation();
  const { setting, timeZone } = loaderData;
  return (
    <Page title={t('title')} lead={t('lead')}>
      <ProfileParts />
      <ActionForm submit={common('save')}>
        <ChecksField
          name="kinds"
          label={t('kinds')}
          values={mailKinds.filter((kind) => !setting.kindsOff.includes(kind))}
          options={mailKinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
          stacked
        />
        <TextField
          name="perWeek"
          type="number"
          label={t('perWeek')}
          hint={t('perWeekHint')}
          value={setting.perWeek}
          width="8rem"
        />
        <Group align="flex-start" gap="sm">
          <TextField
            name="from"
            type="time"
            label={t('from')}
            value={timeOf(setting.fromMinute)}
            width="9rem"
          />
          <TextField
            name="until"
            type="time"
            label={t('until')}
            value={timeOf(setting.untilMinute)}
            width="9rem"
          />
        </Group>
        <Text size="sm" c="dimmed">
          {t('clock', { timeZone })}
        </Text>
        <TextField
          name="snoozedUntil"
          type="date"
          label={t('snooze')}
          hint={t('snoozeHint')}
          value={setting.snoozedUntil ?? ''}
          width="12rem"
          optional
        />
      </ActionForm>
    </Page>
  );
}
