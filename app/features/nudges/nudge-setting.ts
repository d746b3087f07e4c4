import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { day, optional, several, wholeNumber } from '../../http/fields.ts';
import { dayIn } from '../../platform/calendar.ts';
import { minuteOf } from '../profiles/availability.ts';
import { nudgeKinds } from './nudge.ts';

/** Everything that comes by mail unasked, and that its reader may have or not. */
export const mailKinds = [...nudgeKinds, 'questions', 'announcement'] as const;
export type MailKind = (typeof mailKinds)[number];

/** When and how often somebody may be reminded. */
export interface NudgeSetting {
  kindsOff: readonly MailKind[];
  perWeek: number;
  fromMinute: number;
  untilMinute: number;
  /** No reminders before this day. */
  snoozedUntil: string | null;
}

export const defaultSetting: NudgeSetting = {
  kindsOff: [],
  perWeek: 2,
  fromMinute: 8 * 60,
  untilMinute: 19 * 60,
  snoozedUntil: null,
};

const time = () =>
  z.string().transform((typed, context) => {
    const minute = minuteOf(typed);
    if (minute !== undefined && minute < 24 * 60) return minute;
    context.addIssue({ code: 'custom', message: 'profiles:problems.time' });
    return z.NEVER;
  });

export const newSetting = z
  .object({
    kinds: several(z.enum(mailKinds)),
    perWeek: wholeNumber(0, 7),
    from: time(),
    until: time(),
    snoozedUntil: optional(day()),
  })
  .superRefine(({ from, until }, context) => {
    if (until <= from) {
      const message = 'profiles:problems.endsFirst';
      context.addIssue({ code: 'custom', path: ['until'], message });
    }
  })
  .transform(
    ({ kinds, perWeek, from, until, snoozedUntil }): NudgeSetting => ({
      kindsOff: mailKinds.filter((kind) => !kinds.includes(kind)),
      perWeek,
      fromMinute: from,
      untilMinute: until,
      snoozedUntil: snoozedUntil ?? null,
    }),
  );

export interface Moment {
  now: Date;
  timeZone: string;
  /** When this person was last reminded, over all programs. */
  recent: readonly Date[];
  /** Days on which they want no reminders. */
  quiet: readonly { fromOn: string; untilOn: string }[];
}

const weekMs = 7 * 24 * 3_600_000;

/** Whether a reminder may come to this person now. What may not come waits; nothing is lost. */
export function mayCome(setting: NudgeSetting, { now, timeZone, recent, quiet }: Moment): boolean {
  const local = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timeZone);
  const minute = local.hour * 60 + local.minute;
  const today = dayIn(timeZone, now);
  const ofWeek = recent.filter((sent) => sent.getTime() > now.getTime() - weekMs);
  return (
    minute >= setting.fromMinute &&
    minute < setting.untilMinute &&
    ofWeek.length < setting.perWeek &&
    !(setting.snoozedUntil && today < setting.snoozedUntil) &&
    !quiet.some(({ fromOn, untilOn }) => fromOn <= today && today <= untilOn)
  );
}
