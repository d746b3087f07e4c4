import { z } from 'zod';
import type { Actor } from '../../platform/actor.ts';
import { asActor, type Connection } from '../../platform/database.server.ts';
import type { World } from '../../platform/world.ts';
import { careerStages } from '../profiles/profile.ts';
import type { Article } from './article.ts';
import { type ArticleMark, findMarks } from './article-marks.server.ts';
import { articles } from './articles.server.ts';
import { articlesFor, type Place, type Reason } from './fitting-articles.ts';

export interface OfferedArticle {
  slug: string;
  title: string;
  summary: string;
  minutes: number;
  isRead: boolean;
  reason: Reason;
}

export interface Offer {
  articles: OfferedArticle[];
  /** Those that would stand here too, had the reader not hidden them. */
  hidden: string[];
}

/** What fits the actor at this step, by their own profile too, without what they have hidden. */
export async function offerArticles(
  connection: Connection,
  actor: Actor,
  place: Pick<Place, 'first' | 'step' | 'role' | 'kind'>,
): Promise<Offer> {
  const row = await connection
    .selectFrom('profile')
    .select(['career_stage', 'industry'])
    .where('organization_id', '=', actor.organizationId)
    .where('person_id', '=', actor.personId)
    .executeTakeFirst();
  const stage = z
    .enum(careerStages)
    .nullable()
    .parse(row?.career_stage ?? null);
  const marks = await findMarks(connection, actor.personId);
  const fitting = articlesFor(articles, { ...place, stage, industry: row?.industry ?? '' });
  const isHidden = ({ article }: { article: Article }) =>
    marks.get(article.slug)?.isHidden === true;
  return {
    articles: fitting
      .filter((entry) => !isHidden(entry))
      .map(({ article, reason }) => ({ ...listed(article, marks), reason })),
    hidden: fitting.filter(isHidden).map(({ article }) => article.slug),
  };
}

/** The same, for a page that asks nothing else of the database. */
export async function findOffer(
  world: World,
  actor: Actor,
  place: Parameters<typeof offerArticles>[2],
): Promise<Offer> {
  return asActor(world.db, actor, (connection) => offerArticles(connection, actor, place));
}

/** An article as lists show it, to somebody with these marks. */
export function listed(
  { slug, title, summary, minutes }: Article,
  marks: ReadonlyMap<string, ArticleMark>,
) {
  return { slug, title, summary, minutes, isRead: Boolean(marks.get(slug)?.readOn) };
}
