import type { Actor } from '../../platform/actor.ts';
import type { Connection } from '../../platform/database.server.ts';
import { found, NotFound } from '../../platform/refusal.ts';
import { findEngagementForMember } from '../engagements/engagement-queries.server.ts';
import { canSeeProgram, type ProgramState } from '../programs/program.ts';
import { type NoAddressee, whyNoAddressee } from './concern.ts';

/** Where a concern comes from: an engagement of one's own, or a program. */
export type Origin = { engagementId: string } | { programId: string };

export interface Addressee {
  programId: string | null;
  engagementId: string | null;
  contact: { id: string; name: string } | null;
  /** null: it can be sent to the contact. */
  whyNot: NoAddressee | null;
  /** Whom to ask outside of Ithaca where nobody is named: the organization's admins, none of the pair. */
  admins: { name: string; email: string }[];
}

/** Whom a concern from here goes to; 'not found' for whoever has no part in it. */
export async function findAddressee(
  connection: Connection,
  actor: Actor,
  origin: Origin,
): Promise<Addressee> {
  const engagement =
    'engagementId' in origin
      ? await findEngagementForMember(connection, actor, origin.engagementId)
      : null;
  const programId = 'programId' in origin ? origin.programId : (engagement?.program?.id ?? null);
  const program = programId ? await findProgramContact(connection, actor, programId) : null;
  if (program && !engagement && !canSeeProgram(actor, program)) throw new NotFound();
  const memberIds = engagement?.members.map((member) => member.personId) ?? [];
  const contact = program?.contact ?? null;
  return {
    programId,
    engagementId: engagement?.id ?? null,
    contact,
    whyNot: whyNoAddressee(actor.personId, {
      hasProgram: program !== null,
      contactId: contact?.id ?? null,
      memberIds,
    }),
    admins: await listAdmins(connection, actor, memberIds),
  };
}

async function findProgramContact(connection: Connection, actor: Actor, programId: string) {
  const row = found(
    await connection
      .selectFrom('program')
      .leftJoin('person', 'person.id', 'program.concern_contact_id')
      .select(['program.state', 'program.ends_on', 'person.id', 'person.name'])
      .select((build) =>
        build
          .exists(
            build
              .selectFrom('enrolment')
              .select('enrolment.id')
              .whereRef('enrolment.program_id', '=', 'program.id')
              .where('enrolment.person_id', '=', actor.personId)
              .where('enrolment.state', '!=', 'withdrawn'),
          )
          .as('is_enrolled'),
      )
      .where('program.id', '=', programId)
      .executeTakeFirst(),
  );
  return {
    state: row.state as ProgramState,
    endsOn: row.ends_on,
    isEnrolled: Boolean(row.is_enrolled),
    contact: row.id ? { id: row.id, name: row.name ?? '' } : null,
  };
}

function listAdmins(connection: Connection, actor: Actor, except: readonly string[]) {
  return connection
    .selectFrom('membership')
    .innerJoin('person', 'person.id', 'membership.person_id')
    .select(['person.name', 'person.email'])
    .where('membership.organization_id', '=', actor.organizationId)
    .where('membership.role', '=', 'admin')
    .where('membership.person_id', 'not in', [actor.personId, ...except])
    .orderBy('person.name')
    .limit(10)
    .execute();
}
