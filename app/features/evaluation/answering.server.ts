import type { World } from '../../platform/world.ts';
import { isOpen, type Phase } from '../engagements/engagement.ts';
import type { Measure } from './measure.ts';
import type { SurveyState } from './survey.ts';
import type { AskedSurvey } from './survey-queries.server.ts';

/** What the browser of whoever answers gets: no names, no ids. */
export interface AnsweringNow {
  program: string;
  isPulse: boolean;
  state: SurveyState | 'ended';
  measures: Measure[];
}

export async function toAnswer(world: World, survey: AskedSurvey): Promise<AnsweringNow> {
  const isPulse = survey.moment === 'pulse';
  return {
    program: survey.program,
    isPulse,
    state: survey.state === 'open' && (await hasEnded(world, survey)) ? 'ended' : survey.state,
    measures: isPulse ? [] : survey.measures,
  };
}

/** Of the pulse: whether the two have ended since they were asked. */
async function hasEnded({ db }: World, { engagementId }: AskedSurvey): Promise<boolean> {
  if (engagementId === null) return false;
  const row = await db
    .selectFrom('engagement')
    .select('phase')
    .where('id', '=', engagementId)
    .executeTakeFirstOrThrow();
  return !isOpen(row.phase as Phase);
}
