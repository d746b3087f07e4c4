import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { makePair, type Pair } from '../../../tests/support/engagement.ts';
import { writeEveryWord } from '../../../tests/support/every-word.ts';
import { createTestWorld, type TestWorld } from '../../../tests/support/world.ts';
import type { Actor } from '../../platform/actor.ts';
import { asActor } from '../../platform/database.server.ts';
import { endEngagementEarly } from './end-engagement-early.server.ts';

/** That it exists, who is in it, what happened when: managers of the organization may see it. */
const states = [
  'care_step',
  'engagement_event',
  'engagement_fact',
  'engagement_member',
  'session',
  'session_series',
];
/** What two wrote before there was an engagement: held by a test of its own. */
const before = ['mentor_request'];
/** For whoever wrote it only; of a review's answers, until all have given theirs. */
const oneself = [
  'concern',
  'engagement_invitation',
  'nudge',
  'pulse',
  'review_answer',
  'session_private_note',
  'session_reflection',
  'survey',
];

describe("an engagement's words in the database", () => {
  let world: TestWorld;
  let pair: Pair;
  /** All tables that belong to an engagement, as the database itself tells. */
  let tables: string[];
  let words: string[];

  const tablesSeenBy = async (actor: Actor, among: string[]) =>
    asActor(world.db, actor, async (connection) => {
      const seen: string[] = [];
      for (const table of among) {
        const { rows } = await sql`select engagement_id from ${sql.table(table)}
          where engagement_id = ${pair.id}`.execute(connection);
        if (rows.length > 0) seen.push(table);
      }
      return seen;
    });

  beforeAll(async () => {
    world = await createTestWorld();
    pair = await makePair(world);
    const { rows } = await sql<{ name: string }>`select table_name as name
      from information_schema.columns where table_schema = 'public'
      and column_name = 'engagement_id' order by 1`.execute(world.db);
    tables = rows.map((row) => row.name);
    words = tables.filter((table) => ![...states, ...before].includes(table));
    const written = await writeEveryWord(world, pair);
    // A new table is written there too, or this test would not see who reads it.
    expect(words.filter((table) => !written.some((name) => name === table))).toEqual([]);
  });

  it('are all shown to their author', async () => {
    expect(await tablesSeenBy(pair.mentee, words)).toEqual(words);
  });

  it('are shown to the partner, except what is for oneself only', async () => {
    const shared = words.filter((table) => !oneself.includes(table));
    expect(await tablesSeenBy(pair.mentor, words)).toEqual(shared);
  });

  it('are shown to no manager, admin, outsider or ex-member', async () => {
    for (const { who, actor } of pair.outsiders) {
      expect([who, await tablesSeenBy(actor, words)]).toEqual([who, []]);
    }
  });

  it('leave to managers that it exists and what happened when, and to others nothing', async () => {
    for (const { who, actor } of pair.outsiders) {
      const manages = actor.role !== 'member' && actor.organizationId === pair.organizationId;
      expect([who, await tablesSeenBy(actor, states)]).toEqual([who, manages ? states : []]);
    }
  });

  it('stay with the two after an early end', async () => {
    await endEngagementEarly(world, pair.mentor, pair.id);
    expect(await tablesSeenBy(pair.mentor, ['goal'])).toEqual(['goal']);
    expect(await tablesSeenBy(pair.mentee, words)).toEqual(words);
    for (const { actor } of pair.outsiders) expect(await tablesSeenBy(actor, words)).toEqual([]);
  });
});
