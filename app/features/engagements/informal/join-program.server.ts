import { sql } from 'kysely';
import type { Actor } from '../../../platform/actor.ts';
import { todayOf } from '../../../platform/clock.ts';
import type { Connection } from '../../../platform/database.server.ts';
import { found, refusal } from '../../../platform/refusal.ts';
import type { World } from '../../../platform/world.ts';
import { whyNoPlace } from '../../enrolment/place.ts';
import { takePlaces } from '../../enrolment/take-places.server.ts';
import { sendMail } from '../../mail/write-mail.server.tsx';
import { ensureSkills } from '../../skills/ensure-skills.server.ts';
import { recordEvent } from '../engagement-events.server.ts';
import { writeToAll, writeToPartners } from '../engagement-mail.server.ts';
import type { Engagement, EngagementMember } from '../engagement-queries.server.ts';
import { isAccepted } from '../extension.ts';
import { lockOpenEngagement } from '../open-engagement.server.ts';
import { whyNotJoin } from './program-joining.ts';
import {
  findOpenJoining,
  listProgramsToJoin,
  type ProgramToJoin,
  sidesIn,
} from './program-joining-queries.server.ts';

// All of this concerns two organizations, so it is the server's work; `lockOpenEngagement` makes sure
// that the actor is a member of the engagement.

/** Proposes to the others that what they have becomes part of a program. */
export async function proposeJoining(
  world: World,
  actor: Actor,
  engagementId: string,
  programId: string,
): Promise<void> {
  const mails = await world.db.transaction().execute(async (connection) => {
    const engagement = await lockOpenEngagement(connection, actor, engagementId);
    if (await findOpenJoining(connection, engagement)) {
      throw refusal('', 'informal:joining.problems.open');
    }
    const program = await findProgramToJoin(connection, engagement, programId);
    const why = whyNotJoin(engagement, program, todayOf(world));
    if (why) throw refusal('program', why);
    refuseWithoutPlace(engagement.me, program, 'program');
    await connection
      .insertInto('program_joining')
      .values({
        id: world.random.id(),
        organization_id: engagement.organizationId,
        engagement_id: engagement.id,
        program_id: program.id,
        proposed_by: actor.personId,
        state: 'proposed',
        created_at: world.clock.now(),
      })
      .execute();
    return writeToPartners(connection, world, engagement, 'joiningProposed');
  });
  await sendMail(world, mails);
}

/** Says yes to another's proposal. With the last yes the engagement is the program's. */
export async function acceptJoining(
  world: World,
  actor: Actor,
  engagementId: string,
): Promise<{ joined: { slug: string } | null }> {
  const { mails, joined } = await world.db.transaction().execute(async (connection) => {
    const engagement = await lockOpenEngagement(connection, actor, engagementId);
    const joining = await openJoining(connection, engagement);
    if (joining.proposedBy === actor.personId) {
      throw refusal('', 'informal:joining.problems.own');
    }
    const program = await findProgramToJoin(connection, engagement, joining.programId);
    const why = whyNotJoin(engagement, program, todayOf(world));
    if (why) throw refusal('', why);
    refuseWithoutPlace(engagement.me, program, '');
    const acceptedBy = [...new Set([...joining.acceptedBy, actor.personId])];
    const memberIds = engagement.members.map((member) => member.personId);
    const isJoined = isAccepted({ ...joining, acceptedBy }, memberIds);
    await connection
      .updateTable('program_joining')
      .set({
        accepted_by: acceptedBy,
        ...(isJoined && { state: 'accepted', settled_at: world.clock.now() }),
      })
      .where('id', '=', joining.id)
      .execute();
    if (!isJoined) return { mails: [], joined: null };
    // Somebody's yes may be older than what they have taken on since.
    for (const { personId, name } of engagement.partners) {
      if (whyNoPlace(program.places.get(personId) ?? null, program)) {
        throw refusal('', 'informal:joining.problems.other', { name });
      }
    }
    return {
      mails: await join(connection, world, engagement, program),
      joined: { slug: program.slug },
    };
  });
  await sendMail(world, mails);
  return { joined };
}

/** Says no to another's proposal, or takes one's own back. No reason, and no mail. */
export async function endJoining(world: World, actor: Actor, engagementId: string): Promise<void> {
  await world.db.transaction().execute(async (connection) => {
    const engagement = await lockOpenEngagement(connection, actor, engagementId);
    const joining = await openJoining(connection, engagement);
    await connection
      .updateTable('program_joining')
      .set({
        state: joining.proposedBy === actor.personId ? 'withdrawn' : 'declined',
        settled_at: world.clock.now(),
      })
      .where('id', '=', joining.id)
      .execute();
  });
}

async function join(
  connection: Connection,
  world: World,
  engagement: Engagement,
  program: ProgramToJoin,
): Promise<string[]> {
  const { organizationId } = program;
  const skills = await connection
    .selectFrom('skill')
    .select('name')
    .where((build) =>
      build.or(
        (['goal_skill', 'skill_rating'] as const).map((table) =>
          build(
            'id',
            'in',
            build.selectFrom(table).select('skill_id').where('engagement_id', '=', engagement.id),
          ),
        ),
      ),
    )
    .execute();
  const names = skills.map((skill) => skill.name);
  await ensureSkills(connection, world, organizationId, names);
  await sql`select carry_engagement(${engagement.id}, ${organizationId})`.execute(connection);
  const enrolments = await takePlaces(connection, world, program, sidesIn(engagement));
  await connection
    .updateTable('engagement')
    .set({ program_id: program.id })
    .where('id', '=', engagement.id)
    .execute();
  for (const { personId } of engagement.members) {
    await connection
      .updateTable('engagement_member')
      .set({ enrolment_id: found(enrolments.get(personId)) })
      .where('engagement_id', '=', engagement.id)
      .where('person_id', '=', personId)
      .execute();
  }
  await recordEvent(connection, world, {
    engagementId: engagement.id,
    kind: 'joined_program',
    personId: engagement.me.personId,
  });
  const moved = { ...engagement, organizationId, program: { ...program, forgetsOn: null } };
  return writeToAll(connection, world, moved, 'joined');
}

async function openJoining(connection: Connection, engagement: Engagement) {
  const joining = await findOpenJoining(connection, engagement);
  if (!joining) throw refusal('', 'informal:joining.problems.none');
  return joining;
}

async function findProgramToJoin(
  connection: Connection,
  engagement: Engagement,
  programId: string,
): Promise<ProgramToJoin> {
  const programs = await listProgramsToJoin(connection, engagement);
  const program = programs.find(({ id }) => id === programId);
  if (!program) throw refusal('program', 'informal:joining.problems.over');
  return program;
}

function refuseWithoutPlace(
  { personId }: EngagementMember,
  program: ProgramToJoin,
  field: string,
): void {
  const why = whyNoPlace(program.places.get(personId) ?? null, program);
  if (why) throw refusal(field, `informal:joining.why.${why}`, { program: program.name });
}
