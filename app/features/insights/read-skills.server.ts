import { sql } from 'kysely';
import type { Database } from '../../platform/database.server.ts';
import { type Rating, ratings } from './outcome-report.ts';
import type { SkillSums } from './skill-ladder.ts';

/**
 * The ratings that are counted, each with its program, year and rater. People come in the order in which they had
 * rated a skill at the start and at the close, k of a program and year together, with what they had given by then:
 * whoever asks before and after one rating sees the same, and nobody's counts are changed by what they give later.
 */
export function countedRatings({ organizationId, programId, k }: RatingScope) {
  return sql`(
    with given as (
      select rating.*, engagement.program_id, rater_id = subject_id as is_own,
        extract(year from engagement.starts_on)::integer as year
      from skill_rating as rating
      join engagement on engagement.id = rating.engagement_id
      where engagement.organization_id = ${organizationId} and engagement.program_id is not null
        ${programId === null ? sql`` : sql`and engagement.program_id = ${programId}`}
    ), arrival as (
      select program_id, year, is_own, subject_id, min(paired_at) as arrived_at from (
        select program_id, year, is_own, subject_id, max(created_at) as paired_at
        from given where moment in ('before', 'close')
        group by program_id, year, is_own, subject_id, engagement_id, skill_id, rater_id
        having count(distinct moment) = 2
      ) as pair
      group by program_id, year, is_own, subject_id
    ), placed as (
      select *, row_number() over (own order by arrived_at, subject_id) as place,
        count(*) over own as people
      from arrival window own as (partition by program_id, year, is_own)
    ), counted as (
      select *, max(arrived_at) over (
        partition by program_id, year, is_own, (place - 1) / ${k}::bigint) as counted_at
      from placed where place <= people / ${k}::bigint * ${k}::bigint
    )
    select given.* from given
    join counted using (program_id, year, is_own, subject_id)
    where given.created_at <= counted.counted_at
  )`;
}

interface RatingScope {
  organizationId: string;
  /** null: of all programs. */
  programId: string | null;
  k: number;
}

/**
 * How skills were rated in a program, summed by the database: first over each person's skills, so that
 * everybody counts once, then over people. The words of nobody are read, and two raters are never mixed.
 */
export async function readSkillSums(
  db: Database,
  scope: RatingScope & { programId: string },
): Promise<Record<Rating, SkillSums>> {
  const { rows: begun } = await sql<{ is_own: boolean; people: number }>`
    select rater_id = subject_id as is_own, count(distinct subject_id) as people
    from skill_rating as rating
    join engagement on engagement.id = rating.engagement_id
    where engagement.organization_id = ${scope.organizationId}
      and engagement.program_id = ${scope.programId} and moment = 'before'
    group by 1`.execute(db);
  const { rows } = await sql<Omit<SkillSums, 'asked'> & { is_own: boolean }>`
    select is_own, count(change) as paired,
      avg(change) as change, stddev_samp(change) as "changeDeviation",
      avg(start) as before, avg(finish) as close,
      count(mid) as "midPeople", avg(mid) as mid,
      count(back) as "backPeople", avg(back) as back,
      avg(lookback) as lookback, stddev_samp(lookback) as "lookbackDeviation"
    from (
      select subject_id, is_own, avg(close - before) as change, avg(before) as start,
        avg(close) as finish, avg(mid) as mid, avg(back) as back, avg(close - back) as lookback
      from (
        select subject_id, is_own,
          max(level) filter (where moment = 'before') as before,
          max(level) filter (where moment = 'mid') as mid,
          max(level) filter (where moment = 'close') as close,
          max(level) filter (where moment = 'then') as back
        from ${countedRatings(scope)} as counted
        group by engagement_id, skill_id, subject_id, rater_id, is_own
        having count(distinct moment) filter (where moment in ('before', 'close')) = 2
      ) as rated
      group by subject_id, is_own
    ) as person
    group by is_own`.execute(db);
  const nobody = {
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
  const by = (isOwn: boolean): SkillSums => ({
    asked: begun.find((row) => row.is_own === isOwn)?.people ?? 0,
    ...(rows.find((row) => row.is_own === isOwn) ?? nobody),
  });
  return Object.fromEntries(ratings.map((rating) => [rating, by(rating === 'own')])) as Record<
    Rating,
    SkillSums
  >;
}
