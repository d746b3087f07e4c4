import { z } from 'zod';
import { type Actor, isManager } from '../../platform/actor.ts';
import type { Database } from '../../platform/database.server.ts';
import { found, NotFound } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { engagementState } from '../engagements/engagement.ts';
import { todayOf } from '../engagements/move-engagement.server.ts';
import { levels } from '../goals/attainment.ts';
import { careerEventKinds } from '../network/career-event.ts';
import { introductionStates } from '../network/introduction.ts';
import type { ProgramState } from '../programs/program.ts';
import {
  type Course,
  daysToFirstMeeting,
  funnelOf,
  measureTargets,
  sessionsHeld,
} from './funnel.ts';
import { reportCareerEvents, reportIntroductions } from './network-report.ts';
import {
  type LevelAnswer,
  type Rating,
  reportChange,
  reportLevels,
  reportPulses,
  reportSummaries,
  type SkillAnswer,
} from './outcome-report.ts';
import { reportMeasures } from './read-measures.server.ts';

/** Which program of which organization: every query here is bound to both. */
interface Scope {
  db: Database;
  organizationId: string;
  programId: string;
}

export type ProgramOutcomes = Awaited<ReturnType<typeof reportOutcomes>>;

/**
 * The outcome report of a program. These reads cross the words of many engagements, which row-level
 * policies keep from managers: so they run as the system, are bound to the actor's organization and
 * the program by hand, and only what outcome-report.ts lets through leaves this function.
 */
export async function reportOutcomes(world: World, actor: Actor, programId: string) {
  if (!isManager(actor)) throw new NotFound();
  const scope = { db: world.db, organizationId: actor.organizationId, programId };
  const program = found(await findProgram(scope));
  const k = program.smallest_group;
  const courses = await readCourses(scope);
  const goals = await readLevels(scope);
  const skills = await readSkillRatings(scope);
  return {
    program: { name: program.name, state: program.state as ProgramState },
    smallestGroup: k,
    funnel: funnelOf(courses),
    daysToFirstMeeting: daysToFirstMeeting(courses),
    sessionsHeld: sessionsHeld(courses),
    targets: measureTargets(courses, todayOf(world)),
    // Two raters are never mixed into one figure.
    attainment: {
      own: reportLevels(goals.own, k),
      partner: reportLevels(goals.partner, k),
    },
    pulse: reportPulses(await readAgreedMembers(scope), await readPulses(scope), k),
    skills: {
      own: reportChange(skills.own, k),
      partner: reportChange(skills.partner, k),
    },
    measures: await reportMeasures(world.db, actor.organizationId, programId, k),
    introductions: reportIntroductions(await readIntroductions(scope), k),
    careerEvents: reportCareerEvents(await readCareerEvents(scope), k),
    summaries: reportSummaries(await readOutcomes(scope), k),
  };
}

function findProgram({ db, organizationId, programId }: Scope) {
  return db
    .selectFrom('program')
    .innerJoin('organization', 'organization.id', 'program.organization_id')
    .select(['program.name', 'program.state', 'organization.smallest_group'])
    .where('program.id', '=', programId)
    .where('program.organization_id', '=', organizationId)
    .executeTakeFirst();
}

function engagementIds({ db, organizationId, programId }: Scope) {
  return db
    .selectFrom('engagement')
    .select('id')
    .where('program_id', '=', programId)
    .where('organization_id', '=', organizationId);
}

async function readCourses(scope: Scope): Promise<Course[]> {
  const engagements = await scope.db
    .selectFrom('engagement')
    .selectAll()
    .where('id', 'in', engagementIds(scope))
    .execute();
  const sessions = await scope.db
    .selectFrom('session')
    .select(['engagement_id', 'starts_at'])
    .where('state', '=', 'held')
    .where('engagement_id', 'in', engagementIds(scope))
    .orderBy('starts_at')
    .execute();
  const reviews = await scope.db
    .selectFrom('engagement_event')
    .select('engagement_id')
    .distinct()
    .where('kind', '=', 'goal_checked')
    .where('engagement_id', 'in', engagementIds(scope))
    .execute();
  const held = Map.groupBy(sessions, (session) => session.engagement_id);
  const reviewed = new Set(reviews.map((review) => review.engagement_id));
  return engagements.map((engagement) => ({
    phase: engagementState.parse(engagement).phase,
    startsOn: engagement.starts_on,
    endsOn: engagement.ends_on,
    closedOn: engagement.closed_at && dayOf(engagement.closed_at),
    cadenceDays: engagement.cadence_days,
    isAgreed: engagement.agreed_at !== null,
    heldOn: (held.get(engagement.id) ?? []).map((session) => dayOf(session.starts_at)),
    goalReviewed: reviewed.has(engagement.id),
  }));
}

