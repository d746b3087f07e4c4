import type { Actor } from '../../../platform/actor.ts';
import type { Connection, Database } from '../../../platform/database.server.ts';
import type { Place } from '../../enrolment/place.ts';
import { listPlaces, type Sided } from '../../enrolment/take-places.server.ts';
import type { ProgramState } from '../../programs/program.ts';
import type { Engagement } from '../engagement-queries.server.ts';
import type { Joinable } from './program-joining.ts';

// An informal engagement is in one organization and the program in another, and nobody is an actor in
// both: so the server asks, after it made sure that the actor is a member of the engagement.

export interface ProgramToJoin extends Joinable {
  id: string;
  name: string;
  state: ProgramState;
  approvesEnrolment: boolean;
  organizationId: string;
  organization: string;
  slug: string;
  /** What the engagement's members have there, by person. */
  places: Map<string, Place>;
}

/** Programs of the engagement's kind in organizations to which all of its members belong. */
export async function listProgramsToJoin(
  connection: Connection,
  engagement: Engagement,
): Promise<ProgramToJoin[]> {
  const memberIds = engagement.members.map((member) => member.personId);
  const rows = await connection
    .selectFrom('program')
    .innerJoin('organization', 'organization.id', 'program.organization_id')
    .select(['program.id', 'program.name', 'program.kind', 'program.state', 'program.ends_on'])
    .select(['program.approves_enrolment', 'program.organization_id'])
    .select(['organization.name as organization', 'organization.slug'])
    .where('organization.kind', '=', 'organization')
    .where('program.kind', '=', engagement.kind)
    .where('program.state', 'in', ['open', 'running'])
    .where(
      (build) =>
        build
          .selectFrom('membership')
          .select(build.fn.countAll<number>().as('count'))
          .whereRef('membership.organization_id', '=', 'program.organization_id')
          .where('membership.person_id', 'in', memberIds),
      '=',
      memberIds.length,
    )
    .orderBy('organization.name')
    .orderBy('program.name')
    .execute();
  const reports = await connection
    .selectFrom('profile')
    .select('organization_id')
    .where('person_id', 'in', memberIds)
    .where('reports_to', 'in', memberIds)
    .execute();
  const places = await listPlaces(
    connection,
    rows.map((row) => row.id),
    sidesIn(engagement),
  );
  const together = await connection
    .selectFrom('engagement as other')
    .innerJoin('engagement_member as member', 'member.engagement_id', 'other.id')
    .select('other.program_id')
    .where('other.program_id', 'is not', null)
    .where('other.phase', 'not in', ['closed', 'ended_early'])
    .where('member.left_at', 'is', null)
    .where('member.person_id', 'in', memberIds)
    .groupBy(['other.id', 'other.program_id'])
    .having((build) => build.fn.countAll<number>(), '>', 1)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    kind: engagement.kind,
    state: row.state as ProgramState,
    endsOn: row.ends_on,
    approvesEnrolment: row.approves_enrolment,
    organizationId: row.organization_id,
    organization: row.organization,
    slug: row.slug,
    isTogether: together.some((other) => other.program_id === row.id),
    isReporting: reports.some((report) => report.organization_id === row.organization_id),
    places: new Map(
      places.filter((place) => place.programId === row.id).map((place) => [place.personId, place]),
    ),
  }));
}

/** Whether there is an organization to which all of them belong. */
export async function shareOrganization(
  connection: Connection,
  { members }: Engagement,
): Promise<boolean> {
  const shared = await connection
    .selectFrom('membership')
    .innerJoin('organization', 'organization.id', 'membership.organization_id')
    .select('organization.id')
    .where('organization.kind', '=', 'organization')
    .where(
      'membership.person_id',
      'in',
      members.map((member) => member.personId),
    )
    .groupBy('organization.id')
    .having((build) => build.fn.countAll<number>(), '=', members.length)
    .limit(1)
    .executeTakeFirst();
  return shared !== undefined;
}

/** Everybody's part here is their side there. */
export function sidesIn({ members }: Engagement): Sided[] {
  return members.map(({ personId, role }) => ({ personId, side: role }));
}

export interface Joining {
  id: string;
  programId: string;
  proposedBy: string;
  acceptedBy: string[];
}

/** The one proposal that is open, if there is one. */
export async function findOpenJoining(
  connection: Connection,
  { id }: Pick<Engagement, 'id'>,
): Promise<Joining | null> {
  const row = await connection
    .selectFrom('program_joining')
    .select(['id', 'program_id', 'proposed_by', 'accepted_by'])
    .where('engagement_id', '=', id)
    .where('state', '=', 'proposed')
    .executeTakeFirst();
  if (!row) return null;
  return {
    id: row.id,
    programId: row.program_id,
    proposedBy: row.proposed_by,
    acceptedBy: row.accepted_by,
  };
}

/** Where a member finds an engagement that has moved since; null: it has not, or is not theirs. */
export async function findMoved(
  db: Database,
  engagementId: string,
  { personId, organizationId }: Actor,
): Promise<string | null> {
  const row = await db
    .selectFrom('engagement_member as member')
    .innerJoin('organization', 'organization.id', 'member.organization_id')
    .select('organization.slug')
    .where('member.engagement_id', '=', engagementId)
    .where('member.person_id', '=', personId)
    .where('member.left_at', 'is', null)
    .where('member.organization_id', '!=', organizationId)
    .executeTakeFirst();
  return row?.slug ?? null;
}
