import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { memberPage } from '../../../http/page.server.ts';
import { renderArticle } from '../../../platform/markdown.server.ts';
import { Article } from '../../../ui/article.tsx';
import { Page } from '../../../ui/page.tsx';
import { findExercise } from '../../playbooks/built-in-playbooks.server.ts';
import type { Route } from './+types/exercise';

export const loader = memberPage(async ({ params }) => {
  const { title, minutes, body } = findExercise(params.exercise);
  return { title, minutes, html: renderArticle(body) };
});

export default function ExercisePage({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation('playbooks');
  const { organization, engagement } = useParams();
  return (
    <Page
      title={loaderData.title}
      lead={t('exercise.minutes', { count: loaderData.minutes })}
      above={[{ to: `/o/${organization}/engagements/${engagement}/playbook`, label: t('title') }]}
    >
      <Article html={loaderData.html} />
    </Page>
  );
}
