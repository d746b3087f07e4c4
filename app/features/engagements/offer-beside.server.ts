import type { Actor } from '../../platform/actor.ts';
import type { Connection } from '../../platform/database.server.ts';
import type { Step } from '../guide/article.ts';
import { type Offer, offerArticles } from '../guide/reader-queries.server.ts';
import type { Engagement } from './engagement-queries.server.ts';

/** What the Guide has beside a page of this engagement that is about this step. */
export function offerBeside(
  connection: Connection,
  actor: Actor,
  { me, kind }: Pick<Engagement, 'me' | 'kind'>,
  step: Step,
  first?: string,
): Promise<Offer> {
  return offerArticles(connection, actor, { first, step, role: me.role, kind });
}
