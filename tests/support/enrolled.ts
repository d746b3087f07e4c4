import type { Actor } from '../../app/platform/actor.ts';
import type { World } from '../../app/platform/world.ts';
import { makeMember } from './world.ts';

/** A one-to-one program that runs from 2 March to 30 November 2026. */
export async function makeProgram(
  world: World,
  organizationId: string,
  { name = 'Spring', kind = 'one_to_one', state = 'open' } = {},
): Promise<string> {
  const id = world.random.id();
  await world.db
    .insertInto('program')
    .values({
      id,
      organization_id: organizationId,
      name,
      kind,
      state,
      starts_on: '2026-03-02',
      ends_on: '2026-11-30',
      enrolment_code: world.random.token(),
      created_at: world.clock.now(),
    })
    .execute();
  return id;
}

interface Entrant {
  name: string;
  side: 'mentee' | 'mentor' | 'peer';
  /** Wanted by a mentee, offered by a mentor, both by a peer. */
  skills?: string[];
  capacity?: number;
  languages?: string[];
  timeZone?: string | null;
  stage?: string;
  state?: string;
}

/** A member of the organization, accepted into the program. */
export async function enrol(
  world: World,
  organizationId: string,
  programId: string,
  entrant: Entrant,
): Promise<{ actor: Actor; enrolmentId: string }> {
  const { name, side, skills = [], capacity = 1, languages = ['en'] } = entrant;
  const { timeZone = 'Europe/London', stage = side === 'mentor' ? 'senior' : 'mid' } = entrant;
  const actor = await makeMember(world, organizationId, { name });
  const now = world.clock.now();
  await world.db
    .updateTable('person')
    .set({ time_zone: timeZone })
    .where('id', '=', actor.personId)
    .execute();
  await world.db
    .updateTable('profile')
    .set({ languages, career_stage: stage })
    .where('organization_id', '=', organizationId)
    .where('person_id', '=', actor.personId)
    .execute();
  for (const skill of skills) {
    await world.db
      .insertInto('skill')
      .values({
        id: world.random.id(),
        organization_id: organizationId,
        name: skill,
        created_at: now,
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const { id } = await world.db
      .selectFrom('skill')
      .select('id')
      .where('organization_id', '=', organizationId)
      .where('name', '=', skill)
      .executeTakeFirstOrThrow();
    const directions = { mentee: ['wants'], mentor: ['offers'], peer: ['wants', 'offers'] };
    await world.db
      .insertInto('person_skill')
      .values(
        directions[side].map((direction) => ({
          organization_id: organizationId,
          person_id: actor.personId,
          skill_id: id,
          direction,
        })),
      )
      .execute();
  }
  const enrolmentId = world.random.id();
  await world.db
    .insertInto('enrolment')
    .values({
      id: enrolmentId,
      organization_id: organizationId,
      program_id: programId,
      person_id: actor.personId,
      side,
      state: entrant.state ?? 'accepted',
      capacity,
      created_at: now,
      updated_at: now,
    })
    .execute();
  return { actor, enrolmentId };
}
