import { dayIn } from '../../platform/calendar.ts';
import { asActor } from '../../platform/database.server.ts';
import { found } from '../../platform/refusal.ts';
import { findLatestAgreement } from '../engagements/agreement-queries.server.ts';
import { closeEngagement } from '../engagements/close-engagement.server.ts';
import { endEngagementEarly } from '../engagements/end-engagement-early.server.ts';
import { findEngagementForMember } from '../engagements/engagement-queries.server.ts';
import { beginClosing, pauseEngagement } from '../engagements/pause-engagement.server.ts';
import { rateSkills } from '../engagements/rate-skills.server.ts';
import { recordOutcome } from '../engagements/record-outcome.server.ts';
import { adoptDraft } from '../engagements/revise-agreement.server.ts';
import { signAgreement } from '../engagements/sign-agreement.server.ts';
import type { RatingMoment } from '../engagements/skill-rating.ts';
import { listRatedSkills } from '../engagements/skill-rating-queries.server.ts';
import type { Level } from '../goals/attainment.ts';
import { checkIn } from '../goals/check-in.server.ts';
import { findGoal } from '../goals/goal-queries.server.ts';
import { tickMilestone } from '../goals/milestones.server.ts';
import { agreeToRevision, reviseGoal } from '../goals/revise-goal.server.ts';
import { listRevisions } from '../goals/revision-queries.server.ts';
import { writeGoal } from '../goals/write-goal.server.ts';
import type { Chance } from './chance.ts';
import { dayAfter, moment, type Past, type Player, workdayAfter } from './past.ts';
import { comments, evidence, fill, mentorOutcomes, nextSteps, thanks } from './plots.ts';
import { proposeSession, tellSession } from './tell-session.server.ts';

export interface Pair {
  engagementId: string;
  mentee: Player;
  mentor: Player;
  startsOn: string;
  endsOn: string;
  /** The place among the program's pairs, and among those with the same plot: words take turns. */
  number: number;
  plotNumber: number;
}

/** What becomes of a pair. */
export interface Course {
  /** Whether the two come to an agreement. */
  agrees: boolean;
  /** Days after the start on which they meet. */
  meetsAfter: number[];
  /** The mentor proposes a session that has not been yet: on which day, and for which. */
  planned?: { on: number; for: number };
  revises?: boolean;
  /** Where the mentee's goal stands at the end. */
  level: Level;
  ending: 'goes on' | 'pauses' | 'closes' | 'closes alone' | 'ends early';
}

/** Lives through a pair's time together, with the commands that its members would have used. */
export async function tellEngagement(
  past: Past,
  chance: Chance,
  pair: Pair,
  course: Course,
): Promise<void> {
  const goalId = course.agrees ? await tellBeginning(past, pair) : undefined;
  for (const [index, days] of course.meetsAfter.entries()) {
    await tellSession(past, chance, pair, {
      day: workdayAfter(pair.startsOn, days),
      number: index + 1,
      goalId,
      progress: Math.round(((index + 1) / Math.max(5, course.meetsAfter.length)) * 90),
    });
    if (goalId && index > 0 && index < 4) await tellMilestone(past, pair, goalId, index - 1);
    if (goalId && index === 1 && course.revises) await tellRevision(past, pair, goalId, days + 3);
  }
  if (course.planned) {
    past.clock.moveTo(moment(dayAfter(pair.startsOn, course.planned.on), 8));
    await proposeSession(past, chance, pair, {
      proposer: pair.mentor,
      day: workdayAfter(pair.startsOn, course.planned.for),
    });
  }
  const last = course.meetsAfter.at(-1) ?? 5;
  if (course.ending === 'pauses') {
    past.clock.moveTo(moment(dayAfter(pair.startsOn, last + 6), 15));
    await pauseEngagement(past, pair.mentor.actor, pair.engagementId);
  } else if (course.ending === 'ends early') {
    past.clock.moveTo(moment(dayAfter(pair.startsOn, last + 20), 10));
    await endEngagementEarly(past, pair.mentee.actor, pair.engagementId);
  } else if (course.ending !== 'goes on' && goalId) {
    await tellClose(past, chance, pair, goalId, course);
  }
}

/** The draft, a goal with milestones, the ratings before, both signatures. Returns the goal. */
async function tellBeginning(past: Past, pair: Pair): Promise<string> {
  const { engagementId, mentee, mentor, startsOn, endsOn } = pair;
  const { plot, skill } = mentee.character;
  const on = (days: number, hour: number) =>
    past.clock.moveTo(moment(workdayAfter(startsOn, days), hour));
  on(1, 9);
  await adoptDraft(past, mentee.actor, engagementId);
  on(2, 16);
  const { id: goalId } = await writeGoal(past, mentee.actor, engagementId, {
    title: fill(plot.title, skill),
    description: plot.description,
    type: plot.type,
    dueOn: dayAfter(endsOn, -10),
    scale: plot.levels,
    skills: [],
    moreSkills: [skill],
    milestones: plot.milestones.map((title, index) => ({
      title,
      dueOn: dayAfter(startsOn, [45, 90, 150][index] ?? 150),
    })),
    asDraft: false,
  });
  await tellRatings(past, pair, 'before', { mentee: 1, mentor: 1 });
  on(3, 11);
  await sign(past, pair, mentee);
  on(5, 8);
  await sign(past, pair, mentor);
  return goalId;
}

