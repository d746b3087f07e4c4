import { z } from 'zod';
import { line } from '../../http/fields.ts';
import { outsideFaults } from '../../platform/outside.ts';

/** How far ahead busy times are kept: as far as sessions are offered. */
export const daysAhead = 62;
export const refreshMinutes = 60;
/** After a failure: a server that is down is not asked more often for it. */
export const retryMinutes = 240;
export const mostSources = 5;

export const mostCalendars = 20;

export const calendarFaults = [
  ...outsideFaults,
  'noCalendar',
  'signInRefused',
  'noCalDav',
  'elsewhere',
  'oneUnreadable',
  'manyCalendars',
  'passwordLost',
] as const;
export type CalendarFault = (typeof calendarFaults)[number];

/** Why a calendar could not be read. */
export class CalendarError extends Error {
  readonly fault: CalendarFault;
  constructor(fault: CalendarFault) {
    super(`calendar: ${fault}`);
    this.name = 'CalendarError';
    this.fault = fault;
  }
}

export const newSource = z.object({ address: line(2_000) });

/** A calendar's or a server's address, and who signs in there. */
export const newAccount = z.object({
  // A password in the address would be kept with it, for everybody who reads the database.
  address: line(2_000).refine(
    (address) => !URL.parse(address)?.password,
    'calendars:problems.passwordInAddress',
  ),
  // What stands before the first colon is the user name (RFC 7617).
  userName: line(200).refine((name) => !name.includes(':'), 'calendars:problems.userName'),
  password: line(500),
});

/** Where a calendar comes from, without the secret in its address. */
export function siteOf(address: string): string {
  return URL.parse(address.replace(/^webcals?:/i, 'https:'))?.hostname ?? '';
}

/** A password opens for the calendar it was given for, and no other. */
export const sealPurpose = (sourceId: string) => `calendar ${sourceId}`;
