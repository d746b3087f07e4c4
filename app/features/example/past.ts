import type { Actor } from '../../platform/actor.ts';
import type { createManualClock } from '../../platform/clock.ts';
import type { World } from '../../platform/world.ts';
import type { Character } from './cast.ts';

/** The world as it was on some day: its clock is moved by whoever tells the story. */
export type Past = World & { clock: ReturnType<typeof createManualClock> };

/** A character who has become a member. */
export interface Player {
  character: Character;
  actor: Actor;
}

/** A calendar day so many days after another; negative: before. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The same, moved from a weekend to the Monday after it. */
export function workdayAfter(day: string, days: number): string {
  const wanted = dayAfter(day, days);
  const weekday = new Date(`${wanted}T00:00:00Z`).getUTCDay();
  return dayAfter(wanted, weekday === 6 ? 2 : weekday === 0 ? 1 : 0);
}

export function moment(day: string, hour: number): Date {
  return new Date(Date.parse(`${day}T00:00:00Z`) + hour * 3_600_000);
}
