import { Group, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import {
  AreaField,
  ChecksField,
  RadioField,
  SelectField,
  TextField,
  useRefusal,
} from '../../ui/form.tsx';
import { CheckInFields } from '../goals/check-in-form.tsx';
import type { GoalState, Scale } from '../goals/goal.ts';
import type { Members } from '../goals/members.ts';
import { meetingAt, meetings } from './meeting-place.ts';

export interface TimeValues {
  day?: string | undefined;
  time?: string | undefined;
  minutes: number;
  place?: string | undefined;
}

/** The host at which rooms are made; absent where the installation has none. */
export type Rooms = string | undefined;

/** When and where, as the reader's own clock shows it. */
export function TimeFields({
  value,
  timeZone,
  rooms,
}: {
  value: TimeValues;
  timeZone: string;
  rooms: Rooms;
}) {
  const { t } = useTranslation('sessions');
  return (
    <>
      <Stack gap={4}>
        <Group align="flex-start" gap="sm">
          <TextField
            name="day"
            type="date"
            label={t('field.day')}
            value={value.day}
            width="12rem"
          />
          <TextField
            name="time"
            type="time"
            label={t('field.time')}
            value={value.time}
            width="10rem"
          />
          <TextField
            name="minutes"
            type="number"
            label={t('field.minutes')}
            value={value.minutes}
            width="8rem"
          />
        </Group>
        <Text size="sm" c="dimmed">
          {t('field.timeHint', { timeZone })} <Link to="/account">{t('field.zone')}</Link>
        </Text>
      </Stack>
      <PlaceFields place={value.place ?? ''} rooms={rooms} />
    </>
  );
}

/** How and where they meet. */
export function PlaceFields({ place, rooms }: { place: string; rooms: Rooms }) {
  const { t } = useTranslation('sessions');
  const present = meetingAt(place, rooms);
  const offered = meetings.filter((meeting) => meeting !== 'room' || rooms !== undefined);
  return (
    <>
      <RadioField
        name="meeting"
        label={t('field.meeting')}
        value={present}
        options={offered.map((value) => ({
          value,
          label: t(`meeting.${value}`, { host: rooms ? new URL(rooms).host : '' }),
        }))}
      />
      <TextField
        name="place"
        label={t('field.place')}
        hint={t('field.placeHint')}
        value={present === 'room' ? '' : place}
        optional
      />
    </>
  );
}

/** The fields of one when-then plan; `field` names them where a form has several. */
export function ActionFields({
  members,
  field = (name) => name,
}: {
  members: Members;
  field?: (name: string) => string;
}) {
  const { t } = useTranslation('sessions');
  const owners = Object.entries(members.names).map(([personId, name]) => ({
    value: personId,
    label: personId === members.me ? t('action.you') : name,
  }));
  return (
    <Group align="flex-start" gap="sm" className="row-fields">
      <TextField name={field('cue')} label={t('action.cue')} />
      <TextField name={field('deed')} label={t('action.deed')} />
      <TextField name={field('dueOn')} type="date" label={t('action.dueOn')} width="12rem" />
      <SelectField
        name={field('ownerId')}
        label={t('action.owner')}
        value={members.me}
        options={owners}
      />
    </Group>
  );
}

export interface RecordedGoal {
  id: string;
  title: string;
  state: GoalState;
  scale: Scale;
}

const actionRows = 3;

/** What came of a session: a check-in for each goal, and what each will do next. All optional. */
export function RecordFields({
  intent,
  goals,
  members,
  level = 3,
}: {
  /** The form's, to open what was refused in it. */
  intent: string;
  goals: RecordedGoal[];
  members: Members;
  /** Of the headings: one below the heading above the form. */
  level?: 2 | 3;
}) {
  const { t } = useTranslation('sessions');
  const refused = useRefusal(intent);
  const everybody = Object.entries(members.names);
  const isOpen = (index: number) =>
    goals.length === 1 ||
    refused?.problems.some((problem) => problem.field.startsWith(`checks[${index}]`));
  return (
    <>
      {everybody.length > 2 && (
        <ChecksField
          name="present"
          label={t('attendance.ask')}
          values={everybody.map(([personId]) => personId)}
          options={everybody.map(([value, label]) => ({ value, label }))}
        />
      )}
      {goals.length > 0 && (
        <Title order={level} size="h4">
          {t('hold.goals')}
        </Title>
      )}
      {goals.map((goal, index) => (
        <details key={goal.id} className="fold" open={isOpen(index)}>
          <summary>{goal.title}</summary>
          <Stack gap="sm" pt="sm">
            <input type="hidden" name={`checks[${index}][goalId]`} value={goal.id} />
            <CheckInFields goal={goal} field={(name) => `checks[${index}][${name}]`} />
          </Stack>
        </details>
      ))}
      <Title order={level} size="h4">
        {t('hold.actions')}
      </Title>
      <Text size="sm" c="dimmed">
        {t('hold.actionsHint')}
      </Text>
      {Array.from({ length: actionRows }, (_, index) => {
        const name = t('action.row', { number: index + 1 });
        return (
          <fieldset key={name} className="row-fields" aria-label={name}>
            <ActionFields members={members} field={(field) => `actions[${index}][${field}]`} />
          </fieldset>
        );
      })}
    </>
  );
}

export function NotesField({ value }: { value?: string }) {
  const { t } = useTranslation('sessions');
  return (
    <AreaField
      name="notes"
      label={t('field.notes')}
      hint={t('field.notesHint')}
      value={value}
      optional
      rows={5}
    />
  );
}
