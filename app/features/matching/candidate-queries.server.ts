import { sql } from 'kysely';
import { z } from 'zod';
import type { Connection } from '../../platform/database.server.ts';
import { hasUsedHours } from '../engagements/hours-used.server.ts';
import { sides } from '../enrolment/enrolment.ts';
import { answersOf } from '../enrolment/enrolment-answers.ts';
import { lacksTraining } from '../enrolment/training-required.server.ts';
import { questions } from '../programs/enrolment-question.ts';
import { offeredKinds } from '../programs/program-kind.ts';
import type { Candidate, ReportsTo } from './engine-input.ts';
import { fieldsOf, type MatchingQuestion, questionsToMatch } from './matching-question.ts';

/**
 * Everybody accepted into a program who did the training that it may ask for and has hours left, with all that a policy may ask about them, on whichever side or on
 * one; or the one who is named, accepted or not. What it reads stays in the program's organization,
 * whoever asks: it also works for the server itself, which asks for members who see nobody else's partners.
 */
export async function listCandidates(
  connection: Connection,
  programId: string,
  only: { side?: Candidate['side']; enrolmentId?: string } = {},
): Promise<Candidate[]> {
  let wanted = connection
    .selectFrom('enrolment')
    .innerJoin('person', 'person.id', 'enrolment.person_id')
    .leftJoin('profile', (join) =>
      join
        .onRef('profile.person_id', '=', 'enrolment.person_id')
        .onRef('profile.organization_id', '=', 'enrolment.organization_id'),
    )
    .innerJoin('enrolment_answers as said', (join) =>
      join.onRef('said.enrolment_id', '=', 'enrolment.id').on('said.program_id', '=', programId),
    )
    .select(['enrolment.id', 'enrolment.person_id', 'enrolment.side', 'enrolment.capacity'])
    .select(['said.goal', 'person.time_zone', 'profile.career_stage', 'profile.industry'])
    .select(['profile.job_function', 'profile.country', 'profile.department', 'profile.site'])
    .select(['profile.reports_to', 'profile.languages', 'profile.interests'])
    .select(['profile.working_style', 'profile.meeting_format', 'said.answers'])
    .where('enrolment.program_id', '=', programId);
  wanted = only.enrolmentId
    ? wanted.where('enrolment.id', '=', only.enrolmentId)
    : wanted
        .where('enrolment.state', 'in', ['accepted', 'matched'])
        .where((build) => build.not(lacksTraining()))
        .where((build) => build.not(hasUsedHours()));
  if (only.side) wanted = wanted.where('enrolment.side', '=', only.side);
  const rows = await wanted.orderBy('enrolment.id').execute();
  const partners = await countPartners(
    connection,
    rows.map(({ id }) => id),
  );
  const skills = await readSkills(connection, programId);
  const windows = await readWindows(connection, programId);
  const pairedWith = await readPartnersEver(connection, programId);
  const declined = await readDeclined(connection, programId);
  const asked = await readQuestions(connection, programId);
  return rows.map((row) => ({
    enrolmentId: row.id,
    personId: row.person_id,
    side: z.enum(sides).parse(row.side),
    capacity: row.capacity,
    partners: partners.get(row.id) ?? 0,
    goal: row.goal ?? '',
    timeZone: row.time_zone,
    careerStage: row.career_stage,
    industry: row.industry ?? '',
    jobFunction: row.job_function ?? '',
    country: row.country ?? '',
    department: row.department ?? '',
    site: row.site ?? '',
    reportsTo: row.reports_to,
    languages: row.languages ?? [],
    interests: row.interests ?? [],
    workingStyle: row.working_style ?? [],
    meetingFormat: row.meeting_format,
    availability: windows.get(row.person_id) ?? [],
    skills: skills.get(row.person_id) ?? [],
    pairedWith: pairedWith.get(row.person_id) ?? [],
    declined: declined.get(row.person_id) ?? [],
    fields: fieldsOf(asked, answersOf(row.answers).own ?? {}),
  }));
}

/** The questions of a program's enrolment form that matching may read. */
export async function readQuestions(
  connection: Connection,
  programId: string,
): Promise<MatchingQuestion[]> {
  const row = await connection
    .selectFrom('program')
    .select(['kind', 'questions'])
    .where('id', '=', programId)
    .executeTakeFirstOrThrow();
  return questionsToMatch(questions.parse(row.questions), z.enum(offeredKinds).parse(row.kind));
}

/** How many engagements are alive for each of these enrolments. */
export async function countPartners(
  connection: Connection,
  enrolmentIds: readonly string[],
): Promise<Map<string, number>> {
  if (enrolmentIds.length === 0) return new Map();
  const rows = await connection
    .selectFrom('engagement_member as member')
    .innerJoin('engagement', 'engagement.id', 'member.engagement_id')
    .select(['member.enrolment_id', (build) => build.fn.countAll<number>().as('partners')])
    // One parameter, whatever their number: a list of ids ends at 65,535.
    .where('member.enrolment_id', '=', sql<string>`any(${enrolmentIds}::uuid[])`)
    .where('member.left_at', 'is', null)
    .where('engagement.phase', 'not in', ['closed', 'ended_early'])
    .groupBy('member.enrolment_id')
    .execute();
  return new Map(rows.map((row) => [row.enrolment_id ?? '', row.partners]));
}

