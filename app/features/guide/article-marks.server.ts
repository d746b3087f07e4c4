import type { Kysely } from 'kysely';
import type { DB } from '../../../db/schema.gen.ts';
import type { Visitor } from '../../http/context.ts';
import { todayOf } from '../../platform/clock.ts';
import type { World } from '../../platform/world.ts';
import { findArticle } from './articles.server.ts';

// The Guide is the same everywhere, so nobody acts for an organization here: whoever is signed in
// keeps their own marks, and is asked for by nobody else.

/** What somebody made of an article: the day they first read it, and whether it is out of their way. */
export interface ArticleMark {
  readOn: string | null;
  isHidden: boolean;
}

/** A person's marks, by article. */
export async function findMarks(
  connection: Kysely<DB>,
  personId: string,
): Promise<Map<string, ArticleMark>> {
  const rows = await connection
    .selectFrom('guide_mark')
    .select(['article', 'read_on', 'is_hidden'])
    .where('person_id', '=', personId)
    .execute();
  return new Map(
    rows.map((row) => [row.article, { readOn: row.read_on, isHidden: row.is_hidden }]),
  );
}

/** Notes that somebody has opened an article; the first day stays. */
export async function noteReading(
  world: Pick<World, 'db' | 'clock'>,
  { personId }: Visitor,
  slug: string,
): Promise<void> {
  const read_on = todayOf(world);
  await world.db
    .insertInto('guide_mark')
    .values({ person_id: personId, article: findArticle(slug).slug, read_on })
    .onConflict((conflict) =>
      conflict
        .columns(['person_id', 'article'])
        .doUpdateSet({ read_on })
        .where('guide_mark.read_on', 'is', null),
    )
    .execute();
}

export async function forgetReading(
  world: Pick<World, 'db'>,
  { personId }: Visitor,
  slugs: readonly string[],
): Promise<void> {
  await setMark(world, personId, slugs, { read_on: null });
}

/** These are no longer offered beside one's work. They stay in the Guide. */
export async function hideArticles(
  world: Pick<World, 'db'>,
  { personId }: Visitor,
  slugs: readonly string[],
): Promise<void> {
  await setMark(world, personId, slugs, { is_hidden: true });
}

export async function showArticles(
  world: Pick<World, 'db'>,
  { personId }: Visitor,
  slugs: readonly string[],
): Promise<void> {
  await setMark(world, personId, slugs, { is_hidden: false });
}

async function setMark(
  { db }: Pick<World, 'db'>,
  personId: string,
  slugs: readonly string[],
  mark: { read_on: null } | { is_hidden: boolean },
): Promise<void> {
  if (slugs.length === 0) return;
  await db
    .insertInto('guide_mark')
    .values(
      slugs.map((slug) => ({ person_id: personId, article: findArticle(slug).slug, ...mark })),
    )
    .onConflict((conflict) => conflict.columns(['person_id', 'article']).doUpdateSet(mark))
    .execute();
}
