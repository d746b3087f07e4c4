import { z } from 'zod';
import type { Connection } from '../../platform/database.server.ts';
import { found } from '../../platform/refusal.ts';
import { countPartners } from './candidate-queries.server.ts';
import { breakdown, proposalStates } from './run-result.ts';

/** One proposed pair with all its reasons and both people as they are now. */
export async function findProposal(
  connection: Connection,
  { programId, runId, proposalId }: { programId: string; runId: string; proposalId: string },
) {
  const row = found(
    await connection
      .selectFrom('matching_proposal as proposal')
      .innerJoin('matching_run as run', 'run.id', 'proposal.run_id')
      .select(['proposal.id', 'proposal.fit', 'proposal.state', 'proposal.breakdown'])
      .select(['proposal.mentee_enrolment_id', 'proposal.mentor_enrolment_id'])
      .where('proposal.id', '=', proposalId)
      .where('run.id', '=', runId)
      .where('run.program_id', '=', programId)
      .executeTakeFirst(),
  );
  return {
    id: row.id,
    fit: row.fit,
    state: z.enum(proposalStates).parse(row.state),
    breakdown: breakdown.parse(row.breakdown),
    mentee: await findPerson(connection, row.mentee_enrolment_id),
    mentor: await findPerson(connection, row.mentor_enrolment_id),
  };
}

async function findPerson(connection: Connection, enrolmentId: string) {
  const row = await connection
    .selectFrom('enrolment')
    .innerJoin('person', 'person.id', 'enrolment.person_id')
    .innerJoin('enrolment_answers as said', 'said.enrolment_id', 'enrolment.id')
    .leftJoin('profile', (join) =>
      join
        .onRef('profile.person_id', '=', 'enrolment.person_id')
        .onRef('profile.organization_id', '=', 'enrolment.organization_id'),
    )
    .select(['person.id', 'person.name', 'person.time_zone', 'said.goal'])
    .select(['enrolment.capacity', 'profile.headline', 'profile.career_stage'])
    .select(['profile.industry', 'profile.job_function', 'profile.department', 'profile.site'])
    .select(['profile.country', 'profile.languages', 'profile.interests'])
    .select(['profile.working_style'])
    .where('said.enrolment_id', '=', enrolmentId)
    .executeTakeFirstOrThrow();
  const skills = await connection
    .selectFrom('person_skill')
    .innerJoin('skill', 'skill.id', 'person_skill.skill_id')
    .select(['skill.name', 'person_skill.direction'])
    .where('person_skill.person_id', '=', row.id)
    .orderBy('person_skill.priority')
    .orderBy('skill.name')
    .execute();
  const partners = await countPartners(connection, [enrolmentId]);
  const named = (direction: string) =>
    skills.filter((skill) => skill.direction === direction).map((skill) => skill.name);
  return {
    enrolmentId,
    name: row.name,
    goal: row.goal ?? '',
    capacity: row.capacity,
    partners: partners.get(enrolmentId) ?? 0,
    timeZone: row.time_zone ?? '',
    headline: row.headline ?? '',
    careerStage: row.career_stage ?? '',
    industry: row.industry ?? '',
    jobFunction: row.job_function ?? '',
    department: row.department ?? '',
    site: row.site ?? '',
    country: row.country ?? '',
    languages: row.languages ?? [],
    interests: row.interests ?? [],
    workingStyle: row.working_style ?? [],
    wants: named('wants'),
    offers: named('offers'),
  };
}
export type PersonBeside = Awaited<ReturnType<typeof findPerson>>;
