import { useTranslation } from 'react-i18next';
import { SelectField, TextField } from '../../ui/form.tsx';
import {
  cadenceWords,
  offeredCadences,
  offeredMinutes,
  offeredNotices,
  withPresent,
} from './cadence.ts';

/** From when to when. */
export function DayFields({ startsOn, endsOn }: { startsOn: string; endsOn: string | null }) {
  const { t } = useTranslation('programs');
  return (
    <>
      <TextField
        name="starts_on"
        type="date"
        label={t('field.startsOn')}
        value={startsOn}
        width="14rem"
      />
      <TextField
        name="ends_on"
        type="date"
        label={t('field.endsOn')}
        hint={t('field.endsOnHint')}
        value={endsOn}
        width="14rem"
        optional
      />
    </>
  );
}

/** How often people meet, and for how long. */
export function RhythmFields({
  cadenceDays,
  sessionMinutes,
  changeNoticeHours,
}: {
  cadenceDays: number;
  sessionMinutes: number;
  changeNoticeHours: number;
}) {
  const { t } = useTranslation('programs');
  return (
    <>
      <SelectField
        name="cadence_days"
        label={t('field.cadence')}
        value={cadenceDays}
        options={withPresent(offeredCadences, cadenceDays).map((days) => ({
          value: String(days),
          label: cadenceWords(days),
        }))}
      />
      <SelectField
        name="session_minutes"
        label={t('field.sessionMinutes')}
        value={sessionMinutes}
        options={withPresent(offeredMinutes, sessionMinutes).map((count) => ({
          value: String(count),
          label: t('minutes', { count }),
        }))}
      />
      <SelectField
        name="change_notice_hours"
        label={t('field.changeNotice')}
        hint={t('field.changeNoticeHint')}
        value={changeNoticeHours}
        options={withPresent(offeredNotices, changeNoticeHours).map((count) => ({
          value: String(count),
          label: t(count === 0 ? 'noNotice' : 'hours', { count }),
        }))}
      />
    </>
  );
}
