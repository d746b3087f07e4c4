import { useRouteLoaderData } from 'react-router';
import type { loader } from '../root.tsx';

/** The zone in which this person reads times; UTC until they said. */
export function useTimeZone(): string {
  return useRouteLoaderData<typeof loader>('root')?.visitor?.timeZone ?? 'UTC';
}

/** '2026-11-25' as '25 Nov 2026': a calendar day has no zone. */
export function formatDay(day: string): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );
}

/** The first day of a month, '2026-11-01', as 'Nov 2026'. */
export function formatMonth(day: string): string {
  return new Intl.DateTimeFormat('en-GB', {
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${day}T00:00:00Z`));
}

export function formatMoment(moment: string, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone,
  }).format(new Date(moment));
}

export function Day({ value }: { value: string }) {
  return <time dateTime={value}>{formatDay(value)}</time>;
}

/** A moment in the reader's own zone. */
export function Moment({ value }: { value: string }) {
  const timeZone = useTimeZone();
  return <time dateTime={value}>{formatMoment(value, timeZone)}</time>;
}
