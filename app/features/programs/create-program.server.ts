import type { Actor } from '../../platform/actor.ts';
import { asActor } from '../../platform/database.server.ts';
import { NotFound } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { defaultClauses } from './agreement-clauses.ts';
import { canManagePrograms, type NewProgram } from './program.ts';

/** Starts a program as a draft with the usual clauses. Returns its id. */
export async function createProgram(
  world: World,
  actor: Actor,
  { name, purpose, kind, starts_on, ends_on }: NewProgram,
): Promise<string> {
  if (!canManagePrograms(actor)) throw new NotFound();
  const id = world.random.id();
  await asActor(world.db, actor, (connection) =>
    connection
      .insertInto('program')
      .values({
        id,
        organization_id: actor.organizationId,
        name,
        purpose,
        kind,
        state: 'draft',
        starts_on,
        ends_on: ends_on ?? null,
        enrolment_code: world.random.token(),
        agreement_clauses: JSON.stringify(defaultClauses(kind)),
        created_by: actor.personId,
        created_at: world.clock.now(),
      })
      .execute(),
  );
  return id;
}
