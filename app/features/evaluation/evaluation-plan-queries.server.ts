import type { Actor } from '../../platform/actor.ts';
import { asActor, type Connection } from '../../platform/database.server.ts';
import { NotFound } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { loadProgram } from '../programs/program-queries.server.ts';
import { canPlanEvaluation, type Measure, type Moment, measureList, moments } from './measure.ts';

export interface EvaluationPlan {
  id: string;
  version: number;
  measures: Measure[];
  /** Whether mails go out by it. */
  asks: boolean;
}

/** The plan that a program asks by; null: none was taken yet. */
export async function findPlan(
  connection: Connection,
  programId: string,
): Promise<EvaluationPlan | null> {
  const row = await connection
    .selectFrom('evaluation_plan')
    .select(['id', 'version', 'measures', 'asks'])
    .where('program_id', '=', programId)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row
    ? {
        id: row.id,
        version: row.version,
        measures: measureList.parse(row.measures),
        asks: row.asks,
      }
    : null;
}

/** The program and its plan, for its managers. */
export async function loadManagedPlan(world: World, actor: Actor, programId: string) {
  if (!canPlanEvaluation(actor)) throw new NotFound();
  return asActor(world.db, actor, async (connection) => {
    const program = await loadProgram(connection, programId);
    return { program, plan: await findPlan(connection, programId) };
  });
}

export interface MomentResponse {
  moment: Moment;
  /** null: fewer than the smallest group. */
  asked: number | null;
  answered: number | null;
}

/**
 * How many were asked and how many answered at each moment. Who answered is nobody's to see, so this
 * counts as the server, within the actor's organization, and small numbers stay here.
 */
export async function countResponses(
  world: World,
  actor: Actor,
  programId: string,
): Promise<{ smallestGroup: number; responses: MomentResponse[] }> {
  if (!canPlanEvaluation(actor)) throw new NotFound();
  const { smallest_group: k } = await world.db
    .selectFrom('organization')
    .select('smallest_group')
    .where('id', '=', actor.organizationId)
    .executeTakeFirstOrThrow();
  const rows = await world.db
    .selectFrom('survey')
    .select('moment')
    .select(({ fn, ref }) => [
      fn.count<number>(ref('person_id')).distinct().as('asked'),
      fn
        .count<number>(ref('person_id'))
        .distinct()
        .filterWhere('answered_at', 'is not', null)
        .as('answered'),
    ])
    .where('organization_id', '=', actor.organizationId)
    .where('program_id', '=', programId)
    .groupBy('moment')
    .execute();
  const shown = (count: number) => (count >= k ? count : null);
  return {
    smallestGroup: k,
    responses: moments.flatMap((moment) => {
      const row = rows.find((each) => each.moment === moment);
      if (!row) return [];
      // One who did not answer would stand out beside the others who did.
      const missing = row.asked - row.answered;
      const answered = missing === 0 || missing >= k ? shown(row.answered) : null;
      return [{ moment, asked: shown(row.asked), answered }];
    }),
  };
}
