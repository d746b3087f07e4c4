import { z } from 'zod';
import type { Actor } from '../../platform/actor.ts';
import type { Connection } from '../../platform/database.server.ts';
import { careerStages } from '../profiles/profile.ts';
import { articles } from './articles.server.ts';
import { articlesFor, type Place, type Reason } from './fitting-articles.ts';

export interface OfferedArticle {
  slug: string;
  title: string;
  summary: string;
  minutes: number;
  reason: Reason;
}

/** What fits the actor at this step, by their own profile too. */
export async function offerArticles(
  connection: Connection,
  actor: Actor,
  place: Pick<Place, 'step' | 'role' | 'kind'>,
): Promise<OfferedArticle[]> {
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
  return articlesFor(articles, { ...place, stage, industry: row?.industry ?? '' }).map(
    ({ article: { slug, title, summary, minutes }, reason }) => ({
      slug,
      title,
      summary,
      minutes,
      reason,
    }),
  );
}
