import type { Connection } from '../../platform/database.server.ts';
import { countPartners } from '../matching/candidate-queries.server.ts';
import type { CareerStage } from '../profiles/profile.ts';
import { loadProgram } from '../programs/program-queries.server.ts';
import { readLoads } from './mentor-queries.server.ts';
import { hoursAMonth } from './request.ts';

/** What a mentor wants to know before they answer: who asks, and what it would take of them. */
export async function findAsking(
  connection: Connection,
  request: {
    programId: string;
    menteeEnrolmentId: string;
    mentorEnrolmentId: string;
    mentorId: string;
  },
) {
  const mentee = await connection
    .selectFrom('enrolment')
    .innerJoin('profile', (join) =>
      join
        .onRef('profile.person_id', '=', 'enrolment.person_id')
        .onRef('profile.organization_id', '=', 'enrolment.organization_id'),
    )
    .innerJoin('enrolment_answers as said', 'said.enrolment_id', 'enrolment.id')
    .select(['enrolment.person_id', 'said.goal', 'profile.career_stage'])
    .select(['profile.industry', 'profile.languages', 'enrolment.organization_id'])
    .where('said.enrolment_id', '=', request.menteeEnrolmentId)
    .executeTakeFirstOrThrow();
  const wants = await connection
    .selectFrom('person_skill')
    .innerJoin('skill', 'skill.id', 'person_skill.skill_id')
    .select('skill.name')
    .where('person_skill.organization_id', '=', mentee.organization_id)
    .where('person_skill.person_id', '=', mentee.person_id)
    .where('person_skill.direction', '=', 'wants')
    .orderBy('person_skill.priority')
    .orderBy('skill.name')
    .execute();
  const { capacity } = await connection
    .selectFrom('enrolment')
    .select('capacity')
    .where('id', '=', request.mentorEnrolmentId)
    .executeTakeFirstOrThrow();
  // A mentor sees all of their own engagements, so these figures are whole.
  const partners = await countPartners(connection, [request.mentorEnrolmentId]);
  const loads = await readLoads(connection, request.programId, [request.mentorId]);
  return {
    menteeId: mentee.person_id,
    goal: mentee.goal ?? '',
    careerStage: mentee.career_stage as CareerStage | null,
    industry: mentee.industry,
    languages: mentee.languages,
    wants: wants.map(({ name }) => name),
    capacity,
    partners: partners.get(request.mentorEnrolmentId) ?? 0,
    load: loads.get(request.mentorId) ?? { engagements: 0, hours: 0, offered: null },
    adds: hoursAMonth(await loadProgram(connection, request.programId)),
  };
}
export type Asking = Awaited<ReturnType<typeof findAsking>>;
