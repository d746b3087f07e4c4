import type { Level } from './attainment.ts';

interface RatedGoal {
  id: string;
  ownerId: string;
  state: string;
  scaleVersion: number;
}

interface Rating {
  goalId: string;
  personId: string;
  level: Level | null;
  scaleVersion: number;
}

export interface Ratings {
  ownerId: string;
  raterId: string;
  ratings: { goalId: string; level: Level }[];
}

/**
 * The last level that each person gave each goal, for each owner and rater apart. What was rated
 * against earlier levels no longer says anything about the goal, nor does a goal that was stopped.
 * `checkIns` come newest first.
 */
export function latestRatings(goals: readonly RatedGoal[], checkIns: readonly Rating[]): Ratings[] {
  const groups: Ratings[] = [];
  for (const goal of goals) {
    if (goal.state !== 'active') continue;
    const rated = new Set<string>();
    for (const { goalId, personId, level, scaleVersion } of checkIns) {
      if (goalId !== goal.id || level === null || scaleVersion !== goal.scaleVersion) continue;
      if (rated.has(personId)) continue;
      rated.add(personId);
      let group = groups.find(
        (entry) => entry.ownerId === goal.ownerId && entry.raterId === personId,
      );
      if (!group) {
        group = { ownerId: goal.ownerId, raterId: personId, ratings: [] };
        groups.push(group);
      }
      group.ratings.push({ goalId, level });
    }
  }
  return groups;
}
