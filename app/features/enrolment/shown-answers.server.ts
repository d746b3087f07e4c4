import type { Actor } from '../../platform/actor.ts';
import type { Connection } from '../../platform/database.server.ts';
import { NotFound } from '../../platform/refusal.ts';
import {
  type AnswerReader,
  answersFor,
  questions,
  type ShownAnswer,
} from '../programs/enrolment-question.ts';
import { readAnswersOf } from './answer-queries.server.ts';
import { canManageEnrolments } from './enrolment.ts';

/**
 * What was answered to the programs' own questions in these enrolments, as far as the reader may know it.
 * Whoever asks as a partner is one: the engagement's page has made sure. One's own may be shown as somebody else would
 * read them, or whole.
 */
export async function listShownAnswers(
  connection: Connection,
  actor: Actor,
  reader: AnswerReader,
  enrolmentIds: readonly string[],
  ofOneself: AnswerReader = reader,
): Promise<Record<string, ShownAnswer[]>> {
  if (reader === 'managers' && !canManageEnrolments(actor)) throw new NotFound();
  if (enrolmentIds.length === 0) return {};
  const rows = await connection
    .selectFrom('enrolment')
    .innerJoin('program', 'program.id', 'enrolment.program_id')
    .select(['enrolment.id', 'enrolment.person_id', 'program.questions'])
    .where('enrolment.id', 'in', enrolmentIds)
    .execute();
  const answers = await readAnswersOf(connection, enrolmentIds);
  return Object.fromEntries(
    rows.map((row) => [
      row.id,
      answersFor(
        row.person_id === actor.personId ? ofOneself : reader,
        questions.parse(row.questions),
        answers.get(row.id)?.own ?? {},
      ),
    ]),
  );
}

/** What somebody lets everybody know, program by program, where they still take part. */
export async function listDirectoryAnswers(connection: Connection, actor: Actor, personId: string) {
  const rows = await connection
    .selectFrom('enrolment')
    .innerJoin('program', 'program.id', 'enrolment.program_id')
    .select(['enrolment.id', 'program.name'])
    .where('enrolment.person_id', '=', personId)
    .where('enrolment.state', 'not in', ['applied', 'withdrawn'])
    .where('program.state', '<>', 'closed')
    .orderBy('program.name')
    .orderBy('enrolment.id')
    .execute();
  const answers = await listShownAnswers(
    connection,
    actor,
    'directory',
    rows.map(({ id }) => id),
  );
  return rows.flatMap(({ id, name }) => {
    const said = answers[id] ?? [];
    return said.length === 0 ? [] : [{ id, program: name, answers: said }];
  });
}
