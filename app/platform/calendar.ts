import { Temporal } from 'temporal-polyfill';

/** The day that a calendar in this zone shows at this moment: '2026-11-25'. */
export function dayIn(timeZone: string, moment: Date): string {
  return Temporal.Instant.fromEpochMilliseconds(moment.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
    .toString();
}
