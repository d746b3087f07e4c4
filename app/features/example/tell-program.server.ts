import type { Policy } from '@ithaca/matching';
import type { Actor } from '../../platform/actor.ts';
import { asActor } from '../../platform/database.server.ts';
import { answerEnrolments } from '../enrolment/answer-enrolments.server.ts';
import { enrol } from '../enrolment/enrol.server.ts';
import { approveProposals } from '../matching/approve-proposals.server.ts';
import { templateFor } from '../matching/matching-policy.ts';
import { savePolicy } from '../matching/save-policy.server.ts';
import { startRun } from '../matching/start-run.server.ts';
import { defaultClauses } from '../programs/agreement-clauses.ts';
import { changeProgram } from '../programs/change-program.server.ts';
import { createProgram } from '../programs/create-program.server.ts';
import { profileGroups } from '../programs/fairness-group.ts';
import { openProgram } from '../programs/move-program.server.ts';
import type { ProgramSettings } from '../programs/program.ts';
import { goalOf } from './cast.ts';
import { dayAfter, moment, type Past, type Player } from './past.ts';
import type { Pair } from './tell-engagement.server.ts';

export interface Script {
  name: string;
  purpose: string;
  /** Days are calendar days. */
  openedOn: string;
  startsOn: string;
  endsOn: string;
  mentors: Player[];
  mentees: Player[];
  /** What this manager changed in the usual policy. */
  policy?: Partial<Policy>;
  /** Mentees may ask mentors themselves. */
  allowsRequests?: boolean;
}

interface Staff {
  manager: Player;
  admin: Player;
}

/** A program with everybody enrolled and accepted, and a policy. Returns its id. */
export async function tellEnrolment(past: Past, staff: Staff, script: Script): Promise<string> {
  const { actor } = staff.manager;
  past.clock.moveTo(moment(dayAfter(script.openedOn, -4), 9));
  const programId = await createProgram(past, actor, {
    name: script.name,
    purpose: script.purpose,
    kind: 'one_to_one',
    starts_on: script.startsOn,
    ends_on: script.endsOn,
  });
  past.clock.moveTo(moment(dayAfter(script.openedOn, -3), 11));
  const settings: ProgramSettings = {
    name: script.name,
    purpose: script.purpose,
    starts_on: script.startsOn,
    ends_on: script.endsOn,
    cadence_days: 30,
    session_minutes: 60,
    change_notice_hours: 24,
    enrolment_domains: [],
    places: null,
    approves_enrolment: true,
    allows_requests: script.allowsRequests ?? false,
    open_requests: 2,
    request_days: 14,
    requires_training: false,
    asks_second_look: false,
    fairness_groups: [...profileGroups],
    clauses: defaultClauses('one_to_one'),
    data_purpose:
      'To bring people together who can learn from each other, and to see whether it helps. It is never used to judge anybody’s work.',
    legal_basis: 'Works agreement on mentoring',
    retention_months: 24,
    concern_contact: staff.admin.character.email,
  };
  await asActor(past.db, actor, (connection) =>
    changeProgram(connection, actor, programId, settings),
  );
  past.clock.moveTo(moment(script.openedOn, 9));
  await openProgram(past, actor, programId);
  const enrolling = [
    ...script.mentors.map((player) => ({ player, side: 'mentor' as const })),
    ...script.mentees.map((player) => ({ player, side: 'mentee' as const })),
  ];
  for (const [index, { player, side }] of enrolling.entries()) {
    past.clock.moveTo(moment(dayAfter(script.openedOn, 1 + (index % 9)), 8 + (index % 8)));
    await enrolOne(past, programId, player, side);
  }
  past.clock.moveTo(moment(dayAfter(script.openedOn, 11), 10));
  await answerEnrolments(past, actor, programId, 'applied', 'accept');
  past.clock.moveTo(moment(dayAfter(script.openedOn, 12), 10));
  await savePolicy(past, actor, programId, { ...templateFor('one_to_one'), ...script.policy });
  return programId;
}

async function enrolOne(
  past: Past,
  programId: string,
  { actor, character }: Player,
  side: 'mentor' | 'mentee',
): Promise<void> {
  const { profile, offers, wants, capacity, hoursPerMonth, timeZone } = character;
  await enrol(past, actor, programId, {
    side,
    goal: side === 'mentee' ? goalOf(character) : '',
    capacity: side === 'mentor' ? capacity : 1,
    hours_per_month: hoursPerMonth,
    skills: (side === 'mentor' ? offers : wants).map((skill) => skill.name),
    more_skills: [],
    answers: {},
    career_stage: profile.career_stage ?? null,
    languages: profile.languages ?? [],
    time_zone: timeZone,
  });
}

/** Finds the best pairs and approves them all. Returns the pairs, in the order of their mentees. */
export async function tellMatching(
  past: Past,
  { manager }: Staff,
  programId: string,
  script: Script,
): Promise<Pair[]> {
  const { startsOn, endsOn } = script;
  past.clock.moveTo(moment(dayAfter(startsOn, -5), 10));
  const runId = await startRun(past, manager.actor, programId);
  past.clock.moveTo(moment(dayAfter(startsOn, -3), 15));
  const approval = { programId, runId, proposals: 'all' as const, startsOn, endsOn };
  await approveProposals(past, manager.actor, approval);
  const members = await readMembers(past, manager.actor, programId);
  const playerOf = (players: Player[], engagementId: string) =>
    players.find(({ actor }) =>
      members.some((row) => row.engagement_id === engagementId && row.person_id === actor.personId),
    );
  return script.mentees.flatMap((mentee, number): Pair[] => {
    const engagementId = members.find(
      (row) => row.person_id === mentee.actor.personId,
    )?.engagement_id;
    const mentor = engagementId && playerOf(script.mentors, engagementId);
    const isSamePlot = ({ character }: Player) => character.plot === mentee.character.plot;
    const plotNumber = script.mentees.slice(0, number).filter(isSamePlot).length;
    return mentor ? [{ engagementId, mentee, mentor, startsOn, endsOn, number, plotNumber }] : [];
  });
}

function readMembers(past: Past, manager: Actor, programId: string) {
  return asActor(past.db, manager, (connection) =>
    connection
      .selectFrom('engagement_member')
      .innerJoin('engagement', 'engagement.id', 'engagement_member.engagement_id')
      .select(['engagement_member.engagement_id', 'engagement_member.person_id'])
      .where('engagement.program_id', '=', programId)
      .execute(),
  );
}
