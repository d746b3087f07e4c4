import type { Connection } from '../../platform/database.server.ts';
import { refusal } from '../../platform/refusal.ts';
import type { Engagement } from '../engagements/engagement-queries.server.ts';

/** Notes who of a circle came to a session, and who did not. */
export async function recordAttendance(
  connection: Connection,
  engagement: Engagement,
  sessionId: string,
  presentIds: readonly string[],
): Promise<void> {
  const present = engagement.members.filter(({ personId }) => presentIds.includes(personId));
  if (present.length === 0) throw refusal('present', 'sessions:problems.nobodyCame');
  await connection
    .insertInto('session_attendance')
    .values(
      engagement.members.map((member) => ({
        session_id: sessionId,
        person_id: member.personId,
        organization_id: engagement.organizationId,
        engagement_id: engagement.id,
        attended: present.includes(member),
      })),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['session_id', 'person_id'])
        .doUpdateSet((build) => ({ attended: build.ref('excluded.attended') })),
    )
    .execute();
}

/** Who came and who did not, by name; both empty where nobody noted it. */
export async function listAttendance(
  connection: Connection,
  sessionId: string,
): Promise<{ present: string[]; absent: string[] }> {
  const rows = await connection
    .selectFrom('session_attendance')
    .innerJoin('person', 'person.id', 'session_attendance.person_id')
    .select(['person.name', 'session_attendance.attended'])
    .where('session_id', '=', sessionId)
    .orderBy('person.name')
    .execute();
  const named = (attended: boolean) =>
    rows.filter((row) => row.attended === attended).map((row) => row.name);
  return { present: named(true), absent: named(false) };
}
