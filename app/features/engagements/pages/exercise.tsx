import '../../guide/guide.css';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { memberPage } from '../../../http/page.server.ts';
import { Page } from '../../../ui/page.tsx';
import { findExercise, renderGuidance } from '../../playbooks/built-in-playbooks.server.ts';
import type { Route } from './+types/exercise';

export const loader = memberPage(async ({ params }) => {
  const { title, minutes, body } = findExercise(params.exercise);
  return { title, minutes, html: renderGuidance(body) };
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
      <div
        className="article"
        // biome-ignore lint/security/noDangerouslySetInnerHtml: made by renderGuidance, which lets no HTML through
        dangerouslySetInnerHTML={{ __html: loaderData.html }}
      />
    </Page>
  );
}
