import { sql } from 'kysely';
import type { Database } from '../../platform/database.server.ts';
import { type Rating, ratings } from './outcome-report.ts';
import type { SkillSums } from './skill-ladder.ts';

/**
 * How skills were rated in a program, summed by the database: first over each person's skills, so that
 * everybody counts once, then over people. The words of nobody are read, and two raters are never mixed.
 */
export async function readSkillSums(
  db: Database,
  organizationId: string,
  programId: string,
): Promise<Record<Rating, SkillSums>> {
  const { rows } = await sql<SkillSums & { is_own: boolean }>`
    select is_own, count(*) as asked, count(change) as paired,
      avg(change) as change, stddev_samp(change) as "changeDeviation",
      avg(start) filter (where change is not null) as before, avg(finish) as close,
      count(mid) as "midPeople", avg(mid) as mid,
      count(back) as "backPeople", avg(back) as back,
      avg(lookback) as lookback, stddev_samp(lookback) as "lookbackDeviation"
    from (
      select subject_id, is_own, avg(close - before) as change,
        avg(before) filter (where close is not null) as start, avg(close) as finish,
        avg(mid) filter (where close is not null) as mid,
        avg(back) filter (where close is not null) as back, avg(close - back) as lookback
      from (
        select rating.engagement_id, skill_id, subject_id, rater_id = subject_id as is_own,
          max(level) filter (where moment = 'before') as before,
          max(level) filter (where moment = 'mid') as mid,
          max(level) filter (where moment = 'close') as close,
          max(level) filter (where moment = 'then') as back
        from skill_rating as rating
        join engagement on engagement.id = rating.engagement_id
        where engagement.program_id = ${programId} and engagement.organization_id = ${organizationId}
        group by rating.engagement_id, skill_id, subject_id, rater_id
        having bool_or(moment = 'before')
      ) as rated
      group by subject_id, is_own
    ) as person
    group by is_own`.execute(db);
  const nobody: SkillSums = {
    asked: 0,
    paired: 0,
    change: null,
    changeDeviation: null,
    before: null,
    close: null,
    midPeople: 0,
    mid: null,
    backPeople: 0,
    back: null,
    lookback: null,
    lookbackDeviation: null,
  };
  const by = (isOwn: boolean) => rows.find((row) => row.is_own === isOwn) ?? nobody;
  return Object.fromEntries(ratings.map((rating) => [rating, by(rating === 'own')])) as Record<
    Rating,
    SkillSums
  >;
}