/** How many people on each side have free places, and how many places these are. */
export async function countFreePlaces(connection: Connection, programId: string) {
  const rows = await connection
    .selectFrom('enrolment')
    .select(['id', 'side', 'capacity'])
    .where('program_id', '=', programId)
    .where('state', 'in', ['accepted', 'matched'])
    .where((build) => build.not(lacksTraining()))
    .where((build) => build.not(hasUsedHours()))
    .execute();
  const partners = await countPartners(
    connection,
    rows.map(({ id }) => id),
  );
  const free = rows.map(({ id, side, capacity }) => ({
    side,
    places: Math.max(0, capacity - (partners.get(id) ?? 0)),
  }));
  const count = (wanted: string) => {
    const places = free.filter((row) => row.side === wanted && row.places > 0);
    return {
      people: places.length,
      places: places.reduce((sum, row) => sum + row.places, 0),
    };
  };
  return { mentee: count('mentee'), mentor: count('mentor'), peer: count('peer') };
}

const organizationOf = (programId: string) =>
  sql<string>`(select organization_id from program where id = ${programId})`;

/** How many accepted people are left out of matching because they lack the training. */
export async function countUntrained(connection: Connection, programId: string): Promise<number> {
  const { count } = await connection
    .selectFrom('enrolment')
    .select((build) => build.fn.countAll<number>().as('count'))
    .where('program_id', '=', programId)
    .where('state', 'in', ['accepted', 'matched'])
    .where(lacksTraining())
    .executeTakeFirstOrThrow();
  return count;
}

/** How many give all the hours that they offered, and so get no new proposals. */
export async function countHoursUsed(connection: Connection, programId: string): Promise<number> {
  const { count } = await connection
    .selectFrom('enrolment')
    .select((build) => build.fn.countAll<number>().as('count'))
    .where('program_id', '=', programId)
    .where('state', 'in', ['accepted', 'matched'])
    .where(hasUsedHours())
    .executeTakeFirstOrThrow();
  return count;
}

/** Who reports to whom in the whole organization: a line may lead through people who do not take part. */
export async function readReportsTo(connection: Connection, programId: string): Promise<ReportsTo> {
  const rows = await connection
    .selectFrom('profile')
    .select(['person_id', 'reports_to'])
    .where('organization_id', '=', organizationOf(programId))
    .where('reports_to', 'is not', null)
    .execute();
  return new Map(rows.map((row) => [row.person_id, row.reports_to ?? '']));
}

function grouped<Row extends { person_id: string }, Item>(
  rows: readonly Row[],
  toItem: (row: Row) => Item,
): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const row of rows) {
    const group = groups.get(row.person_id);
    if (group) group.push(toItem(row));
    else groups.set(row.person_id, [toItem(row)]);
  }
  return groups;
}

async function readSkills(connection: Connection, programId: string) {
  const rows = await connection
    .selectFrom('person_skill')
    .innerJoin('skill', 'skill.id', 'person_skill.skill_id')
    .select(['person_skill.person_id', 'skill.name', 'person_skill.direction'])
    .select(['person_skill.level', 'person_skill.priority'])
    .where('person_skill.organization_id', '=', organizationOf(programId))
    .where('person_skill.person_id', 'in', (build) =>
      build.selectFrom('enrolment').select('person_id').where('program_id', '=', programId),
    )
    .orderBy('skill.name')
    .execute();
  return grouped(rows, (row) => ({
    name: row.name,
    direction: row.direction === 'offers' ? ('offers' as const) : ('wants' as const),
    level: row.level,
    priority: row.priority,
  }));
}

async function readWindows(connection: Connection, programId: string) {
  const rows = await connection
    .selectFrom('availability_window')
    .select(['person_id', 'weekday', 'starts_minute', 'ends_minute'])
    .where('organization_id', '=', organizationOf(programId))
    .where('person_id', 'in', (build) =>
      build.selectFrom('enrolment').select('person_id').where('program_id', '=', programId),
    )
    .orderBy('weekday')
    .orderBy('starts_minute')
    .execute();
  return grouped(rows, (row) => ({
    weekday: row.weekday,
    startsMinute: row.starts_minute,
    endsMinute: row.ends_minute,
  }));
}

/** Everybody's partners in this organization, present and former, in any program or none. */
async function readPartnersEver(connection: Connection, programId: string) {
  const rows = await connection
    .selectFrom('engagement_member as one')
    .innerJoin('engagement_member as other', 'other.engagement_id', 'one.engagement_id')
    .select(['one.person_id', 'other.person_id as partner_id'])
    .distinct()
    .where('one.organization_id', '=', organizationOf(programId))
    .whereRef('one.person_id', '<>', 'other.person_id')
    .orderBy('other.person_id')
    .execute();
  return grouped(rows, (row) => row.partner_id);
}

/** Whom each mentee is not to be paired with again: a manager or the mentor declined it. */
async function readDeclined(connection: Connection, programId: string) {
  const byManagers = await connection
    .selectFrom('matching_proposal')
    .innerJoin('matching_run', 'matching_run.id', 'matching_proposal.run_id')
    .innerJoin('enrolment as mentee', 'mentee.id', 'matching_proposal.mentee_enrolment_id')
    .innerJoin('enrolment as mentor', 'mentor.id', 'matching_proposal.mentor_enrolment_id')
    .select(['mentee.person_id', 'mentor.person_id as mentor_id'])
    .distinct()
    .where('matching_run.program_id', '=', programId)
    .where('matching_proposal.state', '=', 'declined')
    .orderBy('mentor.person_id')
    .execute();
  const { rows: byMentors } = await sql<{ person_id: string; mentor_id: string }>`
    select mentee_id as person_id, mentor_id from declined_requests(${programId})
    order by mentor_id`.execute(connection);
  const groups = grouped([...byManagers, ...byMentors], (row) => row.mentor_id);
  return new Map([...groups].map(([personId, ids]) => [personId, [...new Set(ids)]]));
}
