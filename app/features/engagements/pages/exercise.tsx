import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { memberPage } from '../../../http/page.server.ts';
import { asActor, idFrom } from '../../../platform/database.server.ts';
import { renderArticle } from '../../../platform/markdown.server.ts';
import { Article } from '../../../ui/article.tsx';
import { Page } from '../../../ui/page.tsx';
import { findExercise } from '../../playbooks/built-in-playbooks.server.ts';
import { isOpen } from '../engagement.ts';
import { findEngagementForMember } from '../engagement-queries.server.ts';
import type { Route } from './+types/exercise';

export const loader = memberPage(async ({ world, actor, params }) => {
  const { body, ...exercise } = findExercise(params.exercise);
  const engagement = await asActor(world.db, actor, (connection) =>
    findEngagementForMember(connection, actor, idFrom(params.engagement)),
  );
  return { ...exercise, html: renderArticle(body), isOpen: isOpen(engagement.phase) };
});

export default function ExercisePage({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation('playbooks');
  const { organization, engagement } = useParams();
  const base = `/o/${organization}/engagements/${engagement}`;
  const { key, title, minutes, html, keep } = loaderData;
  return (
    <Page
      title={title}
      lead={t('exercise.minutes', { count: minutes })}
      above={[{ to: `${base}/playbook`, label: t('title') }]}
    >
      <Article html={html} />
      {loaderData.isOpen && <Link to={`${base}/${keep}`}>{t(`exercise.keep.${key}`)}</Link>}
    </Page>
  );
}
