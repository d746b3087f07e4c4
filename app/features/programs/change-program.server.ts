import type { Actor } from '../../platform/actor.ts';
import type { Connection } from '../../platform/database.server.ts';
import { NotFound, refusal } from '../../platform/refusal.ts';
import { knownGroups } from './fairness-group.ts';
import { canManagePrograms, type ProgramSettings } from './program.ts';
import { loadProgram } from './program-queries.server.ts';

/** Changes a program's settings. Agreements and engagements that exist keep what they started with. */
export async function changeProgram(
  connection: Connection,
  actor: Actor,
  programId: string,
  { clauses, concern_contact, ends_on, ...settings }: ProgramSettings,
): Promise<void> {
  if (!canManagePrograms(actor)) throw new NotFound();
  const program = await loadProgram(connection, programId);
  if (program.state === 'closed') throw refusal('', 'programs:problems.closed');
  await connection
    .updateTable('program')
    .set({
      ...settings,
      ends_on: ends_on ?? null,
      fairness_groups: knownGroups(settings.fairness_groups, program.questions),
      agreement_clauses: JSON.stringify(clauses),
      concern_contact_id: concern_contact ? await memberBy(connection, concern_contact) : null,
    })
    .where('id', '=', programId)
    .execute();
}

async function memberBy(connection: Connection, email: string): Promise<string> {
  const member = await connection
    .selectFrom('membership')
    .innerJoin('person', 'person.id', 'membership.person_id')
    .select('person.id')
    .where('person.email', '=', email)
    .executeTakeFirst();
  if (!member) throw refusal('concern_contact', 'programs:problems.noSuchMember');
  return member.id;
}
