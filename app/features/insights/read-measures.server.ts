import { sql } from 'kysely';
import { i18n } from '../../i18n.ts';
import type { Database } from '../../platform/database.server.ts';
import { type Measure, measureList } from '../evaluation/measure.ts';
import { countKey, helperCounts } from '../evaluation/who-helps.ts';
import {
  type MeasuredGroup,
  type MeasureName,
  type MeasureReport,
  type MeasureSums,
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
  const sums = await readSums(db, organizationId, programId);
  return [...named].flatMap(([key, measure]) => {
    const own = sums.filter((each) => each.measure === key);
    if (own.length === 0) return [];
    const groups: MeasureSums['groups'] = Object.fromEntries(own.map((each) => [each.group, each]));
    return [reportMeasure({ ...measure, asked, groups }, k)];
  });
}

/** Under which keys and names a measure is reported: those named as helping are counted in several ways. */
function reported({ key, name, format, items }: Measure): MeasureName[] {
  if (items.length === 0) return [];
  if (format === 'scale') return [{ key, name, isCount: false }];
  return helperCounts.map((count) => ({
    key: countKey(key, count),
    name: `${name}: ${i18n.t(`evaluation:helpers.counts.${count}`)}`,
    isCount: true,
  }));
}

/** Everybody in the program whose change could be known by now: they were asked at the close. */
async function countAsked(db: Database, organizationId: string, programId: string) {
  const { people } = await db
    .selectFrom('survey')
    .select(({ fn }) => fn.count<number>('person_id').distinct().as('people'))
    .where('organization_id', '=', organizationId)
    .where('program_id', '=', programId)
    .where('moment', '=', 'close')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('enrolment')
            .select('enrolment.id')
            .whereRef('enrolment.person_id', '=', 'survey.person_id')
            .where('enrolment.program_id', '=', programId)
            .where('enrolment.state', '=', 'waitlisted'),
        ),
      ),
    )
    .executeTakeFirstOrThrow();
  return people;
}

/**
 * One change for each person and measure, over answers to the same words, then summed. The drawn are in the
 * program too; waiting without lots is no comparison, since whoever chose them may have chosen by how they were.
 */
async function readSums(db: Database, organizationId: string, programId: string) {
  const { rows } = await sql<Sums & { measure: string; group: MeasuredGroup }>`
    select measure, part.name as group, count(change)::integer as n, avg(change) as mean,
      stddev_samp(change) as deviation
    from (
      select person_id, measure, lot, avg(close - before) as change
      from (
        select answer.person_id, answer.measure, answer.wording,
          case when enrolment.state = 'waitlisted'
            then case when enrolment.lottery_id is null then 'left' else 'waits' end
            when enrolment.lottery_id is not null then 'drawn' end as lot,
          max(value) filter (where survey.moment = 'before') as before,
          max(value) filter (where survey.moment = 'close') as close
        from survey_answer as answer
        join survey on survey.id = answer.survey_id
        left join enrolment on enrolment.program_id = survey.program_id
          and enrolment.person_id = survey.person_id and enrolment.side = survey.side
        where survey.organization_id = ${organizationId} and survey.program_id = ${programId}
          and survey.moment in ('before', 'close')
        group by 1, 2, 3, 4
      ) as answered
      group by person_id, measure, lot
    ) as person
    cross join (values ('program'), ('drawn'), ('waits')) as part(name)
    where part.name = lot or (part.name = 'program' and lot is distinct from 'waits'
      and lot is distinct from 'left')
    group by measure, part.name`.execute(db);
  return rows;
}
