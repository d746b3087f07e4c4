import { sql } from 'kysely';
import { i18n } from '../../i18n.ts';
import type { Database } from '../../platform/database.server.ts';
import { type Measure, measureList } from '../evaluation/measure.ts';
import { countKey, helperCounts } from '../evaluation/who-helps.ts';
import {
  besideClose,
  type ChangeEnd,
  type ChangeSumsUntil,
  changeEnds,
  type MeasuredGroup,
  type MeasureReport,
  reportMeasure,
} from './measure-report.ts';
import type { Sums } from './statistics.ts';

/**
 * The measures of a program's evaluation plan, each with its change. Who answered what is nobody's to
 * see, so this reads as the server, and figures over groups alone leave it.
 */
export async function reportMeasures(
  db: Database,
  organizationId: string,
  programId: string,
  k: number,
): Promise<MeasureReport[]> {
  const plans = await db
    .selectFrom('evaluation_plan')
    .select('measures')
    .where('program_id', '=', programId)
    .where('organization_id', '=', organizationId)
    .orderBy('version')
    .execute();
  // Also what was taken out of the plan since; the newest name counts.
  const measures = plans.flatMap((plan) => measureList.parse(plan.measures));
  const named = new Map(measures.flatMap(reported).map((each) => [each.key, each]));
  const asked = await countAsked(db, organizationId, programId);
  const sums = await readSums(db, organizationId, programId, k);
  // Where nobody was asked at the end of any change, there is nothing to say yet.
  if (changeEnds.every((until) => !asked.has(until))) return [];
  return [...named.values()].map((measure) => {
    const own = sums.filter((each) => each.measure === measure.key);
    const sumsUntil = (until: ChangeEnd): ChangeSumsUntil => ({
      asked: asked.get(until) ?? 0,
      groups: Object.fromEntries(
        own.filter((each) => each.until === until).map((each) => [each.group, each]),
      ),
    });
    const { moments } = measure;
    return reportMeasure(
      {
        ...measure,
        ...sumsUntil('close'),
        besides: besideClose
          .filter((until) => moments.includes(until) && asked.has(until))
          .map((until) => ({ until, ...sumsUntil(until) })),
      },
      k,
    );
  });
}

/** Under which keys and names a measure is reported: those named as helping are counted in several ways. */
function reported({ key, name, format, items, moments }: Measure) {
  if (items.length === 0) return [];
  if (format === 'scale') return [{ key, name, isCount: false, moments }];
  return helperCounts.map((count) => ({
    key: countKey(key, count),
    name: `${name}: ${i18n.t(`evaluation:helpers.counts.${count}`)}`,
    isCount: true,
    moments,
  }));
}

/** Everybody in the program who was asked at the end of each change, so that theirs could be known by now. */
async function countAsked(
  db: Database,
  organizationId: string,
  programId: string,
): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('survey')
    .select(({ fn }) => ['moment', fn.count<number>('person_id').distinct().as('people')])
    .where('organization_id', '=', organizationId)
    .where('program_id', '=', programId)
    .where('waits', '=', false)
    .groupBy('moment')
    .execute();
  return new Map(rows.map(({ moment, people }) => [moment, people]));
}

/**
 * One change for each person and measure, over answers to the same words, then summed. The drawn are in the
 * program too; waiting without lots is no comparison, since whoever chose them may have chosen by how they were.
 *
 * People are counted in the order in which they answered, k at a time: whoever asks before and after one
 * answer sees the same, and the next k together. Whether somebody waited was written down when they were
 * asked, and lots are drawn once: no manager moves a single person from one sum to another.
 */
async function readSums(db: Database, organizationId: string, programId: string, k: number) {
  const { rows } = await sql<Sums & { measure: string; until: ChangeEnd; group: MeasuredGroup }>`
    select measure, until, part.name as group, count(change)::integer as n, avg(change) as mean,
      stddev_samp(change) as deviation
    from (
      select *,
        row_number() over (own order by arrived_at, person_id) as place,
        count(*) over own as people
      from (
        select answer.person_id, answer.measure, late.moment as until,
          case when late.waits then case when enrolment.lottery_id is null then 'left' else 'waits' end
            when enrolment.lot <= lottery.places then 'drawn' end as lot,
          avg(answer.value - first.value) as change,
          max(greatest(early.answered_at, late.answered_at)) as arrived_at
        from survey as late
        join survey as early on early.program_id = late.program_id and early.person_id = late.person_id
          and early.moment = 'before'
        join survey_answer as answer on answer.survey_id = late.id
        join survey_answer as first on first.survey_id = early.id
          and first.measure = answer.measure and first.wording = answer.wording
        left join enrolment on enrolment.program_id = late.program_id
          and enrolment.person_id = late.person_id and enrolment.side = late.side
        left join lottery on lottery.id = enrolment.lottery_id
        where late.organization_id = ${organizationId} and late.program_id = ${programId}
          and late.moment in ('mid', 'close', 'after')
        group by 1, 2, 3, 4
      ) as answered
      window own as (partition by measure, until, lot)
    ) as person
    cross join (values ('program'), ('drawn'), ('waits')) as part(name)
    where place <= people / ${k}::bigint * ${k}::bigint
      and (part.name = lot or (part.name = 'program' and lot is distinct from 'waits'
        and lot is distinct from 'left'))
    group by measure, until, part.name`.execute(db);
  return rows;
}
