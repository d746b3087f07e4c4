import { sql } from 'kysely';
import type { Database } from '../../platform/database.server.ts';
import { measureList } from '../evaluation/measure.ts';
import { type MeasureAnswer, type MeasureReport, reportMeasure } from './measure-report.ts';

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
    .orderBy('version', 'desc')
    .execute();
  // Also what was taken out of the plan since; the newest name counts.
  const measures = plans.flatMap((plan) => measureList.parse(plan.measures)).reverse();
  const named = new Map(
    measures.filter(({ items }) => items.length > 0).map(({ key, name }) => [key, name]),
  );
  const asked = await readAsked(db, organizationId, programId);
  const answers = await readAnswers(db, organizationId, programId);
  return [...named].flatMap(([key, name]) => {
    const own = answers.filter((answer) => answer.measure === key);
    return own.length > 0 ? [reportMeasure({ key, name, asked }, own, k)] : [];
  });
}

/** Everybody in the program whose change could be known by now: they were asked at the close. */
async function readAsked(db: Database, organizationId: string, programId: string) {
  const rows = await db
    .selectFrom('survey')
    .select('person_id')
    .distinct()
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
    .execute();
  return new Set(rows.map((row) => row.person_id));
}

async function readAnswers(db: Database, organizationId: string, programId: string) {
  const rows = await db
    .selectFrom('survey_answer as answer')
    .innerJoin('survey', 'survey.id', 'answer.survey_id')
    .select(['answer.measure', 'answer.wording', 'answer.value', 'answer.person_id'])
    .select('survey.moment')
    .select(
      // Waiting without lots is no comparison: whoever chose them may have chosen by how they were.
      sql<string | null>`(select case
          when enrolment.lottery_id is not null
            and enrolment.state = 'waitlisted' then 'waits'
          when enrolment.state = 'waitlisted' then 'left'
          when enrolment.lottery_id is not null then 'drawn' end
        from enrolment where enrolment.person_id = answer.person_id
          and enrolment.program_id = survey.program_id and enrolment.side = survey.side)`.as('lot'),
    )
    .where('survey.organization_id', '=', organizationId)
    .where('survey.program_id', '=', programId)
    .where('survey.moment', 'in', ['before', 'close'])
    .execute();
  const asked = rows.filter(({ lot }) => lot !== 'left');
  return asked.map((row) => ({
    measure: row.measure,
    personId: row.person_id,
    wording: row.wording,
    value: row.value,
    moment: row.moment as MeasureAnswer['moment'],
    lot: row.lot as MeasureAnswer['lot'],
  }));
}
