import { z } from 'zod';
import { i18n } from '../../i18n.ts';
import type { Actor } from '../../platform/actor.ts';
import type { Connection } from '../../platform/database.server.ts';
import { found } from '../../platform/refusal.ts';
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
  /** `forgetsOn`: the day on which everything here is deleted; null until a month before. */
  program: { id: string; name: string; forgetsOn: string | null } | null;
  kind: Kind;
  phase: Phase;
  startsOn: string;
  endsOn: string;
  cadenceDays: number;
  sessionMinutes: number;
  /** How many hours before it begins a session is moved or called off, at the latest. */
  changeNoticeHours: number;
  /** The version of the program's playbook that it keeps; null: the one that ships. */
  playbookId: string | null;
  agreedAt: Date | null;
  closedAt: Date | null;
  /** Those who have not left, mentors first. */
  members: EngagementMember[];
  /** The actor among them. */
  me: EngagementMember;
  /** The others, and how they are called together. */
  partners: EngagementMember[];
  partnerNames: string;
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
  const [engagement] = await loadEngagements(connection, actor, [id]);
  return found(engagement);
}

/** Whether it is the actor's, and they have not left it. */
export async function isMemberOf(
  connection: Connection,
  { personId, organizationId }: Actor,
  id: string,
): Promise<boolean> {
  const row = await connection
    .selectFrom('engagement_member')
    .select('person_id')
    .where('engagement_id', '=', id)
    .where('organization_id', '=', organizationId)
    .where('person_id', '=', personId)
    .where('left_at', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * As one of its members sees it, and nobody else changes its state until this transaction ends: for commands whose rule
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

/** All engagements that the actor is in, or was in until their end; the newest first. */
export async function listEngagementsOf(
  connection: Connection,
  actor: Actor,
): Promise<Engagement[]> {
  const rows = await connection
    .selectFrom('engagement_member')
    .select('engagement_id')
    .where('person_id', '=', actor.personId)
    .where('left_at', 'is', null)
    .execute();
  return loadEngagements(
    connection,
    actor,
    rows.map((row) => row.engagement_id),
  );
}

async function loadEngagements(
  connection: Connection,
  actor: Actor,
  ids: string[],
): Promise<Engagement[]> {
  if (ids.length === 0) return [];
  const rows = await connection
    .selectFrom('engagement')
    .leftJoin('program', 'program.id', 'engagement.program_id')
    .selectAll('engagement')
    .select(['program.name as program_name', 'program.forgets_on'])
    .where('engagement.id', 'in', ids)
    .orderBy('engagement.created_at', 'desc')
    .orderBy('engagement.id')
    .execute();
  const membersOf = await loadMembers(connection, ids);
  return rows.flatMap((row) => {
    const members = membersOf.get(row.id) ?? [];
    const memberIds = members.map((member) => member.personId);
    const me = members.find((member) => member.personId === actor.personId);
    if (!me || !canSeeWords(actor, { organizationId: row.organization_id, memberIds })) return [];
    const partners = members.filter((member) => member !== me);
    return {
      id: row.id,
      organizationId: row.organization_id,
      program: row.program_id
        ? { id: row.program_id, name: row.program_name ?? '', forgetsOn: row.forgets_on }
        : null,
      ...engagementState.parse(row),
      startsOn: row.starts_on,
      endsOn: row.ends_on,
      cadenceDays: row.cadence_days,
      sessionMinutes: row.session_minutes,
      changeNoticeHours: row.change_notice_hours,
      playbookId: row.playbook_id,
      agreedAt: row.agreed_at,
      closedAt: row.closed_at,
      members,
      me,
      partners,
      // Whoever closed their account or left the organization has no name here any more.
      partnerNames:
        partners.map((partner) => partner.name).join(', ') ||
        i18n.t('engagements:agreement.formerly'),
    };
  });
}

async function loadMembers(
  connection: Connection,
  engagementIds: string[],
): Promise<Map<string, EngagementMember[]>> {
  const rows = await connection
    .selectFrom('engagement_member as member')
    .innerJoin('person', 'person.id', 'member.person_id')
    .leftJoin('profile', (join) =>
      join
        .onRef('profile.person_id', '=', 'member.person_id')
        .onRef('profile.organization_id', '=', 'member.organization_id'),
    )
    .select(['member.engagement_id', 'member.person_id', 'member.role', 'member.enrolment_id'])
    .select(['person.name', 'profile.headline'])
    .where('member.engagement_id', 'in', engagementIds)
    .where('member.left_at', 'is', null)
    .orderBy('member.role', 'desc')
    .orderBy('person.name')
    .execute();
  const members = new Map<string, EngagementMember[]>();
  for (const row of rows) {
    const list = members.get(row.engagement_id) ?? [];
    members.set(row.engagement_id, list);
    list.push({
      personId: row.person_id,
      name: row.name,
      headline: row.headline ?? '',
      role: z.enum(memberRoles).parse(row.role),
      enrolmentId: row.enrolment_id,
    });
  }
  return members;
}
