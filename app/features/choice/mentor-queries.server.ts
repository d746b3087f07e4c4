import { sql } from 'kysely';
import type { Actor } from '../../platform/actor.ts';
import { asActor, type Connection } from '../../platform/database.server.ts';
import { found, NotFound } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { lacksTraining } from '../enrolment/training-required.server.ts';
import { listCandidates, readReportsTo } from '../matching/candidate-queries.server.ts';
import { templateFor } from '../matching/matching-policy.ts';
import { findPolicy } from '../matching/matching-queries.server.ts';
import type { CareerStage } from '../profiles/profile.ts';
import { takesRequests } from '../programs/program.ts';
import { loadProgram, type Program } from '../programs/program-queries.server.ts';
import { type Load, type OfferedMentor, type ScoredMentor, scoreMentors } from './mentor-list.ts';

/** The mentee's place in a program in which they may ask mentors; 'not found' for everybody else. */
export async function findOwnPlace(
  connection: Connection,
  actor: Actor,
  programId: string,
): Promise<{ program: Program; enrolmentId: string }> {
  const program = await loadProgram(connection, programId);
  if (!takesRequests(program)) throw new NotFound();
  const mine = found(
    await connection
      .selectFrom('enrolment')
      .select('id')
      .where('program_id', '=', programId)
      .where('person_id', '=', actor.personId)
      .where('side', '=', 'mentee')
      .where('state', 'in', ['accepted', 'matched'])
      // A program may ask for a training before any match.
      .where((build) => build.not(lacksTraining()))
      .executeTakeFirst(),
  );
  return { program, enrolmentId: mine.id };
}

/** The program's mentors as the actor, a mentee in it, may see them: with fit, reasons and room. */
export async function listMentors(world: World, actor: Actor, programId: string) {
  const { program, enrolmentId } = await asActor(world.db, actor, (connection) =>
    findOwnPlace(connection, actor, programId),
  );
  // A mentee sees neither the policy nor others' engagements; of these only fits and sums come back.
  const { mentee, mentors } = await world.db
    .transaction()
    .execute((connection) => scoreFor(connection, program, enrolmentId));
  const open = await asActor(world.db, actor, (connection) =>
    connection
      .selectFrom('mentor_request')
      .select(['id', 'mentor_enrolment_id'])
      .where('mentee_enrolment_id', '=', enrolmentId)
      .where('state', '=', 'open')
      .execute(),
  );
  return {
    program,
    mentee,
    mentors,
    open: open.map((row) => ({ id: row.id, mentorEnrolmentId: row.mentor_enrolment_id })),
  };
}

/** Needs the connection of the server itself: see `listMentors`. */
export async function scoreFor(
  connection: Connection,
  program: Program,
  enrolmentId: string,
): Promise<{
  mentee: { enrolmentId: string; partners: number; capacity: number };
  mentors: ScoredMentor[];
}> {
  const [own] = await listCandidates(connection, program.id, { enrolmentId });
  const mentee = found(own);
  const candidates = await listCandidates(connection, program.id, { side: 'mentor' });
  const offered = await readOffered(connection, program.id);
  const policy = (await findPolicy(connection, program.id))?.policy ?? templateFor(program.kind);
  return {
    mentee: { enrolmentId, partners: mentee.partners, capacity: mentee.capacity },
    mentors: scoreMentors(
      policy,
      mentee,
      candidates.flatMap((candidate) => {
        const known = offered.get(candidate.enrolmentId);
        if (!known) return [];
        const offers = candidate.skills
          .filter(({ direction }) => direction === 'offers')
          .map(({ name }) => name);
        return [{ candidate, offered: { ...known, offers, partners: candidate.partners } }];
      }),
      await readReportsTo(connection, program.id),
    ),
  };
}

async function readOffered(
  connection: Connection,
  programId: string,
): Promise<Map<string, OfferedMentor>> {
  const rows = await connection
    .selectFrom('enrolment')
    .innerJoin('person', 'person.id', 'enrolment.person_id')
    .innerJoin('profile', (join) =>
      join
        .onRef('profile.person_id', '=', 'enrolment.person_id')
        .onRef('profile.organization_id', '=', 'enrolment.organization_id'),
    )
    .select(['enrolment.id', 'enrolment.person_id', 'enrolment.capacity', 'person.name'])
    .select(['enrolment.hours_per_month', 'profile.headline', 'profile.about'])
    .select(['profile.career_stage', 'profile.industry', 'profile.languages'])
    .where('enrolment.program_id', '=', programId)
    .where('enrolment.side', '=', 'mentor')
    .where('enrolment.state', 'in', ['accepted', 'matched'])
    .execute();
  const loads = await readLoads(
    connection,
    programId,
    rows.map((row) => row.person_id),
  );
  return new Map(
    rows.map((row) => [
      row.id,
      {
        enrolmentId: row.id,
        personId: row.person_id,
        name: row.name,
        headline: row.headline,
        about: row.about,
        careerStage: row.career_stage as CareerStage | null,
        industry: row.industry,
        languages: row.languages,
        offers: [],
        capacity: row.capacity,
        partners: 0,
        hoursPerMonth: row.hours_per_month,
        load: loads.get(row.person_id) ?? { engagements: 0, hours: 0, offered: null },
      },
    ]),
  );
}

/** What people give in their engagements a month, over all programs of the organization, beside what they offered. */
export async function readLoads(
  connection: Connection,
  programId: string,
  personIds: readonly string[],
): Promise<Map<string, Load>> {
  const { rows } = await sql<{ id: string; engagements: number; hours: number; offered: number }>`
    with place as (select organization_id as id from program where id = ${programId})
    select person.id, load.engagements, load.hours, offer.offered
    from unnest(${personIds}::uuid[]) as person (id)
    cross join place
    cross join lateral (
      select count(*)::int as engagements,
        coalesce(sum(engagement.session_minutes / 60.0 * (365 / 12.0) / engagement.cadence_days), 0)
          as hours
      from engagement_member member
      join engagement on engagement.id = member.engagement_id
      where member.person_id = person.id and member.organization_id = place.id
        and member.role <> 'mentee' and member.left_at is null
        and engagement.phase not in ('paused', 'closed', 'ended_early')
    ) as load
    cross join lateral (
      select sum(hours_per_month) as offered from enrolment
      where enrolment.person_id = person.id and enrolment.organization_id = place.id
        and enrolment.side <> 'mentee' and enrolment.state in ('accepted', 'matched')
    ) as offer`.execute(connection);
  return new Map(
    rows.map(({ id, engagements, hours, offered }) => [
      id,
      {
        engagements,
        hours: Math.round(Number(hours) * 10) / 10,
        offered: offered === null ? null : Number(offered),
      },
    ]),
  );
}
