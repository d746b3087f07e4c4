import { z } from 'zod';
import { day, ticked, wholeNumber } from '../../http/fields.ts';

/** A weekly window in the person's own zone: weekday 1 (Monday) to 7, minutes after midnight. */
export interface Window {
  weekday: number;
  startsMinute: number;
  endsMinute: number;
}

/** Days that differ from the usual week. */
export interface Exception {
  /** No sessions; no sessions and no reminders; free at these hours too. */
  kind: ExceptionKind;
  fromOn: string;
  untilOn: string;
  /** Of extra hours only: from when to when, each day. */
  hours?: Pick<Window, 'startsMinute' | 'endsMinute'> | undefined;
}
export const exceptionKinds = ['away', 'quiet', 'extra'] as const;
export type ExceptionKind = (typeof exceptionKinds)[number];

/** In order: Monday is weekday 1. */
export const weekdays = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;
/** How many windows one day's row of the form holds. */
export const windowsPerDay = 2;

/** '09:30' as 570; '24:00' is the end of the day. */
export function minuteOf(time: string): number | undefined {
  const [, hours, minutes] = /^(\d{1,2}):(\d{2})$/.exec(time.trim()) ?? [];
  if (hours === undefined || minutes === undefined) return undefined;
  const minute = Number(hours) * 60 + Number(minutes);
  return Number(minutes) < 60 && minute <= 24 * 60 ? minute : undefined;
}

export function timeOf(minute: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

const window = z
  .object({ weekday: z.coerce.number().int().min(1).max(7), starts: z.string(), ends: z.string() })
  .transform(({ weekday, starts, ends }, context): Window | null => {
    if (starts.trim() === '' && ends.trim() === '') return null;
    const startsMinute = minuteOf(starts);
    // A window until midnight ends with the day.
    const endsMinute = minuteOf(ends) === 0 ? 24 * 60 : minuteOf(ends);
    const refuse = (field: string, message: string) => {
      context.addIssue({ code: 'custom', path: [field], message });
      return z.NEVER;
    };
    if (startsMinute === undefined) return refuse('starts', 'profiles:problems.time');
    if (endsMinute === undefined) return refuse('ends', 'profiles:problems.time');
    if (endsMinute <= startsMinute) return refuse('ends', 'profiles:problems.endsFirst');
    return { weekday, startsMinute, endsMinute };
  });

/** The most notice that somebody may ask for, in hours: two weeks. */
export const longestNotice = 336;
export const defaultNotice = 24;

export const availability = z.object({
  noticeHours: wholeNumber(0, longestNotice),
  /** Managers may see their load by name. */
  showsLoad: ticked(),
  windows: z
    .array(window)
    .max(weekdays.length * windowsPerDay)
    .transform((windows) => windows.filter((each) => each !== null)),
});

export type OwnAvailability = z.output<typeof availability>;

/** How many coming exceptions one person may keep. */
export const mostExceptions = 100;

const optionalTime = z.string().default('');

/** A form for days that differ; the hours count for extra ones only. */
export const newException = z
  .object({
    kind: z.enum(exceptionKinds),
    fromOn: day(),
    untilOn: z.preprocess((value) => (value === '' ? undefined : value), z.iso.date().optional()),
    starts: optionalTime,
    ends: optionalTime,
  })
  .transform(({ kind, fromOn, starts, ends, untilOn = fromOn }, context): Exception => {
    const refuse = (field: string, message: string) => {
      context.addIssue({ code: 'custom', path: [field], message });
      return z.NEVER;
    };
    if (untilOn < fromOn) return refuse('untilOn', 'profiles:problems.untilFirst');
    if (kind !== 'extra') return { kind, fromOn, untilOn };
    const row = { weekday: 1, starts, ends };
    const parsed = window.safeParse(row);
    if (!parsed.success) {
      for (const issue of parsed.error.issues) {
        context.addIssue({ code: 'custom', path: issue.path, message: issue.message });
      }
      return z.NEVER;
    }
    if (!parsed.data) return refuse('starts', 'profiles:problems.time');
    const { startsMinute, endsMinute } = parsed.data;
    return { kind, fromOn, untilOn, hours: { startsMinute, endsMinute } };
  });

/** Joined where they touch or overlap, in order of the week. */
export function tidyWindows(windows: readonly Window[]): Window[] {
  const tidy: Window[] = [];
  for (const next of windows.toSorted(
    (a, b) => a.weekday - b.weekday || a.startsMinute - b.startsMinute,
  )) {
    const last = tidy.at(-1);
    if (last && last.weekday === next.weekday && next.startsMinute <= last.endsMinute) {
      last.endsMinute = Math.max(last.endsMinute, next.endsMinute);
    } else tidy.push({ ...next });
  }
  return tidy;
}
