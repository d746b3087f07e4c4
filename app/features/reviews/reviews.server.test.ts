import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  addGoal,
  eventsOf,
  makePair,
  type Pair,
  putInPhase,
} from '../../../tests/support/engagement.ts';
import { createTestWorld, type TestWorld } from '../../../tests/support/world.ts';
import type { Actor } from '../../platform/actor.ts';
import { asActor } from '../../platform/database.server.ts';
import { findEngagementForMember } from '../engagements/engagement-queries.server.ts';
import { loadSituations } from '../engagements/situation-queries.server.ts';
import { answerReview } from './answer-review.server.ts';
import { decideAction, decideRevision } from './decide-in-review.server.ts';
import { moveReview } from './move-review.server.ts';
import { listDecisions, listReviews } from './review-queries.server.ts';

const answer = {
  keep: 'The weekly calls',
  change: '',
  stop: '',
  goalClarity: 4,
  alignment: 5,
  commitment: 3,
};

describe('reviews', () => {
  let world: TestWorld;
  let pair: Pair;
  beforeAll(async () => {
    world = await createTestWorld();
  });
  beforeEach(async () => {
    await world.runJobs();
    pair = await makePair(world);
    await putInPhase(world, pair.id, 'working');
    world.clock.moveTo(new Date('2026-05-02T09:00:00Z'));
  });

  const read = (actor: Actor) =>
    asActor(world.db, actor, async (connection) => {
      const engagement = await findEngagementForMember(connection, actor, pair.id);
      return listReviews(connection, actor, engagement);
    });
  const first = async (actor: Actor) => (await read(actor))[0];
  const give = (actor: Actor, changes: Partial<typeof answer> = {}, number = 1) =>
    answerReview(world, actor, { engagementId: pair.id, number, ...answer, ...changes });
  const rows = (actor: Actor) =>
    asActor(world.db, actor, (connection) =>
      connection
        .selectFrom('review_answer')
        .select('person_id')
        .where('engagement_id', '=', pair.id)
        .execute(),
    );

  it("hide the other's answers until both have answered, in the database too", async () => {
    await give(pair.mentor, { keep: 'Mine alone' });
    expect((await first(pair.mentee))?.answers).toEqual([]);
    expect((await first(pair.mentee))?.answererIds).toEqual([pair.mentor.personId]);
    expect((await first(pair.mentor))?.answers).toHaveLength(1);
    expect(await rows(pair.mentee)).toEqual([]);
    expect(await give(pair.mentee)).toEqual({ isComplete: true });
    for (const actor of [pair.mentor, pair.mentee]) {
      const review = await first(actor);
      expect(review?.isComplete).toBe(true);
      expect(review?.answers.map(({ keep }) => keep)).toEqual(['Mine alone', answer.keep]);
      expect(await rows(actor)).toHaveLength(2);
    }
    expect(await eventsOf(world, pair.id)).toContain('reviewed');
  });

  it('may be changed until the other has answered, and not after', async () => {
    await give(pair.mentor);
    await give(pair.mentor, { keep: 'On second thought' });
    expect((await first(pair.mentor))?.answers[0]?.keep).toBe('On second thought');
    await give(pair.mentee);
    await expect(give(pair.mentor)).rejects.toThrow('reviews:problems.complete');
  });

  it('are told to each once, without a word of the answers', async () => {
    await give(pair.mentor);
    await give(pair.mentor, { keep: 'Changed' });
    const asked = await world.runJobs();
    expect(asked.map((mail) => mail.subject)).toEqual(['Member 1 has answered your review']);
    await give(pair.mentee);
    const told = await world.runJobs();
    expect(told.map((mail) => mail.subject)).toEqual(['Your review is complete']);
    expect(JSON.stringify([asked, told])).not.toMatch(/weekly calls|Changed/);
  });

  it('wait for whoever has not answered, and are moved by either', async () => {
    const move = (actor: Actor, dueOn: string) =>
      moveReview(world, actor, { engagementId: pair.id, number: 1, dueOn });
    world.clock.moveTo(new Date('2026-03-20T09:00:00Z'));
    await expect(give(pair.mentor)).rejects.toThrow('reviews:problems.tooEarly');
    await expect(move(pair.mentor, '2026-12-01')).rejects.toThrow('reviews:problems.outside');
    await move(pair.mentor, '2026-03-25');
    await move(pair.mentee, '2026-03-24');
    await give(pair.mentor);
    const [situation] = await asActor(world.db, pair.mentee, async (connection) =>
      loadSituations(connection, pair.mentee, [
        await findEngagementForMember(connection, pair.mentee, pair.id),
      ]),
    );
    expect(situation?.reviews).toEqual([
      { number: 1, dueOn: '2026-03-24', answererIds: [pair.mentor.personId] },
      { number: 2, dueOn: '2026-07-02', answererIds: [] },
    ]);
  });

  it('lead to actions and to revised goals, once all have answered', async () => {
    const { goalId } = await addGoal(world, pair);
    const which = { engagementId: pair.id, number: 1 };
    const action = {
      cue: 'After each call',
      deed: 'write one line',
      dueOn: '2026-06-01',
      ownerId: pair.mentee.personId,
    };
    await give(pair.mentor);
    await expect(decideAction(world, pair.mentor, { ...which, ...action })).rejects.toThrow(
      'reviews:problems.notComplete',
    );
    await give(pair.mentee);
    await decideAction(world, pair.mentor, { ...which, ...action });
    await decideRevision(world, pair.mentee, { ...which, goalId });
    await expect(
      decideRevision(world, pair.mentee, { ...which, goalId: world.random.id() }),
    ).rejects.toThrow('not found');
    const decisions = await asActor(world.db, pair.mentee, async (connection) =>
      listDecisions(connection, await findEngagementForMember(connection, pair.mentee, pair.id)),
    );
    expect(decisions).toMatchObject([
      { action: { deed: 'write one line' }, goal: null },
      { action: null, goal: { id: goalId, isRevised: false } },
    ]);
  });

  it('are over with the engagement; a lone answer stays its author’s', async () => {
    await give(pair.mentor);
    await putInPhase(world, pair.id, 'ended_early');
    await expect(give(pair.mentee)).rejects.toThrow('engagements:problems.ended');
    expect((await first(pair.mentee))?.answers).toEqual([]);
    expect((await first(pair.mentor))?.answers).toHaveLength(1);
  });

  it('are not there for managers, admins, outsiders and former members', async () => {
    await give(pair.mentor);
    await give(pair.mentee);
    const which = { engagementId: pair.id, number: 1 };
    for (const { who, actor } of pair.outsiders) {
      await expect(read(actor), who).rejects.toThrow('not found');
      await expect(give(actor), who).rejects.toThrow('not found');
      await expect(
        moveReview(world, actor, { ...which, dueOn: '2026-05-10' }),
        who,
      ).rejects.toThrow('not found');
      const goalId = world.random.id();
      await expect(decideRevision(world, actor, { ...which, goalId }), who).rejects.toThrow(
        'not found',
      );
      expect(await rows(actor), who).toEqual([]);
    }
  });
});
