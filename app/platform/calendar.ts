import { Temporal } from 'temporal-polyfill';

/** The day that a calendar in this zone shows at this moment: '2026-11-25'. */
export function dayIn(timeZone: string, moment: Date): string {
  return Temporal.Instant.fromEpochMilliseconds(moment.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
    .toString();
}

/** The month around a moment as a zone counts it: from its first moment to the next month's first. */
export function monthAround(timeZone: string, moment: Date): { from: Date; to: Date } {
  const first = Temporal.Instant.fromEpochMilliseconds(moment.getTime())
    .toZonedDateTimeISO(timeZone)
    .with({ day: 1 })
    .startOfDay();
  const next = first.add({ months: 1 }).startOfDay();
  return { from: new Date(first.epochMilliseconds), to: new Date(next.epochMilliseconds) };
}
