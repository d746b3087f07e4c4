import type { Visitor } from '../../http/context.ts';
import { found, refusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { addMembers } from '../organizations/add-members.server.ts';
import { findProgramByCode } from '../programs/program-queries.server.ts';
import { doorFor } from './door.ts';
import { findPersonAtDoor } from './person-at-door.server.ts';

/**
 * Whoever has a program's enrolment link may join its organization while the program takes
 * enrolments. Returns where to enrol.
 */
export async function joinByLink(
  world: World,
  visitor: Visitor,
  code: string | undefined,
): Promise<{ slug: string; programId: string }> {
  const program = found(await findProgramByCode(world, code));
  if (!program.takesEnrolments) throw refusal('', 'enrolment:problems.notOpen');
  const door = doorFor(program, await findPersonAtDoor(world.db, visitor, program.organizationId));
  if (door !== 'open') {
    throw refusal('', `enrolment:door.${door}`, { domains: program.enrolmentDomains.join(', ') });
  }
  // The visitor is no member yet, so there is no actor; the link is what lets them in.
  await world.db
    .transaction()
    .execute((connection) =>
      addMembers(connection, world, program.organizationId, [visitor.personId]),
    );
  return { slug: program.slug, programId: program.id };
}
