import { useTranslation } from 'react-i18next';
import { redirect } from 'react-router';
import { form, memberAction, memberPage } from '../../../http/page.server.ts';
import { NotFound } from '../../../platform/refusal.ts';
import { ActionForm } from '../../../ui/form.tsx';
import { Page } from '../../../ui/page.tsx';
import { canKeepTemplates, newTemplate } from '../templates/goal-template.ts';
import { findGoalTemplate } from '../templates/goal-template-queries.server.ts';
import { TemplateFields } from '../templates/template-form.tsx';
import { writeGoalTemplate } from '../templates/write-goal-template.server.ts';
import type { Route } from './+types/goal-template-new';

/** Empty, or a copy: `?from=` names the template to begin with. */
export const loader = memberPage(async ({ world, actor, url }) => {
  if (!canKeepTemplates(actor)) throw new NotFound();
  const from = url.searchParams.get('from');
  return { template: from ? await findGoalTemplate(world, actor, from) : undefined };
});

export const action = memberAction({
  '': form(newTemplate, async ({ world, actor, member }, content) => {
    const { id } = await writeGoalTemplate(world, actor, content);
    return redirect(
      `/o/${member.organization.slug}/goal-templates/${id}?said=goalTemplates.written`,
    );
  }),
});

export default function GoalTemplateNew({ loaderData, params }: Route.ComponentProps) {
  const { t } = useTranslation('goalTemplates');
  const { template } = loaderData;
  const base = `/o/${params.organization}/goal-templates`;
  return (
    <Page
      title={template ? t('copyTitle') : t('newTitle')}
      lead={t('newLead')}
      above={[
        { to: base, label: t('title') },
        ...(template ? [{ to: `${base}/${template.id}`, label: template.title }] : []),
      ]}
    >
      <ActionForm submit={t('add')}>
        <TemplateFields template={template} />
      </ActionForm>
    </Page>
  );
}
