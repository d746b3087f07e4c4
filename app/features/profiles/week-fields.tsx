import { Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { TextField } from '../../ui/form.tsx';
import { timeOf, type Window, weekdays, windowsPerDay } from './availability.ts';

/** Monday to Sunday, with two windows a day. */
export function WeekFields({ windows }: { windows: Window[] }) {
  const { t } = useTranslation('profiles');
  return weekdays.map((day, index) => {
    const weekday = index + 1;
    const ofDay = windows.filter((window) => window.weekday === weekday);
    return (
      <fieldset key={day} className="row-fields day-fields">
        <Text component="legend" fw={600}>
          {t(`times.weekday.${day}`)}
        </Text>
        <Group gap="sm" align="flex-start">
          {Array.from({ length: windowsPerDay }, (_, place) => {
            const window = ofDay[place];
            const name = `windows[${index * windowsPerDay + place}]`;
            return (
              <Group key={name} gap="sm" align="flex-start">
                <input type="hidden" name={`${name}[weekday]`} value={weekday} />
                <TextField
                  name={`${name}[starts]`}
                  label={t(place === 0 ? 'times.first' : 'times.second')}
                  type="time"
                  value={window && timeOf(window.startsMinute)}
                  width="9rem"
                />
                <TextField
                  name={`${name}[ends]`}
                  label={t(place === 0 ? 'times.firstTo' : 'times.secondTo')}
                  type="time"
                  // A time field knows no 24:00; midnight as an end means the same.
                  value={window && timeOf(window.endsMinute % (24 * 60))}
                  width="9rem"
                />
              </Group>
            );
          })}
        </Group>
      </fieldset>
    );
  });
}
