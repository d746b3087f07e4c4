import type { Actor } from '../../platform/actor.ts';
import type { Connection } from '../../platform/database.server.ts';
import type { PulseQuestion } from './pulse.ts';

export type PulseAnswer = Record<PulseQuestion, number | null> & {
  id: string;
  answeredOn: string;
  noteToSelf: string;
};

/** One's own answers, newest first; nobody sees another's. */
export async function listOwnPulses(
  connection: Connection,
  actor: Actor,
  engagementId: string,
): Promise<PulseAnswer[]> {
  const rows = await connection
    .selectFrom('pulse')
    .selectAll()
    .where('engagement_id', '=', engagementId)
    .where('person_id', '=', actor.personId)
    .orderBy('created_at', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    answeredOn: row.created_at.toISOString().slice(0, 10),
    communication: row.communication,
    respect: row.respect,
    commitment: row.commitment,
    usefulness: row.usefulness,
    workload: row.workload,
    noteToSelf: row.note_to_self,
  }));
}

export async function findLastPulseDay(
  connection: Connection,
  actor: Actor,
  engagementId: string,
): Promise<string | null> {
  const [last] = await listOwnPulses(connection, actor, engagementId);
  return last?.answeredOn ?? null;
}
