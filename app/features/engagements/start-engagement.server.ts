import type { Connection } from '../../platform/database.server.ts';
import { refusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { markEnrolmentsMatched } from '../enrolment/occupy-enrolment.server.ts';
import type { Kind, MemberRole } from './engagement.ts';
import { recordEvent } from './engagement-events.server.ts';

export interface NewEngagement {
  organizationId: string;
  programId: string | null;
  proposalId: string | null;
  kind: Kind;
  startsOn: string;
  endsOn: string;
  cadenceDays: number;
  sessionMinutes: number;
  members: { personId: string; enrolmentId: string | null; role: MemberRole }[];
}

/**
 * Brings people together: from here on they prepare their agreement. Runs in the caller's
 * transaction, since an approved proposal and its engagement are there both or neither.
 */
export async function startEngagement(
  connection: Connection,
  world: Pick<World, 'clock' | 'random'>,
  input: NewEngagement,
): Promise<{ id: string }> {
  if (input.endsOn <= input.startsOn) throw refusal('endsOn', 'engagements:problems.endsBefore');
  const people = new Set(input.members.map((member) => member.personId));
  if (people.size < 2 || people.size !== input.members.length) {
    throw refusal('', 'engagements:problems.twoPeople');
  }
  const id = world.random.id();
  const now = world.clock.now();
  await connection
    .insertInto('engagement')
    .values({
      id,
      organization_id: input.organizationId,
      program_id: input.programId,
      proposal_id: input.proposalId,
      kind: input.kind,
      phase: 'preparing',
      starts_on: input.startsOn,
      ends_on: input.endsOn,
      cadence_days: input.cadenceDays,
      session_minutes: input.sessionMinutes,
      created_at: now,
    })
    .execute();
  await connection
    .insertInto('engagement_member')
    .values(
      input.members.map((member) => ({
        engagement_id: id,
        organization_id: input.organizationId,
        person_id: member.personId,
        enrolment_id: member.enrolmentId,
        role: member.role,
        joined_at: now,
      })),
    )
    .execute();
  await recordEvent(connection, world, { engagementId: id, kind: 'started', personId: null });
  const enrolmentIds = input.members.flatMap((member) => member.enrolmentId ?? []);
  await markEnrolmentsMatched(connection, world, enrolmentIds);
  return { id };
}
