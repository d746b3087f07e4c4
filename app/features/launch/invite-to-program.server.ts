import { z } from 'zod';
import type { Actor } from '../../platform/actor.ts';
import { asActor } from '../../platform/database.server.ts';
import { NotFound, refusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { sendMail } from '../mail/write-mail.server.tsx';
import { writeInvitations } from '../organizations/write-invitation.server.ts';
import { canManagePrograms, takesEnrolments } from '../programs/program.ts';
import { loadProgram } from '../programs/program-queries.server.ts';

/** An import takes more; whoever types addresses has few. */
export const mostInvited = 200;

/** Reads addresses typed with commas, semicolons, spaces or line ends between. */
export const invitedAddresses = z.object({
  addresses: z
    .string()
    .default('')
    .transform((value) => [
      ...new Set(
        value
          .toLowerCase()
          .split(/[\s,;]+/)
          .filter(Boolean),
      ),
    ])
    .pipe(z.array(z.email()).min(1).max(mostInvited)),
});

/** Invites people, members or not, to enrol in a program. Returns how many were written to. */
export async function inviteToProgram(
  world: World,
  actor: Actor,
  programId: string,
  addresses: readonly string[],
): Promise<number> {
  if (!canManagePrograms(actor)) throw new NotFound();
  const mailIds = await asActor(world.db, actor, async (connection) => {
    const program = await loadProgram(connection, programId);
    if (!takesEnrolments(program)) throw refusal('', 'launch:problems.notOpen');
    const written = await writeInvitations(connection, world, {
      organizationId: actor.organizationId,
      programId,
      role: 'member',
      invitedBy: actor.personId,
      invited: addresses.map((email) => ({ email, name: '' })),
    });
    return written.map(({ mailId }) => mailId);
  });
  await sendMail(world, mailIds);
  return mailIds.length;
}