/** Everybody whose engagement came to an agreement: from then on the pulse is asked. */
async function readAgreedMembers(scope: Scope): Promise<Set<string>> {
  const rows = await scope.db
    .selectFrom('engagement_member')
    .innerJoin('engagement', 'engagement.id', 'engagement_member.engagement_id')
    .select('engagement_member.person_id')
    .where('engagement.id', 'in', engagementIds(scope))
    .where('engagement.agreed_at', 'is not', null)
    .execute();
  return new Set(rows.map((row) => row.person_id));
}

/** For each goal being worked on: the last level on its present scale by its owner, and by a partner. */
async function readLevels(scope: Scope): Promise<{ own: LevelAnswer[]; partner: LevelAnswer[] }> {
  const goals = await scope.db
    .selectFrom('goal')
    .select(['id', 'owner_id'])
    .where('state', '=', 'active')
    .where('scale', 'is not', null)
    .where('engagement_id', 'in', engagementIds(scope))
    .execute();
  const given = await scope.db
    .selectFrom('check_in')
    .innerJoin('goal', 'goal.id', 'check_in.goal_id')
    .select(['check_in.goal_id', 'check_in.level', 'check_in.person_id', 'goal.owner_id'])
    .where('check_in.level', 'is not', null)
    .whereRef('check_in.scale_version', '=', 'goal.scale_version')
    .where('check_in.engagement_id', 'in', engagementIds(scope))
    .orderBy('check_in.created_at')
    .orderBy('check_in.id')
    .execute();
  const last = (isOwn: boolean) => {
    const by = given.filter((entry) => (entry.person_id === entry.owner_id) === isOwn);
    const levelOf = new Map(by.map((entry) => [entry.goal_id, entry.level]));
    return goals.map((goal) => ({
      goalId: goal.id,
      ownerId: goal.owner_id,
      level: storedLevel.parse(levelOf.get(goal.id) ?? null),
    }));
  };
  return { own: last(true), partner: last(false) };
}

/** Each person's last pulse in each of their engagements. */
function readPulses(scope: Scope) {
  return scope.db
    .selectFrom('pulse')
    .distinctOn(['engagement_id', 'person_id'])
    .select(['person_id as personId', 'communication', 'respect', 'commitment'])
    .select(['usefulness', 'workload'])
    .where('engagement_id', 'in', engagementIds(scope))
    .orderBy('engagement_id')
    .orderBy('person_id')
    .orderBy('created_at', 'desc')
    .execute();
}

/** Skill levels before and at the close, by the same rater. */
async function readSkillRatings(scope: Scope): Promise<Record<Rating, SkillAnswer[]>> {
  const rows = await scope.db
    .selectFrom('skill_rating')
    .select(['engagement_id', 'skill_id', 'subject_id', 'rater_id', 'moment', 'level'])
    .where('engagement_id', 'in', engagementIds(scope))
    .execute();
  const rated = Map.groupBy(rows, (row) =>
    [row.engagement_id, row.skill_id, row.subject_id, row.rater_id].join(),
  );
  const answers = (isOwn: boolean): SkillAnswer[] =>
    [...rated.values()].flatMap((ratings) => {
      const at = (moment: string) => ratings.find((rating) => rating.moment === moment);
      const before = at('before');
      if (!before || (before.rater_id === before.subject_id) !== isOwn) return [];
      const after = at('close')?.level ?? null;
      return [{ personId: before.subject_id, before: before.level, after }];
    });
  return {
    own: answers(true),
    partner: answers(false),
  };
}

const storedLevel = z.union([z.literal(levels), z.null()]);

async function readOutcomes(scope: Scope) {
  const rows = await scope.db
    .selectFrom('outcome')
    .select(['person_id', 'shared_with_program'])
    // What was not shared is not even read.
    .select((eb) =>
      eb
        .case()
        .when('shared_with_program', '=', true)
        .then(eb.ref('summary'))
        .else('')
        .end()
        .as('summary'),
    )
    .where('engagement_id', 'in', engagementIds(scope))
    .execute();
  return rows.map((row) => ({
    personId: row.person_id,
    summary: row.summary,
    isShared: row.shared_with_program,
  }));
}

async function readIntroductions(scope: Scope) {
  const rows = await scope.db
    .selectFrom('introduction')
    .select(['introduced_id', 'state'])
    .where('engagement_id', 'in', engagementIds(scope))
    .execute();
  return rows.map((row) => ({
    personId: row.introduced_id,
    kind: z.enum(introductionStates).parse(row.state),
  }));
}

async function readCareerEvents(scope: Scope) {
  const rows = await scope.db
    .selectFrom('career_event')
    .select(['person_id', 'kind'])
    .where('engagement_id', 'in', engagementIds(scope))
    .execute();
  return rows.map((row) => ({
    personId: row.person_id,
    kind: z.enum(careerEventKinds).parse(row.kind),
  }));
}

function dayOf(moment: Date): string {
  return moment.toISOString().slice(0, 10);
}
