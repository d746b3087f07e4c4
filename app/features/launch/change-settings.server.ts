import type { Actor } from '../../platform/actor.ts';
import { asActor, type Connection } from '../../platform/database.server.ts';
import type { World } from '../../platform/world.ts';
import { moveUp } from '../enrolment/move-up.server.ts';
import { sendMail } from '../mail/write-mail.server.tsx';
import { changeProgram } from '../programs/change-program.server.ts';
import type { ProgramQuestions, ProgramSettings } from '../programs/program.ts';
import { setQuestions } from '../programs/set-up-program.server.ts';

// Both forms say how many places there are: whoever waits gets those that are new.

/** Changes a program's settings. */
export async function changeSettings(
  world: World,
  actor: Actor,
  programId: string,
  settings: ProgramSettings,
): Promise<void> {
  await thenMoveUp(world, actor, programId, (connection) =>
    changeProgram(connection, actor, programId, settings),
  );
}

/** Changes what the enrolment form asks, and who may come in. */
export async function changeQuestions(
  world: World,
  actor: Actor,
  programId: string,
  questions: ProgramQuestions,
): Promise<void> {
  await thenMoveUp(world, actor, programId, (connection) =>
    setQuestions(connection, world, actor, programId, questions),
  );
}

async function thenMoveUp(
  world: World,
  actor: Actor,
  programId: string,
  change: (connection: Connection) => Promise<void>,
): Promise<void> {
  const mailIds = await asActor(world.db, actor, async (connection) => {
    await change(connection);
    return moveUp(connection, world, programId);
  });
  await sendMail(world, mailIds);
}
