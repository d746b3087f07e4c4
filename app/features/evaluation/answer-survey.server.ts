import type { Actor } from '../../platform/actor.ts';
import { asActor } from '../../platform/database.server.ts';
import { found, refusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { answerPulse } from '../engagements/answer-pulse.server.ts';
import type { NewPulse } from '../engagements/pulse.ts';
import { keptAnswers, type SurveyAnswers } from './survey.ts';
import type { AskedSurvey } from './survey-queries.server.ts';

/** Keeps what somebody answered; a survey takes one set of answers. */
export async function answerSurvey(
  world: World,
  survey: AskedSurvey,
  answers: SurveyAnswers,
): Promise<void> {
  const actor = author(survey);
  await asActor(world.db, actor, async (connection) => {
    const { answered_at, expires_at } = found(
      await connection
        .selectFrom('survey')
        .select(['answered_at', 'expires_at'])
        .where('id', '=', survey.id)
        .forUpdate()
        .executeTakeFirst(),
    );
    if (answered_at) throw refusal('', 'evaluation:problems.answered');
    if (expires_at <= world.clock.now()) throw refusal('', 'evaluation:problems.expired');
    const kept = keptAnswers(survey.measures, answers);
    if (kept.length > 0) {
      await connection
        .insertInto('survey_answer')
        .values(
          kept.map((answer) => ({
            ...answer,
            survey_id: survey.id,
            organization_id: survey.organizationId,
            program_id: survey.programId,
            person_id: survey.personId,
          })),
        )
        .execute();
    }
    await connection
      .updateTable('survey')
      .set({ answered_at: world.clock.now() })
      .where('id', '=', survey.id)
      .execute();
  });
}

/** The pulse by link is the pulse of the workspace, and the database notes that its survey is answered. */
export async function answerPulseSurvey(
  world: World,
  survey: AskedSurvey,
  pulse: NewPulse,
): Promise<void> {
  await answerPulse(world, author(survey), found(survey.engagementId), pulse);
}

/** Whoever holds the link answers as the person asked, and may do nothing else. */
function author({ personId, organizationId }: AskedSurvey): Actor {
  return { personId, organizationId, role: 'member' };
}
