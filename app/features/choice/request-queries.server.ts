import { sql } from 'kysely';
import { z } from 'zod';
import { type Actor, isManager } from '../../platform/actor.ts';
import type { Connection } from '../../platform/database.server.ts';
import { found, NotFound } from '../../platform/refusal.ts';
import { breakdown } from '../matching/run-result.ts';
import { canReadRequest, type RequestState, requestStates } from './request.ts';

const state = z.enum(requestStates);

/** One request, for the two whom it concerns; 'not found' for everybody else. */
export async function findRequest(connection: Connection, actor: Actor, id: string) {
  const row = found(
    await connection
      .selectFrom('mentor_request as request')
      .innerJoin('program', 'program.id', 'request.program_id')
      .innerJoin('person as mentee', 'mentee.id', 'request.mentee_id')
      .innerJoin('person as mentor', 'mentor.id', 'request.mentor_id')
      .selectAll('request')
      .select(['program.name as program', 'mentee.name as mentee', 'mentor.name as mentor'])
      .where('request.id', '=', id)
      .executeTakeFirst(),
  );
  const request = {
    id: row.id,
    organizationId: row.organization_id,
    programId: row.program_id,
    program: row.program,
    menteeEnrolmentId: row.mentee_enrolment_id,
    mentorEnrolmentId: row.mentor_enrolment_id,
    menteeId: row.mentee_id,
    mentorId: row.mentor_id,
    mentee: row.mentee,
    mentor: row.mentor,
    message: row.message,
    fit: row.fit,
    breakdown: breakdown.parse(row.breakdown),
    state: state.parse(row.state),
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    engagementId: row.engagement_id,
  };
  if (!canReadRequest(actor, request)) throw new NotFound();
  return request;
}

/** The actor's requests in a program, as a mentee, the newest first. */
export async function listOwnRequests(connection: Connection, actor: Actor, programId: string) {
  const rows = await connection
    .selectFrom('mentor_request as request')
    .innerJoin('person as mentor', 'mentor.id', 'request.mentor_id')
    .select(['request.id', 'request.state', 'request.created_at', 'mentor.name'])
    .where('request.program_id', '=', programId)
    .where('request.mentee_id', '=', actor.personId)
    .orderBy('request.created_at', 'desc')
    .limit(50)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    mentor: row.name,
    state: state.parse(row.state),
    createdAt: row.created_at.toISOString(),
  }));
}

/** For managers: how many requests are in which state, and nothing else of them. */
export async function countRequests(
  connection: Connection,
  actor: Actor,
  programId: string,
): Promise<{ state: RequestState; count: number }[]> {
  if (!isManager(actor)) throw new NotFound();
  const { rows } = await sql<{ state: string; count: number }>`
    select state, count from count_mentor_requests(${programId})`.execute(connection);
  return requestStates.map((name) => ({
    state: name,
    count: rows.find((row) => row.state === name)?.count ?? 0,
  }));
}
