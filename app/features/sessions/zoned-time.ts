import { Temporal } from 'temporal-polyfill';
import { refusal } from '../../platform/refusal.ts';

/**
 * The moment at which a clock in this zone shows this day and time. A time that is skipped when
 * clocks go forward does not exist and is refused; of two when they go back, the first is meant.
 */
export function momentOf(day: string, time: string, timeZone: string): Date {
  const wanted = Temporal.PlainDateTime.from(`${day}T${time}`);
  const zoned = wanted.toZonedDateTime(timeZone, { disambiguation: 'compatible' });
  if (!zoned.toPlainDateTime().equals(wanted)) {
    throw refusal('time', 'sessions:problems.noSuchTime', { time, timeZone });
  }
  return new Date(zoned.epochMilliseconds);
}

/** The day and time that a clock in this zone shows at this moment, as form fields want them. */
export function localOf(moment: Date, timeZone: string): { day: string; time: string } {
  const zoned = Temporal.Instant.fromEpochMilliseconds(moment.getTime()).toZonedDateTimeISO(
    timeZone,
  );
  return {
    day: zoned.toPlainDate().toString(),
    time: zoned.toPlainTime().toString({ smallestUnit: 'minute' }),
  };
}

export function addDays(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}
