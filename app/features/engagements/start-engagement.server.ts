import type { Connection } from '../../platform/database.server.ts';
import { found, refusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { markEnrolmentsMatched } from '../enrolment/occupy-enrolment.server.ts';
import { defaultChangeNotice } from '../programs/program.ts';
import type { Kind, MemberRole } from './engagement.ts';
import type { EventKind } from './event-kind.ts';

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

/** Rows of one insert: fourteen columns each stay far below the 65,535 parameters of one statement. */
const chunk = 500;

/**
 * Brings people together: from here on they prepare their agreement. Runs in the caller's
 * transaction, since an approved proposal and its engagement are there both or neither.
 */
export async function startEngagement(
  connection: Connection,
  world: Pick<World, 'clock' | 'random'>,
  input: NewEngagement,
): Promise<{ id: string }> {
  const [id] = await startEngagements(connection, world, [input]);
  return { id: found(id) };
}

/**
 * The same for many at once, in few statements: a program of 480 pairs took half a minute one by one,
 * in which nobody else could write. Returns their ids in the order given.
 */
export async function startEngagements(
  connection: Connection,
  world: Pick<World, 'clock' | 'random'>,
  inputs: readonly NewEngagement[],
): Promise<string[]> {
  for (const { startsOn, endsOn, members } of inputs) {
    if (endsOn <= startsOn) throw refusal('endsOn', 'engagements:problems.endsBefore');
    const people = new Set(members.map((member) => member.personId));
    if (people.size < 2 || people.size !== members.length) {
      throw refusal('', 'engagements:problems.twoPeople');
    }
  }
  const now = world.clock.now();
  const engagements = inputs.map((input) => ({ id: world.random.id(), input }));
  const playbooks = await latestPlaybooks(connection, inputs);
  const notices = await changeNotices(connection, inputs);
  for (let from = 0; from < engagements.length; from += chunk) {
    const part = engagements.slice(from, from + chunk);
    await connection
      .insertInto('engagement')
      .values(
        part.map(({ id, input }) => ({
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
          change_notice_hours: notices.get(input.programId ?? '') ?? defaultChangeNotice,
          playbook_id: (input.programId && playbooks.get(input.programId)) ?? null,
          created_at: now,
        })),
      )
      .execute();
    await connection
      .insertInto('engagement_member')
      .values(
        part.flatMap(({ id, input }) =>
          input.members.map((member) => ({
            engagement_id: id,
            organization_id: input.organizationId,
            person_id: member.personId,
            enrolment_id: member.enrolmentId,
            role: member.role,
            joined_at: now,
          })),
        ),
      )
      .execute();
    await connection
      .insertInto('engagement_event')
      .values(
        part.map(({ id, input }) => ({
          id: world.random.id(),
          organization_id: input.organizationId,
          engagement_id: id,
          kind: 'started' satisfies EventKind,
          occurred_at: now,
        })),
      )
      .execute();
    const enrolmentIds = part.flatMap(({ input }) =>
      input.members.flatMap((member) => member.enrolmentId ?? []),
    );
    await markEnrolmentsMatched(connection, world, enrolmentIds);
  }
  return engagements.map(({ id }) => id);
}

/** How long before a session each of the programs wants it moved, at the latest. */
async function changeNotices(
  connection: Connection,
  inputs: readonly NewEngagement[],
): Promise<Map<string, number>> {
  const programs = [...new Set(inputs.flatMap(({ programId }) => programId ?? []))];
  if (programs.length === 0) return new Map();
  const rows = await connection
    .selectFrom('program')
    .select(['id', 'change_notice_hours'])
    .where('id', 'in', programs)
    .execute();
  return new Map(rows.map((row) => [row.id, row.change_notice_hours]));
}

/** The playbook that each of the programs has now: an engagement keeps it, whatever follows. */
async function latestPlaybooks(
  connection: Connection,
  inputs: readonly NewEngagement[],
): Promise<Map<string, string>> {
  const programs = [...new Set(inputs.flatMap(({ programId }) => programId ?? []))];
  if (programs.length === 0) return new Map();
  const rows = await connection
    .selectFrom('playbook_version')
    .distinctOn('program_id')
    .select(['program_id', 'id'])
    .where('program_id', 'in', programs)
    .orderBy('program_id')
    .orderBy('version', 'desc')
    .execute();
  return new Map(rows.map((row) => [row.program_id, row.id]));
}
