import { beforeEach, describe, expect, it } from 'vitest';
import { addGoal, makePair, type Pair } from '../../../tests/support/engagement.ts';
import { createTestWorld, type TestWorld } from '../../../tests/support/world.ts';
import type { Actor } from '../../platform/actor.ts';
import { asActor } from '../../platform/database.server.ts';
import { NotFound } from '../../platform/refusal.ts';
import { beginWork } from './begin-work.server.ts';
import { closeEngagement } from './close-engagement.server.ts';
import { endEngagementEarly } from './end-engagement-early.server.ts';
import { findEngagementForMember } from './engagement-queries.server.ts';
import { listOutcomes } from './outcome-queries.server.ts';
import { beginClosing, pauseEngagement, resumeEngagement } from './pause-engagement.server.ts';
import { recordOutcome } from './record-outcome.server.ts';
import { adoptDraft } from './revise-agreement.server.ts';
import { signAgreement } from './sign-agreement.server.ts';

const words = {
  summary: 'I speak up now',
  evidence: 'The June talk',
  nextStep: 'Become a mentor',
  thanks: 'Thank you',
  shared: false,
};
const spring = new Date('2026-03-02T09:00:00Z');

describe('the end of an engagement', () => {
  let world: TestWorld;
  let pair: Pair;

  const find = (actor: Actor) =>
    asActor(world.db, actor, (connection) => findEngagementForMember(connection, actor, pair.id));
  const outcomes = (actor: Actor) =>
    asActor(world.db, actor, async (connection) =>
      listOutcomes(connection, await findEngagementForMember(connection, actor, pair.id)),
    );
  const work = async () => {
    await adoptDraft(world, pair.mentee, pair.id);
    const agreement = await world.db
      .selectFrom('agreement')
      .select(['version', 'text_hash as hash'])
      .where('engagement_id', '=', pair.id)
      .executeTakeFirstOrThrow();
    for (const actor of [pair.mentor, pair.mentee]) {
      await signAgreement(world, actor, pair.id, { ...agreement, name: 'Name' });
    }
    await asActor(world.db, pair.mentee, (connection) =>
      beginWork(connection, world, pair.mentee, pair.id, 'session'),
    );
  };
  const events = async (kind: string) =>
    world.db
      .selectFrom('engagement_event')
      .select('person_id')
      .where('engagement_id', '=', pair.id)
      .where('kind', '=', kind)
      .execute();

  beforeEach(async () => {
    world ??= await createTestWorld();
    world.clock.moveTo(spring);
    pair = await makePair(world);
    await addGoal(world, pair);
  });

  it('comes when both have written, and leaves everything to read', async () => {
    await work();
    await beginClosing(world, pair.mentor, pair.id);
    expect(await recordOutcome(world, pair.mentor, pair.id, words)).toEqual({ closed: false });
    expect(await recordOutcome(world, pair.mentee, pair.id, words)).toEqual({ closed: true });
    expect(await find(pair.mentee)).toMatchObject({ phase: 'closed', closedAt: spring });
    expect(await outcomes(pair.mentee)).toHaveLength(2);
    await expect(recordOutcome(world, pair.mentee, pair.id, words)).rejects.toThrow(/notClosing/);
    await expect(adoptDraft(world, pair.mentee, pair.id)).rejects.toThrow(/noAmendment/);
    await expect(endEngagementEarly(world, pair.mentee, pair.id)).rejects.toThrow(/cannot/);
  });

  it('lets a member change what they wrote until then, and notes it once', async () => {
    await work();
    await beginClosing(world, pair.mentor, pair.id);
    await recordOutcome(world, pair.mentor, pair.id, words);
    await recordOutcome(world, pair.mentor, pair.id, { ...words, shared: true });
    expect(await outcomes(pair.mentee)).toMatchObject([{ shared: true }]);
    expect(await events('outcome_recorded')).toHaveLength(1);
  });

  it('waits for the partner until the end date, and for nobody after it', async () => {
    await work();
    await beginClosing(world, pair.mentor, pair.id);
    await expect(closeEngagement(world, pair.mentor, pair.id)).rejects.toThrow(/cannot.close/);
    world.clock.moveTo(new Date('2026-09-02T00:00:00Z'));
    await closeEngagement(world, pair.mentor, pair.id);
    expect((await find(pair.mentee)).phase).toBe('closed');
  });

  it('can be taken back while nobody has written', async () => {
    await work();
    await beginClosing(world, pair.mentor, pair.id);
    await resumeEngagement(world, pair.mentee, pair.id);
    expect((await find(pair.mentee)).phase).toBe('working');
    await beginClosing(world, pair.mentor, pair.id);
    await recordOutcome(world, pair.mentor, pair.id, words);
    await expect(resumeEngagement(world, pair.mentee, pair.id)).rejects.toThrow(/cannot.resume/);
  });

  it('has a pause before it, from which both come back', async () => {
    await expect(pauseEngagement(world, pair.mentee, pair.id)).rejects.toThrow(/cannot.pause/);
    await work();
    await pauseEngagement(world, pair.mentee, pair.id);
    expect((await find(pair.mentor)).phase).toBe('paused');
    await resumeEngagement(world, pair.mentor, pair.id);
    expect((await find(pair.mentor)).phase).toBe('working');
  });

  it('may come early, without a reason, without a name, with the same mail to both', async () => {
    await world.runJobs();
    await endEngagementEarly(world, pair.mentee, pair.id);
    expect(await events('ended_early')).toEqual([{ person_id: null }]);
    const mails = await world.runJobs();
    expect(mails.map((mail) => mail.to.split('.')[1]).sort()).toEqual(['1', '2']);
    expect(new Set(mails.map((mail) => mail.subject)).size).toBe(1);
    expect((await find(pair.mentor)).phase).toBe('ended_early');
    await expect(endEngagementEarly(world, pair.mentor, pair.id)).rejects.toThrow(/cannot/);
  });

  it('frees the enrolments: for a new match after an exit, for good after a close', async () => {
    const [one, two] = [await enrol(pair.mentee), await enrol(pair.mentor)];
    await endEngagementEarly(world, pair.mentee, pair.id);
    expect(await states([one, two])).toEqual(['accepted', 'accepted']);

    pair = await makePair(world);
    await addGoal(world, pair);
    const ids = [await enrol(pair.mentee), await enrol(pair.mentor)];
    await work();
    await beginClosing(world, pair.mentor, pair.id);
    await recordOutcome(world, pair.mentor, pair.id, words);
    await recordOutcome(world, pair.mentee, pair.id, words);
    expect(await states(ids)).toEqual(['completed', 'completed']);
  });

  it('leaves an enrolment matched that has another partner, whom this one cannot see', async () => {
    const mentee = await enrol(pair.mentee);
    const mentor = await enrol(pair.mentor);
    await world.db
      .insertInto('engagement')
      .columns(['id', 'organization_id', 'kind', 'phase', 'starts_on', 'ends_on'])
      .columns(['cadence_days', 'session_minutes', 'created_at'])
      .values({
        id: world.random.id(),
        organization_id: pair.mentor.organizationId,
        kind: 'one_to_one',
        phase: 'working',
        starts_on: '2026-03-02',
        ends_on: '2026-09-01',
        cadence_days: 30,
        session_minutes: 60,
        created_at: spring,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
      .then(({ id }) =>
        world.db
          .insertInto('engagement_member')
          .values({
            engagement_id: id,
            organization_id: pair.mentor.organizationId,
            person_id: pair.mentor.personId,
            enrolment_id: mentor,
            role: 'mentor',
            joined_at: spring,
          })
          .execute(),
      );
    await endEngagementEarly(world, pair.mentee, pair.id);
    expect(await states([mentee, mentor])).toEqual(['accepted', 'matched']);
  });

  it('is nothing that managers, admins, outsiders or ex-members reach', async () => {
    await work();
    for (const { actor } of pair.outsiders) {
      const all = [
        pauseEngagement(world, actor, pair.id),
        beginClosing(world, actor, pair.id),
        endEngagementEarly(world, actor, pair.id),
        closeEngagement(world, actor, pair.id),
        recordOutcome(world, actor, pair.id, words),
        outcomes(actor),
      ];
      for (const result of await Promise.allSettled(all)) {
        expect(result).toMatchObject({ status: 'rejected', reason: expect.any(NotFound) });
      }
    }
  });

  async function enrol(actor: Actor): Promise<string> {
    const programId = world.random.id();
    await world.db
      .insertInto('program')
      .values({
        id: programId,
        organization_id: actor.organizationId,
        name: 'Program',
        kind: 'one_to_one',
        state: 'running',
        starts_on: '2026-01-01',
        enrolment_code: programId,
        created_at: spring,
      })
      .execute();
    const id = world.random.id();
    await world.db
      .insertInto('enrolment')
      .values({
        id,
        organization_id: actor.organizationId,
        program_id: programId,
        person_id: actor.personId,
        side: 'mentee',
        state: 'matched',
        capacity: 2,
        created_at: spring,
        updated_at: spring,
      })
      .execute();
    await world.db
      .updateTable('engagement_member')
      .set({ enrolment_id: id })
      .where('engagement_id', '=', pair.id)
      .where('person_id', '=', actor.personId)
      .execute();
    return id;
  }

  async function states(ids: string[]): Promise<string[]> {
    const rows = await world.db
      .selectFrom('enrolment')
      .select(['id', 'state'])
      .where('id', 'in', ids)
      .execute();
    return ids.map((id) => rows.find((row) => row.id === id)?.state ?? '');
  }
});
