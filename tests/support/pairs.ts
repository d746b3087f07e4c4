import type { Actor } from '../../app/platform/actor.ts';
import { makeMember, type TestWorld } from './world.ts';

// Rows as the commands would leave them, for tests of figures over many engagements.

export async function makeProgram(
  world: TestWorld,
  organizationId: string,
  name = 'Spring',
): Promise<string> {
  const id = world.random.id();
  await world.db
    .insertInto('program')
    .values({
      id,
      organization_id: organizationId,
      name,
      kind: 'one_to_one',
      state: 'running',
      starts_on: '2026-01-05',
      ends_on: '2026-07-05',
      enrolment_code: world.random.token(),
      created_at: world.clock.now(),
    })
    .execute();
  return id;
}

export interface Pair {
  engagementId: string;
  mentor: Actor;
  mentee: Actor;
}

interface PairOptions {
  organizationId: string;
  programId: string;
  phase?: string;
  startsOn?: string;
  agreedOn?: string | null;
  /** Days of the sessions held. */
  heldOn?: string[];
  plannedOn?: string;
  /** Other things that happened, by kind and day. */
  events?: [kind: string, day: string][];
  names?: [mentor: string, mentee: string];
}

const at = (day: string) => new Date(`${day}T10:00:00Z`);

/** A mentor and a mentee with their course: its state and its events, no words. */
export async function makePair(world: TestWorld, options: PairOptions): Promise<Pair> {
  const { organizationId, programId, startsOn = '2026-01-05', heldOn = [] } = options;
  const agreedOn = options.agreedOn === undefined ? startsOn : options.agreedOn;
  const [mentorName, menteeName] = options.names ?? ['Mira Mentor', 'Mo Mentee'];
  const mentor = await makeMember(world, organizationId, { name: mentorName });
  const mentee = await makeMember(world, organizationId, { name: menteeName });
  const engagementId = world.random.id();
  const shared = { organization_id: organizationId, engagement_id: engagementId };
  await world.db
    .insertInto('engagement')
    .values({
      id: engagementId,
      organization_id: organizationId,
      program_id: programId,
      kind: 'one_to_one',
      phase: options.phase ?? 'working',
      starts_on: startsOn,
      ends_on: '2026-07-05',
      cadence_days: 30,
      session_minutes: 60,
      created_at: at(startsOn),
      agreed_at: agreedOn && at(agreedOn),
    })
    .execute();
  await world.db
    .insertInto('engagement_member')
    .values(
      [mentor, mentee].map((actor, index) => ({
        ...shared,
        person_id: actor.personId,
        role: index === 0 ? 'mentor' : 'mentee',
        joined_at: at(startsOn),
      })),
    )
    .execute();
  const events = [
    ['started', startsOn],
    ...(agreedOn ? [['agreement_in_force', agreedOn]] : []),
    ...heldOn.map((day) => ['session_held', day]),
    ...(options.events ?? []),
  ];
  await world.db
    .insertInto('engagement_event')
    .values(
      events.map(([kind = '', day = '']) => ({
        ...shared,
        id: world.random.id(),
        kind,
        occurred_at: at(day),
      })),
    )
    .execute();
  const sessions = [
    ...heldOn.map((day) => ({ day, state: 'held' })),
    ...(options.plannedOn ? [{ day: options.plannedOn, state: 'scheduled' }] : []),
  ];
  for (const { day, state } of sessions) {
    await world.db
      .insertInto('session')
      .values({
        ...shared,
        id: world.random.id(),
        starts_at: at(day),
        minutes: 60,
        time_zone: 'UTC',
        state,
        created_at: at(day),
      })
      .execute();
  }
  return { engagementId, mentor, mentee };
}
