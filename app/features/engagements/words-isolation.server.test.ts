import { beforeAll, describe, expect, it } from 'vitest';
import { addGoal, makePair, type Pair } from '../../../tests/support/engagement.ts';
import { createTestWorld, type TestWorld } from '../../../tests/support/world.ts';
import type { Actor } from '../../platform/actor.ts';
import { asActor } from '../../platform/database.server.ts';
import { answerPulse } from './answer-pulse.server.ts';
import { endEngagementEarly } from './end-engagement-early.server.ts';
import { rateSkills } from './rate-skills.server.ts';
import { adoptDraft } from './revise-agreement.server.ts';
import { signAgreement } from './sign-agreement.server.ts';

/** Every table that holds words of an engagement. */
const tables = [
  'session_content',
  'agreement',
  'agreement_signature',
  'goal',
  'goal_skill',
  'milestone',
  'goal_revision',
  'goal_revision_agreement',
  'check_in',
  'action',
  'skill_rating',
  'outcome',
  'session_private_note',
  'pulse',
] as const;

describe("an engagement's words in the database", () => {
  let world: TestWorld;
  let pair: Pair;

  const count = (actor: Actor, table: (typeof tables)[number]) =>
    asActor(world.db, actor, async (connection) => {
      const rows = await connection
        .selectFrom(table)
        .select('organization_id')
        .where('engagement_id', '=', pair.id)
        .execute();
      return rows.length;
    });

  beforeAll(async () => {
    world = await createTestWorld();
    pair = await makePair(world);
    const { goalId, skillId } = await addGoal(world, pair);
    const { mentee } = pair;
    const place = { organization_id: mentee.organizationId, engagement_id: pair.id };
    const now = world.clock.now();
    await adoptDraft(world, mentee, pair.id);
    const agreement = await world.db
      .selectFrom('agreement')
      .select(['version', 'text_hash as hash'])
      .executeTakeFirstOrThrow();
    await signAgreement(world, mentee, pair.id, { ...agreement, name: 'Name' });
    await answerPulse(world, mentee, pair.id, { respect: 5, noteToSelf: '' });
    await rateSkills(world, mentee, pair.id, {
      moment: 'before',
      ratings: [{ subject: mentee.personId, skill: skillId, level: 1 }],
    });
    const sessionId = world.random.id();
    const revisionId = world.random.id();
    const insert = world.db;
    await insert
      .insertInto('session')
      .values({
        id: sessionId,
        ...place,
        starts_at: now,
        minutes: 60,
        time_zone: 'UTC',
        state: 'held',
        created_at: now,
      })
      .execute();
    await insert
      .insertInto('session_content')
      .values({ session_id: sessionId, ...place, shared_notes: 'Shared' })
      .execute();
    await insert
      .insertInto('session_private_note')
      .values({
        session_id: sessionId,
        ...place,
        person_id: mentee.personId,
        text: 'Mine',
        updated_at: now,
      })
      .execute();
    await insert
      .insertInto('goal_revision')
      .values({
        id: revisionId,
        ...place,
        goal_id: goalId,
        number: 1,
        before: '{}',
        after: '{}',
        reason: 'Because',
        created_at: now,
      })
      .execute();
    await insert
      .insertInto('goal_revision_agreement')
      .values({
        revision_id: revisionId,
        ...place,
        person_id: mentee.personId,
        agreed_at: now,
      })
      .execute();
    await insert
      .insertInto('check_in')
      .values({
        id: world.random.id(),
        ...place,
        goal_id: goalId,
        person_id: mentee.personId,
        progress: 10,
        scale_version: 1,
        created_at: now,
      })
      .execute();
    await insert
      .insertInto('action')
      .values({
        id: world.random.id(),
        ...place,
        owner_id: mentee.personId,
        cue: 'On Monday',
        deed: 'write',
        due_on: '2026-04-01',
        state: 'open',
        created_at: now,
      })
      .execute();
    await insert
      .insertInto('outcome')
      .values({
        id: world.random.id(),
        ...place,
        person_id: mentee.personId,
        summary: 'Shared, and still not for everybody',
        shared_with_program: true,
        created_at: now,
      })
      .execute();
  });

  it.each(tables)('are shown to their author: %s', async (table) => {
    expect(await count(pair.mentee, table)).toBeGreaterThan(0);
  });

  it.each(tables)('are shown to no manager, admin, outsider or ex-member: %s', async (table) => {
    for (const { who, actor } of pair.outsiders) {
      expect([who, await count(actor, table)]).toEqual([who, 0]);
    }
  });

  it('are shown to the partner, except what is for oneself only', async () => {
    for (const table of tables) {
      const own = table === 'pulse' || table === 'session_private_note';
      expect([table, (await count(pair.mentor, table)) > 0]).toEqual([table, !own]);
    }
  });

  it('stay with the two after an early end', async () => {
    await endEngagementEarly(world, pair.mentor, pair.id);
    expect(await count(pair.mentor, 'goal')).toBe(1);
    expect(await count(pair.mentee, 'goal')).toBe(1);
    for (const { actor } of pair.outsiders) expect(await count(actor, 'goal')).toBe(0);
  });
});
