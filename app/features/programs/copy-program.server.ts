import type { Actor } from '../../platform/actor.ts';
import type { Connection } from '../../platform/database.server.ts';
import { found, NotFound } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { canManagePrograms, type ProgramCopy } from './program.ts';

/** A new draft with another program's settings, and nobody in it. Returns its id. */
export async function copyProgram(
  connection: Connection,
  world: World,
  actor: Actor,
  from: string,
  { name, starts_on, ends_on }: ProgramCopy,
): Promise<string> {
  if (!canManagePrograms(actor)) throw new NotFound();
  const row = found(
    await connection.selectFrom('program').selectAll().where('id', '=', from).executeTakeFirst(),
  );
  const id = world.random.id();
  await connection
    .insertInto('program')
    .values({
      ...row,
      id,
      name,
      starts_on,
      ends_on: ends_on ?? null,
      state: 'draft',
      enrolment_code: world.random.token(),
      agreement_clauses: JSON.stringify(row.agreement_clauses),
      questions: JSON.stringify(row.questions),
      announcement_texts: JSON.stringify(row.announcement_texts),
      created_by: actor.personId,
      created_at: world.clock.now(),
      closed_at: null,
      archived_at: null,
    })
    .execute();
  return id;
}
