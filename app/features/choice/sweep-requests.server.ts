import type { Connection } from '../../platform/database.server.ts';
import type { World } from '../../platform/world.ts';
import { sendMail } from '../mail/write-mail.server.tsx';
import { countPartners } from '../matching/candidate-queries.server.ts';
import { isFree } from './request.ts';
import { writeRequestMails } from './request-mail.server.ts';

/**
 * Nobody waits for ever: requests past their day lapse, and those end for which there is no place any
 * more. Acts for nobody, over all organizations. Returns how many it settled.
 */
export async function sweepRequests(world: World): Promise<number> {
  const mailIds = await world.db.transaction().execute(async (connection) => {
    const now = world.clock.now();
    const lapsed = await connection
      .updateTable('mentor_request')
      .set({ state: 'lapsed', settled_at: now })
      .where('state', '=', 'open')
      .where('expires_at', '<=', now)
      .returning('id')
      .execute();
    const ids = lapsed.map(({ id }) => id);
    return [
      ...(await writeRequestMails(world, connection, 'lapsed', ids)),
      ...(await writeRequestMails(world, connection, 'notThisTime', ids)),
      ...(await overtakeRequests(connection, world)),
    ];
  });
  if (mailIds.length > 0) await sendMail(world, mailIds);
  return mailIds.length;
}

/**
 * Ends open requests one of whose two has no free place any more, or does not take part. A mentee who
 * still looks is told; a mentor has nothing to do. Needs the connection of the server itself, since a
 * person sees nobody else's partners. Returns the mails' ids.
 */
export async function overtakeRequests(
  connection: Connection,
  world: World,
  programId?: string,
): Promise<string[]> {
  let open = connection
    .selectFrom('mentor_request as request')
    .innerJoin('enrolment as mentee', 'mentee.id', 'request.mentee_enrolment_id')
    .innerJoin('enrolment as mentor', 'mentor.id', 'request.mentor_enrolment_id')
    .select(['request.id', 'mentee.id as mentee_id', 'mentor.id as mentor_id'])
    .select(['mentee.capacity as mentee_capacity', 'mentee.state as mentee_state'])
    .select(['mentor.capacity as mentor_capacity', 'mentor.state as mentor_state'])
    .where('request.state', '=', 'open');
  if (programId) open = open.where('request.program_id', '=', programId);
  const rows = await open.execute();
  const partners = await countPartners(
    connection,
    rows.flatMap((row) => [row.mentee_id, row.mentor_id]),
  );
  const free = (id: string, capacity: number, state: string) =>
    isFree({
      partners: partners.get(id) ?? 0,
      capacity,
      takesPart: state === 'accepted' || state === 'matched',
    });
  const over = rows
    .map((row) => ({
      id: row.id,
      menteeLooks: free(row.mentee_id, row.mentee_capacity, row.mentee_state),
      mentorLooks: free(row.mentor_id, row.mentor_capacity, row.mentor_state),
    }))
    .filter(({ menteeLooks, mentorLooks }) => !menteeLooks || !mentorLooks);
  if (over.length === 0) return [];
  const ended = await connection
    .updateTable('mentor_request')
    .set({ state: 'overtaken', settled_at: world.clock.now() })
    .where(
      'id',
      'in',
      over.map(({ id }) => id),
    )
    .where('state', '=', 'open')
    .returning('id')
    .execute();
  const looking = new Set(over.filter(({ menteeLooks }) => menteeLooks).map(({ id }) => id));
  const toTell = ended.map(({ id }) => id).filter((id) => looking.has(id));
  return writeRequestMails(world, connection, 'notThisTime', toTell);
}
