import { z } from 'zod';
import type { Actor } from '../../platform/actor.ts';
import { asActor } from '../../platform/database.server.ts';
import { found } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { memberRoles } from '../engagements/engagement.ts';
import { hashToken } from '../organizations/write-invitation.server.ts';
import { askedOf, type Measure, type Moment, measureList, moments } from './measure.ts';
import { type SurveyState, surveyState } from './survey.ts';

/** What somebody is asked, with the words of the plan by which they were asked. */
export interface AskedSurvey {
  id: string;
  organizationId: string;
  programId: string;
  program: string;
  engagementId: string | null;
  personId: string;
  name: string;
  moment: Moment;
  state: SurveyState;
  measures: Measure[];
}

function select(db: World['db']) {
  return db
    .selectFrom('survey')
    .innerJoin('evaluation_plan as plan', 'plan.id', 'survey.plan_id')
    .innerJoin('program', 'program.id', 'survey.program_id')
    .innerJoin('person', 'person.id', 'survey.person_id')
    .select(['survey.id', 'survey.organization_id', 'survey.program_id', 'survey.engagement_id'])
    .select(['survey.person_id', 'survey.side', 'survey.moment', 'survey.answered_at'])
    .select(['survey.expires_at', 'survey.asked_at', 'plan.measures', 'program.name as program'])
    .select('person.name');
}

type Row = Awaited<ReturnType<ReturnType<typeof select>['executeTakeFirstOrThrow']>>;

function toSurvey(row: Row, now: Date): AskedSurvey {
  const moment = z.enum(moments).parse(row.moment);
  return {
    id: row.id,
    organizationId: row.organization_id,
    programId: row.program_id,
    program: row.program,
    engagementId: row.engagement_id,
    personId: row.person_id,
    name: row.name,
    moment,
    state: surveyState({ answeredAt: row.answered_at, expiresAt: row.expires_at }, now),
    measures: askedOf(measureList.parse(row.measures), moment, z.enum(memberRoles).parse(row.side)),
  };
}

/** Whoever holds a link need not be signed in, so this asks as the server; 'not found' without one. */
export async function findHeldSurvey(world: World, token: string): Promise<AskedSurvey> {
  const hash = hashToken(token);
  const row = await select(world.db)
    .where((on) =>
      on.or([on('survey.token_hash', '=', hash), on('survey.reminder_token_hash', '=', hash)]),
    )
    .executeTakeFirst();
  return toSurvey(found(row), world.clock.now());
}

/** One of one's own, in the app. */
export async function findOwnSurvey(
  world: World,
  actor: Actor,
  surveyId: string,
): Promise<AskedSurvey> {
  const row = await asActor(world.db, actor, (connection) =>
    select(connection).where('survey.id', '=', surveyId).executeTakeFirst(),
  );
  return toSurvey(found(row), world.clock.now());
}
