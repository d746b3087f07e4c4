import { z } from 'zod';
import type { Connection } from '../../platform/database.server.ts';
import {
  type Learner,
  type Phase,
  type Playbook,
  phaseNow,
  type Step,
  stepNow,
} from '../playbooks/playbook.ts';
import { loadPlaybook } from '../playbooks/playbook-queries.server.ts';
import { careerStages } from '../profiles/profile.ts';
import { daysBetween, isNearEnd, isOpen } from './engagement.ts';
import type { Engagement } from './engagement-queries.server.ts';

export interface PlaybookPlace {
  playbook: Playbook;
  phase: Phase;
  /** The first step of the phase that nobody ticked. */
  step: Step | null;
  /** When each ticked step was ticked. */
  doneAt: Map<string, Date>;
}

/** Where an engagement is in the playbook that it keeps. */
export async function placeInPlaybook(
  connection: Connection,
  engagement: Engagement,
  today: string,
): Promise<PlaybookPlace> {
  const playbook = await loadPlaybook(connection, engagement);
  const rows = await connection
    .selectFrom('playbook_step_done')
    .select(['step', 'done_at'])
    .where('engagement_id', '=', engagement.id)
    .execute();
  const doneAt = new Map(rows.map((row) => [row.step, row.done_at]));
  const { startsOn, endsOn, phase: state } = engagement;
  const phase = phaseNow(playbook, {
    isAgreed: engagement.agreedAt !== null,
    isEnding: state === 'closing' || !isOpen(state) || isNearEnd(engagement, today),
    elapsed: daysBetween(startsOn, today) / daysBetween(startsOn, endsOn),
  });
  return { playbook, phase, step: stepNow(phase, new Set(doneAt.keys())), doneAt };
}

/** The steps that were ticked, by their titles in the playbook that the engagement keeps. */
export async function listTickedSteps(connection: Connection, engagement: Engagement) {
  const { phases } = await loadPlaybook(connection, engagement);
  const titles = new Map(
    phases.flatMap(({ steps }) => steps.map(({ key, title }) => [key, title] as const)),
  );
  const rows = await connection
    .selectFrom('playbook_step_done')
    .select(['step', 'person_id', 'done_at'])
    .where('engagement_id', '=', engagement.id)
    .orderBy('done_at')
    .orderBy('step')
    .execute();
  return rows.map(({ step, person_id: personId, done_at: doneAt }) => ({
    // A step that the playbook has no more keeps its key.
    title: titles.get(step) ?? step,
    personId,
    doneAt,
  }));
}

/** Those who learn here: the mentees, and everybody where all are peers. */
export async function loadLearners(
  connection: Connection,
  { members, organizationId }: Engagement,
): Promise<(Learner & { personId: string })[]> {
  const learners = members.filter(({ role }) => role !== 'mentor').map(({ personId }) => personId);
  if (learners.length === 0) return [];
  const rows = await connection
    .selectFrom('profile')
    .select(['person_id', 'career_stage', 'industry'])
    .where('organization_id', '=', organizationId)
    .where('person_id', 'in', learners)
    .execute();
  return rows.map((row) => ({
    personId: row.person_id,
    stage: z.enum(careerStages).nullable().parse(row.career_stage),
    industry: row.industry,
  }));
}
