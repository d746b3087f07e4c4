import { sql } from 'kysely';
import type { Actor } from '../../platform/actor.ts';
import { asActor, type Connection } from '../../platform/database.server.ts';
import { found, NotFound, refusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import type { ProgramKind } from '../programs/program-kind.ts';
import { defaultPlan } from './default-plan.ts';
import { type EvaluationPlan, findPlan } from './evaluation-plan-queries.server.ts';
import {
  canPlanEvaluation,
  hasPulse,
  type Measure,
  type NewMeasure,
  overfullMoment,
} from './measure.ts';

/** Takes the plan that ships with Ithaca; from then on people are asked by it. */
export async function takeDefaultPlan(world: World, actor: Actor, programId: string) {
  await changePlan(
    world,
    actor,
    programId,
    (plan, kind) => plan ?? { measures: defaultPlan(kind), asks: true },
  );
}

/** Stops asking, or begins again. Links that are out stay good. */
export async function setAsking(world: World, actor: Actor, programId: string, asks: boolean) {
  await changePlan(world, actor, programId, (plan) => ({ ...found(plan), asks }));
}

/** Adds a measure, or changes the one with this key. Returns its key. */
export async function saveMeasure(
  world: World,
  actor: Actor,
  programId: string,
  key: string | null,
  given: NewMeasure,
): Promise<string> {
  const measure: Measure = { ...given, key: key ?? world.random.id() };
  await changePlan(world, actor, programId, (plan) => {
    const { measures, asks } = found(plan);
    if (key !== null) findOwn(measures, key);
    const changed =
      key === null
        ? [...measures, measure]
        : measures.map((each) => (each.key === key ? measure : each));
    if (overfullMoment(changed)) throw refusal('moments', 'evaluation:problems.tooMany');
    return { measures: changed, asks };
  });
  return measure.key;
}

/** Asks for the monthly pulse again, where it was taken out. */
export async function addPulse(world: World, actor: Actor, programId: string) {
  await changePlan(world, actor, programId, (plan, kind) => {
    const { measures, asks } = found(plan);
    const pulse = defaultPlan(kind).filter(({ moments }) => moments.includes('pulse'));
    return { measures: hasPulse(measures) ? measures : [...measures, ...pulse], asks };
  });
}

/** Takes a measure out of the plan; what was answered stays in the report. */
export async function removeMeasure(world: World, actor: Actor, programId: string, key: string) {
  await changePlan(world, actor, programId, (plan) => {
    const { measures, asks } = found(plan);
    found(measures.find((each) => each.key === key));
    return { measures: measures.filter((each) => each.key !== key), asks };
  });
}

/** A measure with questions of the plan's own; the pulse has none to change. */
export function findOwn(measures: readonly Measure[], key: string): Measure {
  return found(measures.find((each) => each.key === key && each.items.length > 0));
}

/** A plan that nobody was asked by is changed in place; otherwise the change is the next version. */
async function changePlan(
  world: World,
  actor: Actor,
  programId: string,
  change: (
    plan: EvaluationPlan | null,
    kind: ProgramKind,
  ) => Pick<EvaluationPlan, 'measures' | 'asks'>,
): Promise<void> {
  if (!canPlanEvaluation(actor)) throw new NotFound();
  await asActor(world.db, actor, async (connection) => {
    const program = found(
      await connection
        .selectFrom('program')
        .select('kind')
        .where('id', '=', programId)
        .forUpdate()
        .executeTakeFirst(),
    );
    const plan = await findPlan(connection, programId);
    const { measures, asks } = change(plan, program.kind as ProgramKind);
    const content = { measures: JSON.stringify(measures), asks };
    if (plan && !(await isInUse(connection, plan.id))) {
      await connection
        .updateTable('evaluation_plan')
        .set(content)
        .where('id', '=', plan.id)
        .execute();
      return;
    }
    await connection
      .insertInto('evaluation_plan')
      .values({
        ...content,
        id: world.random.id(),
        organization_id: actor.organizationId,
        program_id: programId,
        version: (plan?.version ?? 0) + 1,
        created_by: actor.personId,
        created_at: world.clock.now(),
      })
      .execute();
  });
}

/** Takes over another program's plan as it is now, as a first version; nothing where there is none. */
export async function copyPlan(
  connection: Connection,
  world: World,
  actor: Actor,
  { from, to }: { from: string; to: string },
): Promise<void> {
  if (!canPlanEvaluation(actor)) throw new NotFound();
  const plan = await findPlan(connection, from);
  if (!plan) return;
  await connection
    .insertInto('evaluation_plan')
    .values({
      id: world.random.id(),
      organization_id: actor.organizationId,
      program_id: to,
      version: 1,
      measures: JSON.stringify(plan.measures),
      asks: plan.asks,
      created_by: actor.personId,
      created_at: world.clock.now(),
    })
    .execute();
}

async function isInUse(connection: Connection, planId: string): Promise<boolean> {
  const { rows } = await sql<{ used: boolean }>`select is_plan_in_use(${planId}) as used`.execute(
    connection,
  );
  return rows[0]?.used === true;
}
