import { sql } from 'kysely';
import { z } from 'zod';
import type { Connection } from '../../platform/database.server.ts';
import { found } from '../../platform/refusal.ts';
import type { Choice } from './choices.ts';

/** A choice round whose answers a run uses, and whether the result is to be stable. */
export interface ChoiceMade {
  roundId: string;
  isStable: boolean;
}

const tiers = z.array(z.array(z.string()));

/** What people said in a round of this program; for the manager who starts a run with it. */
export async function readChoices(
  connection: Connection,
  programId: string,
  roundId: string,
): Promise<Choice[]> {
  found(
    await connection
      .selectFrom('choice_round')
      .select('id')
      .where('id', '=', roundId)
      .where('program_id', '=', programId)
      .executeTakeFirst(),
  );
  const { rows } = await sql<{ enrolment_id: string; ranking: unknown; declined: string[] }>`
    select enrolment_id, ranking, declined from choice_answers(${roundId})
    order by enrolment_id`.execute(connection);
  return rows.map((row) => ({
    enrolmentId: row.enrolment_id,
    ranking: tiers.parse(row.ranking),
    declined: row.declined,
  }));
}
