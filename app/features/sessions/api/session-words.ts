import { form, type MemberVisit, memberAction, memberPage } from '../../../http/page.server.ts';
import { asActor, idFrom } from '../../../platform/database.server.ts';
import { htmlOf } from '../../../platform/render-markdown.server.ts';
import { findEngagementForMember } from '../../engagements/engagement-queries.server.ts';
import type { SavedWords } from '../autosave.tsx';
import { privateNote, type SharedTexts, sharedText } from '../words.ts';
import { readSharedText, writePrivateNote, writeSharedText } from '../write-notes.server.ts';

const sessionOf = ({ params }: Pick<MemberVisit, 'params'>) => ({
  engagementId: idFrom(params.engagement),
  sessionId: idFrom(params.session),
});

/** What the others saved meanwhile, for a page that shows an older version. */
export const loader = memberPage(async (visit) => {
  const { world, actor } = visit;
  const { engagementId, sessionId } = sessionOf(visit);
  const saved = await asActor(world.db, actor, async (connection) =>
    readSharedText(
      connection,
      await findEngagementForMember(connection, actor, engagementId),
      sessionId,
    ),
  );
  return Response.json({ ...saved, html: htmlOf(saved.texts) } satisfies SavedWords<
    keyof SharedTexts
  >);
});

/** The same commands as the page's forms, for a page that saves while somebody types. */
export const action = memberAction({
  words: form(sharedText, async (visit: MemberVisit, given) => {
    const saved = await writeSharedText(visit.world, visit.actor, {
      ...sessionOf(visit),
      ...given,
    });
    return Response.json({ ...saved, html: htmlOf(saved.texts) });
  }),
  note: form(privateNote, async (visit: MemberVisit, given) => {
    const saved = await writePrivateNote(visit.world, visit.actor, {
      ...sessionOf(visit),
      ...given,
    });
    return Response.json({ ...saved, html: htmlOf(saved.texts) });
  }),
});
