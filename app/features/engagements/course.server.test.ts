import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeProgram } from '../../../tests/support/enrolled.ts';
import { createTestWorld, makeOrganization } from '../../../tests/support/world.ts';
import type { Actor } from '../../platform/actor.ts';
import { asActor } from '../../platform/database.server.ts';
import { NotFound, Refusal } from '../../platform/refusal.ts';
import { enterCommons } from '../organizations/enter-commons.server.ts';
import { beginWork } from './begin-work.server.ts';
import { closeEngagement } from './close-engagement.server.ts';
import { endEngagementEarly } from './end-engagement-early.server.ts';
import { isOpen, type Kind, type MemberRole, type Phase } from './engagement.ts';
import { acceptExtension, endExtension, proposeExtension } from './extend-engagement.server.ts';
import { acceptJoining, endJoining, proposeJoining } from './informal/join-program.server.ts';
import { beginClosing, pauseEngagement, resumeEngagement } from './pause-engagement.server.ts';
import { recordOutcome } from './record-outcome.server.ts';
import { adoptDraft } from './revise-agreement.server.ts';
import { signAgreement } from './sign-agreement.server.ts';
import { startEngagement } from './start-engagement.server.ts';

// The pure rules have their property in engagement.test.ts. Here the commands themselves are run, in
// any order and by anybody, against what a database may never show.

const world = await createTestWorld();
const start = new Date('2026-03-02T09:00:00Z');
const daysOf = (days: number) => days * 86_400_000;
const day = (moment: Date) => moment.toISOString().slice(0, 10);

interface Case {
  id: string;
  /** Each in the organization in which they know the engagement at first, and where it may move. */
  members: { first: Actor; later: Actor }[];
  programId: string;
}

async function begin(kind: Kind): Promise<Case> {
  world.clock.moveTo(start);
  const { organizationId, members } = await makeOrganization(world, { members: 4 });
  const programId = await makeProgram(world, organizationId, { kind });
  await world.db
    .updateTable('program')
    .set({ approves_enrolment: false })
    .where('id', '=', programId)
    .execute();
  const isCircle = kind === 'circle';
  const people = isCircle ? members : members.slice(0, 2);
  const roles: MemberRole[] = isCircle ? people.map(() => 'peer') : ['mentor', 'mentee'];
  const entered = await world.db.transaction().execute(async (connection) => {
    const all = [];
    for (const { personId } of people) all.push(await enterCommons(connection, world, personId));
    return all;
  });
  // A circle begins in its program; two begin on their own, and may join it.
  const firsts = isCircle ? people : entered.map(({ actor }) => actor);
  const enrolmentIds: string[] = [];
  if (isCircle) {
    for (const { personId } of people) {
      const id = world.random.id();
      enrolmentIds.push(id);
      await world.db
        .insertInto('enrolment')
        .values({
          id,
          organization_id: organizationId,
          program_id: programId,
          person_id: personId,
          side: 'peer',
          state: 'accepted',
          created_at: start,
          updated_at: start,
        })
        .execute();
    }
  }
  const { id } = await world.db.transaction().execute((connection) =>
    startEngagement(connection, world, {
      organizationId: firsts[0]?.organizationId ?? '',
      programId: isCircle ? programId : null,
      proposalId: null,
      kind,
      startsOn: '2026-03-02',
      endsOn: '2026-06-01',
      cadenceDays: 30,
      sessionMinutes: 60,
      members: firsts.map(({ personId }, index) => ({
        personId,
        enrolmentId: enrolmentIds[index] ?? null,
        role: roles[index] ?? 'peer',
      })),
    }),
  );
  const [owner] = firsts;
  const place = { organization_id: owner?.organizationId ?? '', engagement_id: id };
  const goalId = world.random.id();
  await world.db
    .insertInto('goal')
    .values({
      ...place,
      id: goalId,
      owner_id: owner?.personId ?? '',
      title: 'A goal',
      type: 'learning',
      state: 'active',
      due_on: '2026-05-01',
      created_at: start,
      updated_at: start,
    })
    .execute();
  await world.db
    .insertInto('milestone')
    .values({
      ...place,
      id: world.random.id(),
      goal_id: goalId,
      title: 'A step',
      due_on: '2026-04-01',
      created_at: start,
    })
    .execute();
  return {
    id,
    programId,
    members: firsts.map((first, index) => ({ first, later: people[index] ?? first })),
  };
}

