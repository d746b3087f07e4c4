import { Temporal } from 'temporal-polyfill';

/** The days of the next round: as long as the last, once it is over. */
export function nextRound(
  { startsOn, endsOn }: { startsOn: string; endsOn: string | null },
  today: string,
): { startsOn: string; endsOn: string | null } {
  if (endsOn === null) return { startsOn: today, endsOn: null };
  const begins = Temporal.PlainDate.from(endsOn > today ? endsOn : today);
  const length = Temporal.PlainDate.from(startsOn).until(endsOn, { largestUnit: 'months' });
  return { startsOn: begins.toString(), endsOn: begins.add(length).toString() };
}
