import type { Actor } from '../../platform/actor.ts';
import type { Connection } from '../../platform/database.server.ts';
import { type ModuleKey, moduleKeys } from './training-module.ts';

export interface CompletedModule {
  module: ModuleKey;
  /** '2026-11-25' */
  on: string;
}

/** What a member of the actor's organization has completed, in the order of the modules. */
export async function listCompleted(
  connection: Connection,
  { organizationId }: Actor,
  personId: string,
): Promise<CompletedModule[]> {
  const rows = await connection
    .selectFrom('training_completion')
    .select(['module', 'completed_at'])
    .where('organization_id', '=', organizationId)
    .where('person_id', '=', personId)
    .execute();
  return moduleKeys.flatMap((module) => {
    const row = rows.find((each) => each.module === module);
    return row ? [{ module, on: row.completed_at.toISOString().slice(0, 10) }] : [];
  });
}
