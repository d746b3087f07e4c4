import { z } from 'zod';
import { line } from '../../http/fields.ts';
import { outsideFaults } from '../../platform/outside.ts';

/** How far ahead busy times are kept: as far as sessions are offered. */
export const daysAhead = 62;
export const refreshMinutes = 60;
/** After a failure: a server that is down is not asked more often for it. */
export const retryMinutes = 240;
export const mostSources = 5;

export const calendarFaults = [...outsideFaults, 'noCalendar'] as const;
export type CalendarFault = (typeof calendarFaults)[number];

export const newSource = z.object({ address: line(2_000) });

/** Where a calendar comes from, without the secret in its address. */
export function siteOf(address: string): string {
  return URL.parse(address.replace(/^webcals?:/i, 'https:'))?.hostname ?? '';
}
