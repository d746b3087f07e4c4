import type { Actor } from '../../platform/actor.ts';
import { asActor } from '../../platform/database.server.ts';
import { NotFound } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { listSkillNames, offerSkills } from '../enrolment/offered-skills.server.ts';
import { findsPairs } from '../matching/matching-policy.ts';
import { findPolicy } from '../matching/matching-queries.server.ts';
import { loadProgramPlaybook } from '../playbooks/playbook-queries.server.ts';
import type { Question } from '../programs/enrolment-question.ts';
import { canManagePrograms } from '../programs/program.ts';
import { loadProgram } from '../programs/program-queries.server.ts';
import { checkProgram } from './checklist.ts';

/** A program on its way to be ready, with what it lacks. */
export async function findLaunch(world: World, actor: Actor, programId: string) {
  if (!canManagePrograms(actor)) throw new NotFound();
  return asActor(world.db, actor, async (connection) => {
    const program = await loadProgram(connection, programId);
    const playbook = await loadProgramPlaybook(connection, program);
    const plan = await connection
      .selectFrom('evaluation_plan')
      .select('id')
      .where('program_id', '=', programId)
      .limit(1)
      .executeTakeFirst();
    return {
      program,
      items: checkProgram(program, {
        needsPolicy: findsPairs(program.kind),
        hasPolicy: (await findPolicy(connection, programId)) !== null,
        hasOwnPlaybook: playbook.version > 0,
        hasEvaluation: plan !== undefined,
      }),
    };
  });
}

/** What the enrolment form offers to choose from, for the preview of it: skills that it lists, and questions. */
export async function findFormChoices(world: World, actor: Actor, questions: readonly Question[]) {
  return asActor(world.db, actor, async (connection) => ({
    listedSkills: await listSkillNames(connection, actor),
    questions: await offerSkills(connection, actor, questions),
  }));
}

/** How many skills the organization's list holds. */
export async function countListedSkills(world: World, actor: Actor): Promise<number> {
  const { count } = await asActor(world.db, actor, (connection) =>
    connection
      .selectFrom('skill')
      .select((on) => on.fn.countAll<number>().as('count'))
      .where('listed', '=', true)
      .executeTakeFirstOrThrow(),
  );
  return count;
}