const deeds = {
  draft: (actor: Actor, { id }: Case) => adoptDraft(world, actor, id),
  async sign(actor: Actor, { id }: Case) {
    const latest = await world.db
      .selectFrom('agreement')
      .select(['version', 'text_hash as hash'])
      .where('engagement_id', '=', id)
      .orderBy('version', 'desc')
      .executeTakeFirst();
    if (latest) await signAgreement(world, actor, id, { ...latest, name: 'Name' });
  },
  work: (actor: Actor, { id }: Case) =>
    asActor(world.db, actor, (connection) => beginWork(connection, world, actor, id, 'session')),
  pause: (actor: Actor, { id }: Case) => pauseEngagement(world, actor, id),
  resume: (actor: Actor, { id }: Case) => resumeEngagement(world, actor, id),
  beginClosing: (actor: Actor, { id }: Case) => beginClosing(world, actor, id),
  write: (actor: Actor, { id }: Case) =>
    recordOutcome(world, actor, id, {
      summary: 'Different now',
      evidence: '',
      nextStep: '',
      thanks: '',
      shared: false,
    }),
  close: (actor: Actor, { id }: Case) => closeEngagement(world, actor, id),
  end: (actor: Actor, { id }: Case) => endEngagementEarly(world, actor, id),
  extend: (actor: Actor, { id }: Case) =>
    proposeExtension(world, actor, id, day(new Date(world.clock.now().getTime() + daysOf(90)))),
  acceptExtension: (actor: Actor, { id }: Case) => acceptExtension(world, actor, id),
  endExtension: (actor: Actor, { id }: Case) => endExtension(world, actor, id),
  join: (actor: Actor, { id, programId }: Case) => proposeJoining(world, actor, id, programId),
  acceptJoining: (actor: Actor, { id }: Case) => acceptJoining(world, actor, id),
  endJoining: (actor: Actor, { id }: Case) => endJoining(world, actor, id),
} satisfies Record<string, (actor: Actor, known: Case) => Promise<unknown>>;
type Deed = keyof typeof deeds;

