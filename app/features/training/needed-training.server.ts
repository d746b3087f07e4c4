import type { Actor } from '../../platform/actor.ts';
import type { Connection } from '../../platform/database.server.ts';
import type { ModuleKey } from './training-module.ts';
import { modules } from './training-modules.server.ts';
import { listCompleted } from './training-queries.server.ts';

export interface NeededTraining {
  module: ModuleKey;
  minutes: number;
}

/** Those of these modules that the actor has still to do. */
export async function findNeededTraining(
  connection: Connection,
  actor: Actor,
  wanted: readonly ModuleKey[],
): Promise<NeededTraining[]> {
  if (wanted.length === 0) return [];
  const done = await listCompleted(connection, actor, actor.personId);
  return wanted
    .filter((key) => !done.some(({ module }) => module === key))
    .map((module) => ({ module, minutes: modules[module].minutes }));
}
