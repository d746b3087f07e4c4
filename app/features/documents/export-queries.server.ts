import type { Actor } from '../../platform/actor.ts';
import type { Connection } from '../../platform/database.server.ts';
import { listConcerns } from '../concerns/concern-queries.server.ts';
import { listAgreementVersions } from '../engagements/agreement-queries.server.ts';
import type { Engagement } from '../engagements/engagement-queries.server.ts';
import { listExtensions } from '../engagements/extension-queries.server.ts';
import { listOutcomes } from '../engagements/outcome-queries.server.ts';
import { listTickedSteps } from '../engagements/playbook-place.server.ts';
import { listOwnPulses } from '../engagements/pulse-queries.server.ts';
import { visibleRatings } from '../engagements/skill-rating.ts';
import { listRatings } from '../engagements/skill-rating-queries.server.ts';
import { listShownAnswers } from '../enrolment/shown-answers.server.ts';
import { listCheckIns } from '../goals/check-in-queries.server.ts';
import { listGoals } from '../goals/goal-queries.server.ts';
import { listRevisions } from '../goals/revision-queries.server.ts';
import { listMessages, listVersions } from '../messages/message-queries.server.ts';
import { listCareerEvents, listIntroductions } from '../network/network-queries.server.ts';
import { listDecisions, listReviews } from '../reviews/review-queries.server.ts';
import { listActions } from '../sessions/action-queries.server.ts';
import { listReflections } from '../sessions/reflections.server.ts';
import { findPrivateNote, findSession, listSessions } from '../sessions/session-queries.server.ts';

export type ExportedEngagement = Awaited<ReturnType<typeof loadExport>>;

/**
 * Everything of an engagement that this member may see, by the queries of its pages: what those
 * keep from a member, the export keeps from them too.
 */
export async function loadExport(connection: Connection, actor: Actor, engagement: Engagement) {
  const sessions = [];
  for (const { id } of await listSessions(connection, engagement)) {
    sessions.push({
      ...(await findSession(connection, engagement, id)),
      myPrivateNote: await findPrivateNote(connection, actor, id),
      reflections: await listReflections(connection, id),
    });
  }
  const concerns = await listConcerns(connection, actor);
  const said = await listShownAnswers(
    connection,
    actor,
    'partner',
    engagement.members.flatMap(({ enrolmentId }) => enrolmentId ?? []),
    'managers',
  );
  const { id, kind, phase, startsOn, endsOn, cadenceDays, sessionMinutes } = engagement;
  return {
    engagement: { id, kind, phase, startsOn, endsOn, cadenceDays, sessionMinutes },
    program: engagement.program?.name ?? null,
    me: actor.personId,
    members: engagement.members.map(({ personId, name, role, enrolmentId }) => ({
      personId,
      name,
      role,
      saidOnEnrolling: (enrolmentId && said[enrolmentId]) || [],
    })),
    agreement: await listAgreementVersions(connection, engagement),
    playbookSteps: await listTickedSteps(connection, engagement),
    extensions: await listExtensions(connection, engagement),
    goals: await listGoals(connection, engagement),
    checkIns: await listCheckIns(connection, engagement),
    revisions: await listRevisions(connection, engagement),
    sessions,
    actions: await listActions(connection, engagement),
    messages: await listMessages(connection, engagement),
    messageVersions: await listVersions(connection, engagement),
    reviews: await listReviews(connection, actor, engagement),
    reviewDecisions: await listDecisions(connection, engagement),
    introductions: await listIntroductions(connection, engagement),
    careerEvents: await listCareerEvents(connection, engagement),
    myPulses: await listOwnPulses(connection, actor, id),
    myAnswers: await listOwnSurveyAnswers(connection, engagement),
    skillRatings: visibleRatings(await listRatings(connection, [id]), actor.personId),
    outcomes: await listOutcomes(connection, engagement),
    myConcerns: concerns.filter(
      (concern) => concern.engagementId === id && concern.authorId === actor.personId,
    ),
  };
}

/** What the actor answered to the questions of the engagement's program: the database shows no other's. */
async function listOwnSurveyAnswers(connection: Connection, { program }: Engagement) {
  if (!program) return [];
  const rows = await connection
    .selectFrom('survey_answer as answer')
    .innerJoin('survey', 'survey.id', 'answer.survey_id')
    .select(['survey.moment', 'survey.answered_at', 'answer.wording', 'answer.value'])
    .where('survey.program_id', '=', program.id)
    .orderBy('survey.asked_at')
    .orderBy('answer.measure')
    .orderBy('answer.item')
    .execute();
  return rows.map(({ answered_at, ...row }) => ({ ...row, answeredAt: answered_at }));
}

/** Where the bytes of the attachments are kept, and what they are called in the export. */
export async function listExportedFiles(
  connection: Connection,
  engagement: Engagement,
): Promise<{ path: string; storageName: string }[]> {
  const rows = await connection
    .selectFrom('attachment')
    .select(['id', 'file_name', 'storage_name'])
    .where('engagement_id', '=', engagement.id)
    .orderBy('created_at')
    .execute();
  // Two files may have one name.
  return rows.map((row) => ({
    path: `attachments/${row.id.slice(0, 8)}-${row.file_name}`,
    storageName: row.storage_name,
  }));
}
