/** From 'much less than expected' to 'much more than expected'; 0 is what was expected. */
export const levels = [-2, -1, 0, 1, 2] as const;
export type Level = (typeof levels)[number];

/** How strongly the goals of one person are taken to move together (Kiresuk & Sherman's own value). */
const correlation = 0.3;

/**
 * The T-score of goal attainment scaling: 50 when all goals end as expected. The ratings are ordinal
 * and easy goals raise it, so it never stands without the number of goals and never ranks people.
 * Undefined where there is no rated goal.
 */
export function attainmentScore(
  ratings: readonly { level: Level; weight?: number }[],
): number | undefined {
  if (ratings.length === 0) return undefined;
  let weighted = 0;
  let squares = 0;
  let sum = 0;
  for (const { level, weight = 1 } of ratings) {
    weighted += weight * level;
    squares += weight * weight;
    sum += weight;
  }
  return 50 + (10 * weighted) / Math.sqrt((1 - correlation) * squares + correlation * sum * sum);
}

/** How many goals stand at each level, from -2 to +2. */
export function levelCounts(ratings: readonly { level: Level }[]) {
  return levels.map((level) => ({
    level,
    count: ratings.filter((rating) => rating.level === level).length,
  }));
}

/** How many of the rated goals went as expected or better. */
export function countAsExpected(ratings: readonly { level: Level }[]): number {
  return ratings.filter((rating) => rating.level >= 0).length;
}
