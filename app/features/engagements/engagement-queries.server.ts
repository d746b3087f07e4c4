import { z } from 'zod';
import type { Actor } from '../../platform/actor.ts';
import type { Connection } from '../../platform/database.server.ts';
import { found, NotFound } from '../../platform/refusal.ts';
import { canSeeWords, engagementState, type Kind, memberRoles, type Phase } from './engagement.ts';

export interface EngagementMember {
  personId: string;
  name: string;
  headline: string;
  role: (typeof memberRoles)[number];
  enrolmentId: string | null;
}

export interface Engagement {
  id: string;
  organizationId: string;
  program: { id: string; name: string } | null;
  kind: Kind;
  phase: Phase;
  startsOn: string;
  endsOn: string;
  cadenceDays: number;
  sessionMinutes: number;
  agreedAt: Date | null;
  closedAt: Date | null;
  /** Those who have not left, mentors first. */
  members: EngagementMember[];
  /** The actor among them. */
  me: EngagementMember;
  /** The others. */
  partners: EngagementMember[];
}

/**
 * An engagement as one of its members sees it. Whoever is not a member of it now finds nothing,
 * managers and admins included.
 */
export async function findEngagementForMember(
  connection: Connection,
  actor: Actor,
  id: string,
): Promise<Engagement> {
  const row = found(
    await connection
      .selectFrom('engagement')
      .leftJoin('program', 'program.id', 'engagement.program_id')
      .selectAll('engagement')
      .select('program.name as program_name')
      .where('engagement.id', '=', id)
      .executeTakeFirst(),
  );
  const members = await listMembers(connection, id);
  const memberIds = members.map((member) => member.personId);
  if (!canSeeWords(actor, { organizationId: row.organization_id, memberIds })) throw new NotFound();
  return {
    id: row.id,
    organizationId: row.organization_id,
    program: row.program_id ? { id: row.program_id, name: row.program_name ?? '' } : null,
    ...engagementState.parse(row),
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    cadenceDays: row.cadence_days,
    sessionMinutes: row.session_minutes,
    agreedAt: row.agreed_at,
    closedAt: row.closed_at,
    members,
    me: found(members.find((member) => member.personId === actor.personId)),
    partners: members.filter((member) => member.personId !== actor.personId),
  };
}

/**
 * The same, and nobody else changes its state until this transaction ends: for commands whose rule
 * depends on the phase or on who signed or wrote what.
 */
export async function lockEngagementForMember(
  connection: Connection,
  actor: Actor,
  id: string,
): Promise<Engagement> {
  await connection
    .selectFrom('engagement')
    .select('id')
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return findEngagementForMember(connection, actor, id);
}

async function listMembers(
  connection: Connection,
  engagementId: string,
): Promise<EngagementMember[]> {
  const rows = await connection
    .selectFrom('engagement_member as member')
    .innerJoin('person', 'person.id', 'member.person_id')
    .leftJoin('profile', (join) =>
      join
        .onRef('profile.person_id', '=', 'member.person_id')
        .onRef('profile.organization_id', '=', 'member.organization_id'),
    )
    .select(['member.person_id', 'member.role', 'member.enrolment_id'])
    .select(['person.name', 'profile.headline'])
    .where('member.engagement_id', '=', engagementId)
    .where('member.left_at', 'is', null)
    .orderBy('member.role', 'desc')
    .orderBy('person.name')
    .execute();
  return rows.map((row) => ({
    personId: row.person_id,
    name: row.name,
    headline: row.headline ?? '',
    role: z.enum(memberRoles).parse(row.role),
    enrolmentId: row.enrolment_id,
  }));
}
