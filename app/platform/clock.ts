/** The only source of 'now'. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** A clock that stands still until it is moved: for tests and for the example organization. */
export function createManualClock(start: Date): Clock & { moveTo(moment: Date): void } {
  let current = start;
  return {
    now: () => current,
    moveTo(moment) {
      current = moment;
    },
  };
}
