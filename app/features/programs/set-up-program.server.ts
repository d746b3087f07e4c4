import type { Updateable } from 'kysely';
import type { DB } from '../../../db/schema.gen.ts';
import type { Actor } from '../../platform/actor.ts';
import { asActor, type Connection } from '../../platform/database.server.ts';
import { NotFound, refusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { questionsFrom } from './enrolment-question.ts';
import { canManagePrograms, type ProgramInvitation, type ProgramQuestions } from './program.ts';
import { loadProgram, type Program } from './program-queries.server.ts';

/** The columns that a step of the launcher may set. */
type Part = Pick<
  Updateable<DB['program']>,
  | 'name'
  | 'purpose'
  | 'target_outcomes'
  | 'starts_on'
  | 'ends_on'
  | 'cadence_days'
  | 'session_minutes'
  | 'change_notice_hours'
>;

/** Keeps one step of the launcher in the program itself: whoever leaves half way finds it as it was. */
export async function setUpProgram(
  world: World,
  actor: Actor,
  programId: string,
  part: Part,
): Promise<void> {
  await change(world, actor, programId, () => part);
}

/** What the enrolment form asks, and who may come in. */
export async function setQuestions(
  connection: Connection,
  world: Pick<World, 'random'>,
  actor: Actor,
  programId: string,
  { questions, ...entry }: ProgramQuestions,
): Promise<void> {
  await changeOn(connection, actor, programId, (program) => ({
    ...entry,
    questions: JSON.stringify(questionsFrom(questions, program.questions, () => world.random.id())),
  }));
}

/** What the program's mails say in its own words. */
export async function setMailTexts(
  world: World,
  actor: Actor,
  programId: string,
  { invitation, ...texts }: ProgramInvitation,
): Promise<void> {
  await change(world, actor, programId, () => ({
    invitation_text: invitation,
    announcement_texts: JSON.stringify(texts),
  }));
}

/** Takes a program that is over, or was never opened, out of the list, or puts it back. */
export async function archiveProgram(
  world: World,
  actor: Actor,
  programId: string,
  isArchived: boolean,
): Promise<void> {
  if (!canManagePrograms(actor)) throw new NotFound();
  await asActor(world.db, actor, async (connection) => {
    const { state } = await loadProgram(connection, programId);
    if (state !== 'draft' && state !== 'closed') throw refusal('', 'programs:problems.stillAlive');
    await connection
      .updateTable('program')
      .set({ archived_at: isArchived ? world.clock.now() : null })
      .where('id', '=', programId)
      .execute();
  });
}

async function change(
  world: World,
  actor: Actor,
  programId: string,
  toSet: (program: Program) => Updateable<DB['program']>,
): Promise<void> {
  await asActor(world.db, actor, (connection) => changeOn(connection, actor, programId, toSet));
}

async function changeOn(
  connection: Connection,
  actor: Actor,
  programId: string,
  toSet: (program: Program) => Updateable<DB['program']>,
): Promise<void> {
  if (!canManagePrograms(actor)) throw new NotFound();
  const program = await loadProgram(connection, programId);
  if (program.state === 'closed') throw refusal('', 'programs:problems.closed');
  await connection.updateTable('program').set(toSet(program)).where('id', '=', programId).execute();
}
