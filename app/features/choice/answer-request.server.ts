import type { Actor } from '../../platform/actor.ts';
import { asActor, type Connection } from '../../platform/database.server.ts';
import { NotFound, refusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { startEngagement } from '../engagements/start-engagement.server.ts';
import { sendMail } from '../mail/write-mail.server.tsx';
import { conflictIn, defaultDates, type PairToApprove } from '../matching/approval.ts';
import { writeApprovalMail } from '../matching/approval-mail.server.ts';
import { countPartners } from '../matching/candidate-queries.server.ts';
import { readTogether } from '../matching/lock-pairs.server.ts';
import { loadProgram, type Program } from '../programs/program-queries.server.ts';
import { canAnswerRequest, canWithdrawRequest, type RequestState } from './request.ts';
import { writeRequestMails } from './request-mail.server.ts';
import { lockEnrolments } from './request-mentor.server.ts';
import { findRequest } from './request-queries.server.ts';
import { overtakeRequests } from './sweep-requests.server.ts';

type Found = Awaited<ReturnType<typeof findRequest>>;

/** The mentor says yes: the two begin to work together. Returns the engagement's id. */
export async function acceptRequest(world: World, actor: Actor, id: string): Promise<string> {
  const { request, program } = await asActor(world.db, actor, async (connection) => {
    const found = await findRequest(connection, actor, id);
    if (!canAnswerRequest(actor, found)) throw new NotFound();
    return { request: found, program: await loadProgram(connection, found.programId) };
  });
  // The mentor is no member yet of the engagement that they make, and sees nothing of the mentee's others:
  // the server does this for itself. The enrolments are locked first, so that whoever gives away the last
  // place of one of the two second finds it taken.
  const { engagementId, mailIds } = await world.db.transaction().execute(async (connection) => {
    await lockEnrolments(connection, [request.menteeEnrolmentId, request.mentorEnrolmentId]);
    await settle(connection, world, request, 'accepted');
    if (program.state === 'closed') throw refusal('', 'programs:problems.closed');
    const pair = await findPair(connection, request);
    const partners = await countPartners(connection, [
      request.menteeEnrolmentId,
      request.mentorEnrolmentId,
    ]);
    const conflict = conflictIn([pair], {
      partners,
      together: await readTogether(connection, [pair]),
    });
    if (conflict) throw conflictInWords(pair, partners);
    return begin(connection, world, actor, program, pair);
  });
  await sendMail(world, mailIds);
  return engagementId;
}

/** The mentor says no, with no reason. The mentee gets the words that they would get if it had lapsed. */
export async function declineRequest(world: World, actor: Actor, id: string): Promise<void> {
  const mailIds = await asActor(world.db, actor, async (connection) => {
    const request = await findRequest(connection, actor, id);
    if (!canAnswerRequest(actor, request)) throw new NotFound();
    await settle(connection, world, request, 'declined');
    return writeRequestMails(world, connection, 'notThisTime', [id]);
  });
  await sendMail(world, mailIds);
}

/** The mentee takes it back: it is gone from the mentor's home, and nobody is written to. */
export async function withdrawRequest(world: World, actor: Actor, id: string): Promise<void> {
  await asActor(world.db, actor, async (connection) => {
    const request = await findRequest(connection, actor, id);
    if (!canWithdrawRequest(actor, request)) throw new NotFound();
    await settle(connection, world, request, 'withdrawn');
  });
}

/** Of two answers to one request the second finds it settled. */
async function settle(
  connection: Connection,
  world: Pick<World, 'clock'>,
  { id }: Found,
  state: RequestState,
): Promise<void> {
  const now = world.clock.now();
  const settled = await connection
    .updateTable('mentor_request')
    .set({ state, settled_at: now })
    .where('id', '=', id)
    .where('state', '=', 'open')
    .where('expires_at', '>', now)
    .returning('id')
    .executeTakeFirst();
  if (!settled) throw refusal('', 'choice:problems.settled');
}

async function findPair(connection: Connection, request: Found): Promise<PairToApprove> {
  const rows = await connection
    .selectFrom('enrolment')
    .innerJoin('person', 'person.id', 'enrolment.person_id')
    .select(['enrolment.id', 'enrolment.person_id', 'enrolment.capacity', 'enrolment.state'])
    .select(['person.name', 'person.email'])
    .where('enrolment.id', 'in', [request.menteeEnrolmentId, request.mentorEnrolmentId])
    .execute();
  const person = (enrolmentId: string) => {
    const row = rows.find(({ id }) => id === enrolmentId);
    if (!row) throw new NotFound();
    return {
      enrolmentId,
      personId: row.person_id,
      name: row.name,
      email: row.email,
      capacity: row.capacity,
      takesPart: row.state === 'accepted' || row.state === 'matched',
    };
  };
  return {
    id: request.id,
    isUndecided: true,
    mentee: person(request.menteeEnrolmentId),
    mentor: person(request.mentorEnrolmentId),
  };
}

/** To the mentor: that they are full is theirs to know, what else the mentee does is not. */
function conflictInWords({ mentor }: PairToApprove, partners: ReadonlyMap<string, number>) {
  const isFull = (partners.get(mentor.enrolmentId) ?? 0) >= mentor.capacity;
  return refusal('', isFull ? 'choice:problems.noPlaceLeft' : 'choice:problems.menteeGone');
}

async function begin(
  connection: Connection,
  world: World,
  actor: Actor,
  program: Program,
  pair: PairToApprove,
): Promise<{ engagementId: string; mailIds: string[] }> {
  const dates = defaultDates(program, world.clock.now());
  const { id: engagementId } = await startEngagement(connection, world, {
    organizationId: actor.organizationId,
    programId: program.id,
    proposalId: null,
    kind: program.kind,
    ...dates,
    cadenceDays: program.cadenceDays,
    sessionMinutes: program.sessionMinutes,
    members: [
      { personId: pair.mentor.personId, enrolmentId: pair.mentor.enrolmentId, role: 'mentor' },
      { personId: pair.mentee.personId, enrolmentId: pair.mentee.enrolmentId, role: 'mentee' },
    ],
  });
  await connection
    .updateTable('mentor_request')
    .set({ engagement_id: engagementId })
    .where('id', '=', pair.id)
    .execute();
  const told = await writeApprovalMail(world, connection, actor, {
    program,
    endsOn: dates.endsOn,
    pairs: [pair],
    arePeers: false,
    ending: [],
  });
  const others = await overtakeRequests(connection, world, program.id);
  return { engagementId, mailIds: [...told, ...others] };
}
