import { redirect } from 'react-router';
import { z } from 'zod';
import { several } from '../../../http/fields.ts';
import { form, type SignedInVisit, signedInAction } from '../../../http/page.server.ts';
import { safeDestination } from '../../people/person.ts';
import { forgetReading, hideArticles, showArticles } from '../article-marks.server.ts';

/** Which articles, and where the button stood: one goes on there. */
const marked = z.object({
  articles: several(z.string().min(1).max(100)),
  back: z.string().max(2_000).default(''),
});

const marking = (mark: typeof hideArticles) =>
  form(marked, async ({ world, visitor }: SignedInVisit, { articles, back }) => {
    await mark(world, visitor, articles);
    return redirect(safeDestination(back));
  });

export const markAction = signedInAction({
  hide: marking(hideArticles),
  show: marking(showArticles),
  unread: marking(forgetReading),
});
