import type { Actor } from '../../platform/actor.ts';
import { asActor, type Connection } from '../../platform/database.server.ts';
import { found } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { sendMail } from '../mail/write-mail.server.tsx';
import { findOwnPlace, scoreFor } from './mentor-queries.server.ts';
import { whyNotAsk } from './request.ts';
import { writeRequestMails } from './request-mail.server.ts';

const day = 86_400_000;

/** A mentee asks a mentor of their program. Returns the request's id. */
export async function requestMentor(
  world: World,
  actor: Actor,
  asked: { programId: string; mentorEnrolmentId: string; message: string },
): Promise<string> {
  const { program, enrolmentId } = await asActor(world.db, actor, (connection) =>
    findOwnPlace(connection, actor, asked.programId),
  );
  const id = world.random.id();
  // From here the server asks for itself: fits and free places are worked out from what a mentee may not see.
  const mailIds = await world.db.transaction().execute(async (connection) => {
    await lockEnrolments(connection, [enrolmentId, asked.mentorEnrolmentId]);
    const { mentee, mentors } = await scoreFor(connection, program, enrolmentId);
    const mentor = found(mentors.find((each) => each.enrolmentId === asked.mentorEnrolmentId));
    const open = await connection
      .selectFrom('mentor_request')
      .select('mentor_enrolment_id')
      .where('mentee_enrolment_id', '=', enrolmentId)
      .where('state', '=', 'open')
      .execute();
    const refused = whyNotAsk({
      mentee: { ...mentee, takesPart: true },
      mentor: { ...mentor, takesPart: true },
      isAllowed: mentor.isAllowed,
      isAsked: open.some((row) => row.mentor_enrolment_id === mentor.enrolmentId),
      open: open.length,
      limit: program.openRequests,
    });
    if (refused) throw refused;
    const now = world.clock.now();
    const { criteria, rules } = mentor.explanation;
    await connection
      .insertInto('mentor_request')
      .values({
        id,
        organization_id: actor.organizationId,
        program_id: program.id,
        mentee_enrolment_id: enrolmentId,
        mentor_enrolment_id: mentor.enrolmentId,
        mentee_id: actor.personId,
        mentor_id: mentor.personId,
        message: asked.message,
        fit: mentor.fit,
        breakdown: JSON.stringify({ criteria, rules }),
        state: 'open',
        created_at: now,
        expires_at: new Date(now.getTime() + program.requestDays * day),
      })
      .execute();
    return writeRequestMails(world, connection, 'asked', [id]);
  });
  await sendMail(world, mailIds);
  return id;
}

/** In the order of their ids, as everybody does who gives places away. */
export async function lockEnrolments(
  connection: Connection,
  ids: readonly string[],
): Promise<void> {
  await connection
    .selectFrom('enrolment')
    .select('id')
    .where('id', 'in', ids)
    .orderBy('id')
    .forUpdate()
    .execute();
}
