import { z } from 'zod';
import type { Connection } from '../../platform/database.server.ts';
import { enrolmentStates } from '../programs/program-kind.ts';
import type { Engagement } from './engagement-queries.server.ts';

export interface Rematch {
  /** Where the actor's enrolment stands after the early end; null: there was no program. */
  enrolment: { programId: string; program: string; state: (typeof enrolmentStates)[number] } | null;
  isProgramOver: boolean;
}

/** What an early end leads to; null while an engagement goes on, or after a planned close. */
export async function findRematch(
  connection: Connection,
  engagement: Engagement,
): Promise<Rematch | null> {
  if (engagement.phase !== 'ended_early') return null;
  const { enrolmentId } = engagement.me;
  const row = enrolmentId
    ? await connection
        .selectFrom('enrolment')
        .innerJoin('program', 'program.id', 'enrolment.program_id')
        .select(['program.id', 'program.name', 'enrolment.state', 'program.state as program_state'])
        .where('enrolment.id', '=', enrolmentId)
        .executeTakeFirst()
    : undefined;
  if (!row) return { enrolment: null, isProgramOver: false };
  const state = z.enum(enrolmentStates).parse(row.state);
  return {
    enrolment: { programId: row.id, program: row.name, state },
    isProgramOver: row.program_state === 'closed',
  };
}