/** Everything that the commands may change, as the database has it. */
async function look({ id }: Case) {
  const engagement = await world.db
    .selectFrom('engagement')
    .select(['phase', 'kind', 'organization_id', 'program_id', 'starts_on', 'ends_on'])
    .select(['agreed_at', 'closed_at'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const members = await world.db
    .selectFrom('engagement_member')
    .leftJoin('enrolment', 'enrolment.id', 'engagement_member.enrolment_id')
    .select(['engagement_member.person_id', 'engagement_member.left_at', 'enrolment.state'])
    .select(['engagement_member.organization_id', 'engagement_member.enrolment_id'])
    .where('engagement_id', '=', id)
    .orderBy('engagement_member.person_id')
    .execute();
  const outcomes = await world.db
    .selectFrom('outcome')
    .select(['person_id', 'organization_id'])
    .where('engagement_id', '=', id)
    .execute();
  const proposals = await world.db
    .selectFrom('extension')
    .select('id')
    .where('engagement_id', '=', id)
    .where('state', '=', 'proposed')
    .execute();
  const signatures = await world.db
    .selectFrom('agreement_signature')
    .select('person_id')
    .where('engagement_id', '=', id)
    .execute();
  return { engagement, members, outcomes, proposals, signatures };
}
type Seen = Awaited<ReturnType<typeof look>>;

const nexts: Record<Phase, Phase[]> = {
  preparing: ['agreed', 'closing', 'ended_early'],
  agreed: ['working', 'closing', 'ended_early'],
  working: ['paused', 'closing', 'ended_early'],
  paused: ['working', 'closing', 'ended_early'],
  // Back where the close was a slip; on where the last one who had not written has left.
  closing: ['working', 'preparing', 'closed', 'ended_early'],
  closed: [],
  ended_early: [],
};

function expectPossible(before: Seen, { engagement, members, outcomes, ...now }: Seen): void {
  const phase = engagement.phase as Phase;
  const phaseBefore = before.engagement.phase as Phase;
  if (phase !== phaseBefore) expect(nexts[phaseBefore]).toContain(phase);
  if (!isOpen(phaseBefore)) expect(engagement).toEqual(before.engagement);
  expect(engagement.closed_at !== null).toBe(!isOpen(phase));
  const here = members.filter((member) => member.left_at === null);
  expect(here.length).toBeGreaterThanOrEqual(2);
  if (engagement.kind !== 'circle') expect(here).toHaveLength(members.length);
  // Work, and pauses of it, come after an agreement that all who are here have signed.
  if (['agreed', 'working', 'paused'].includes(phase)) {
    expect(engagement.agreed_at).not.toBeNull();
    const signers = now.signatures.map((signed) => signed.person_id);
    for (const { person_id } of here) expect(signers).toContain(person_id);
  }
  if (phase === 'preparing') expect(engagement.agreed_at).toBeNull();
  if (engagement.kind === 'flash') expect(['working', 'paused']).not.toContain(phase);
  if (phase === 'closed' && phaseBefore !== 'closed') {
    const wrote = here.filter(({ person_id }) =>
      outcomes.some((outcome) => outcome.person_id === person_id),
    );
    const isOver = engagement.ends_on < day(world.clock.now());
    expect(isOver || wrote.length >= (engagement.kind === 'flash' ? 1 : here.length)).toBe(true);
  }
  // The end only ever moves away.
  expect(engagement.ends_on >= before.engagement.ends_on).toBe(true);
  expect(now.proposals.length).toBeLessThanOrEqual(1);
  // All of it is in one organization; a program is joined once, with everybody enrolled there.
  for (const row of [...members, ...outcomes]) {
    expect(row.organization_id).toBe(engagement.organization_id);
  }
  if (before.engagement.program_id) {
    expect(engagement.program_id).toBe(before.engagement.program_id);
  }
  for (const member of members) {
    expect(member.enrolment_id !== null).toBe(engagement.program_id !== null);
    if (member.enrolment_id === null) continue;
    // Nobody is held as matched by what is over for them.
    const goesOn = isOpen(phase) && member.left_at === null;
    expect(member.state).toBe(
      goesOn ? 'matched' : phase === 'closed' && !member.left_at ? 'completed' : 'accepted',
    );
  }
}

/** What leads on from a phase: without it hardly any sequence would come to work or to a close. */
const forward: Record<Phase, readonly Deed[]> = {
  preparing: ['draft', 'sign', 'sign', 'join', 'acceptJoining'],
  agreed: ['work'],
  working: ['beginClosing', 'pause', 'beginClosing', 'extend', 'acceptExtension'],
  paused: ['resume'],
  closing: ['write', 'write', 'close'],
  closed: ['end'],
  ended_early: ['resume'],
};
/** Whether this one is still to sign, or still to write. */
function isMissing({ members, signatures, outcomes }: Seen, deed: Deed, { personId }: Actor) {
  const done = { sign: signatures, write: outcomes }[deed as string];
  return (
    done?.every((row) => row.person_id !== personId) &&
    members.some((row) => row.person_id === personId && row.left_at === null)
  );
}

const step = fc.record({
  forward: fc.option(fc.nat(4), { freq: 3 }),
  deed: fc.constantFrom(...(Object.keys(deeds) as Deed[])),
  who: fc.nat(3),
  days: fc.constantFrom(0, 0, 0, 0, 0, 1, 25),
});

describe('an engagement', () => {
  it.each(['one_to_one', 'circle', 'flash'] as const)(
    'reaches no impossible state, whatever its members do in whatever order: %s',
    { timeout: 120_000 },
    async (kind) => {
      const reached = new Set<string>();
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 35 }), async (steps) => {
          const known = await begin(kind);
          let before = await look(known);
          for (const { who, days, ...chosen } of steps) {
            world.clock.moveTo(new Date(world.clock.now().getTime() + daysOf(days)));
            const ways = forward[before.engagement.phase as Phase];
            const way = ways[(chosen.forward ?? 0) % ways.length];
            const deed = chosen.forward !== null && way ? way : chosen.deed;
            const member =
              (way === deed && known.members.find(({ first }) => isMissing(before, deed, first))) ||
              known.members[who % known.members.length];
            if (!member) throw new Error('nobody acts');
            const moved = before.engagement.organization_id !== member.first.organizationId;
            const actor = moved ? member.later : member.first;
            const hasLeft = before.members.some(
              (row) => row.person_id === actor.personId && row.left_at !== null,
            );
            const said = await deeds[deed](actor, known).then(
              () => 'done',
              (error: unknown) => error,
            );
            const after = await look(known);
            if (said !== 'done') {
              // Nothing but a rule's no, or 'not found' for whoever is out; and it changed nothing.
              expect(said).toBeInstanceOf(hasLeft ? NotFound : Refusal);
              expect(after).toEqual(before);
            }
            if (hasLeft) expect(after).toEqual(before);
            expectPossible(before, after);
            reached.add(after.engagement.phase);
            if (moved) reached.add('(joined a program)');
            if (hasLeft) reached.add('(somebody left)');
            before = after;
          }
        }),
        { numRuns: 16, seed: 5, endOnFailure: true },
      );
      // The sequences are long enough to mean something.
      const single = kind === 'flash';
      expect([...reached].sort()).toEqual([
        kind === 'circle' ? '(somebody left)' : '(joined a program)',
        'agreed',
        'closed',
        'closing',
        'ended_early',
        ...(single ? [] : ['paused']),
        'preparing',
        ...(single ? [] : ['working']),
      ]);
    },
  );
});