async function sign(past: Past, { engagementId }: Pair, { actor, character }: Player) {
  const { version, hash } = await asActor(past.db, actor, async (connection) =>
    found(
      await findLatestAgreement(
        connection,
        await findEngagementForMember(connection, actor, engagementId),
      ),
    ),
  );
  await signAgreement(past, actor, engagementId, { version, hash, name: character.name });
}

async function tellRatings(
  past: Past,
  { engagementId, mentee, mentor }: Pair,
  when: RatingMoment,
  levels: { mentee: number; mentor: number },
): Promise<void> {
  const skills = await asActor(past.db, mentee.actor, (connection) =>
    listRatedSkills(connection, [engagementId]),
  );
  for (const [player, level] of [
    [mentee, levels.mentee],
    [mentor, levels.mentor],
  ] as const) {
    await rateSkills(past, player.actor, engagementId, {
      moment: when,
      ratings: skills.map((rated) => ({
        subject: rated.subjectId,
        skill: rated.skillId,
        level,
      })),
    });
  }
}

function readGoal(past: Past, { engagementId, mentee }: Pair, goalId: string) {
  return asActor(past.db, mentee.actor, async (connection) =>
    findGoal(
      connection,
      await findEngagementForMember(connection, mentee.actor, engagementId),
      goalId,
    ),
  );
}

async function tellMilestone(past: Past, pair: Pair, goalId: string, number: number) {
  const milestone = (await readGoal(past, pair, goalId)).milestones[number];
  if (!milestone) return;
  await tickMilestone(past, pair.mentee.actor, {
    engagementId: pair.engagementId,
    goalId,
    milestoneId: milestone.id,
    reachedOn: dayIn(pair.mentee.character.timeZone, past.clock.now()),
  });
}

/** The goal is adjusted, with the reason, and the mentor agrees a day later. */
async function tellRevision(past: Past, pair: Pair, goalId: string, days: number) {
  const { engagementId, mentee, mentor, startsOn } = pair;
  const { revised } = mentee.character.plot;
  past.clock.moveTo(moment(workdayAfter(startsOn, days), 14));
  const goal = await readGoal(past, pair, goalId);
  await reviseGoal(past, mentee.actor, {
    engagementId,
    goalId,
    title: fill(revised.title, mentee.character.skill),
    description: goal.description,
    type: goal.type,
    dueOn: goal.dueOn,
    scale: goal.scale,
    state: 'active',
    reason: revised.reason,
    seen: goal.updatedAt.toISOString(),
  });
  past.clock.moveTo(moment(workdayAfter(startsOn, days + 1), 9));
  const revisions = await asActor(past.db, mentor.actor, async (connection) =>
    listRevisions(
      connection,
      await findEngagementForMember(connection, mentor.actor, engagementId),
    ),
  );
  const revisionId = found(revisions[0]).id;
  await agreeToRevision(past, mentor.actor, { engagementId, revisionId });
}

/** The last levels, the ratings at the close, and what came of it in both members' words. */
async function tellClose(
  past: Past,
  chance: Chance,
  pair: Pair,
  goalId: string,
  { level, ending }: Course,
): Promise<void> {
  const { engagementId, mentee, mentor, endsOn } = pair;
  past.clock.moveTo(moment(workdayAfter(endsOn, -9), 10));
  for (const [player, given] of [
    [mentee, level],
    // Mentors are a little kinder where it went well.
    [mentor, level < 0 ? level : Math.min(2, level + chance.between(0, 1))],
  ] as const) {
    await checkIn(past, player.actor, {
      engagementId,
      goalId,
      progress: Math.min(100, 70 + 15 * (level + 1)),
      level: given,
      confidence: 4,
      comment: chance.one(comments),
    });
  }
  await beginClosing(past, mentee.actor, engagementId);
  const rated = Math.max(1, Math.min(4, 2 + level + chance.between(0, 1)));
  await tellRatings(past, pair, 'close', {
    mentee: rated,
    mentor: Math.min(4, rated + chance.between(0, 1)),
  });
  past.clock.moveTo(moment(workdayAfter(endsOn, -7), 17));
  const { outcomes } = mentee.character.plot;
  await recordOutcome(past, mentee.actor, engagementId, {
    summary: turn(outcomes, pair.plotNumber),
    evidence: chance.one(evidence),
    nextStep: chance.one(nextSteps),
    thanks: chance.one(thanks),
    // Nobody reads the same sentence twice.
    shared: chance.happens(0.6) && pair.plotNumber < outcomes.length,
  });
  if (ending === 'closes alone') {
    // The mentor never wrote: after the end either of them may close.
    past.clock.moveTo(moment(workdayAfter(endsOn, 3), 12));
    await closeEngagement(past, mentee.actor, engagementId);
    return;
  }
  past.clock.moveTo(moment(workdayAfter(endsOn, -5), 8));
  await recordOutcome(past, mentor.actor, engagementId, {
    summary: turn(mentorOutcomes, pair.number),
    evidence: '',
    nextStep: chance.one(nextSteps),
    thanks: 'Thank you for your trust.',
    shared: chance.happens(0.4),
  });
}

function turn(texts: readonly string[], number: number): string {
  return texts[number % texts.length] ?? '';
}
