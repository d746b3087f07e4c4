import { Alert } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { redirect, type ShouldRevalidateFunction } from 'react-router';
import { form, memberAction, memberPage } from '../../../http/page.server.ts';
import { ActionForm, useRefusal } from '../../../ui/form.tsx';
import { Page } from '../../../ui/page.tsx';
import { templateChange } from '../templates/goal-template.ts';
import { findGoalTemplate } from '../templates/goal-template-queries.server.ts';
import { TemplateFields } from '../templates/template-form.tsx';
import { TemplateFold } from '../templates/template-words.tsx';
import { changeGoalTemplate } from '../templates/write-goal-template.server.ts';
import type { Route } from './+types/goal-template-edit';

export const loader = memberPage(async ({ world, actor, params }) => ({
  template: await findGoalTemplate(world, actor, params.template ?? ''),
}));

// A refused edit of words that changed meanwhile shows what they say now.
export const shouldRevalidate: ShouldRevalidateFunction = ({
  actionStatus,
  defaultShouldRevalidate,
}) => actionStatus === 422 || defaultShouldRevalidate;

export const action = memberAction({
  '': form(templateChange, async ({ world, actor, params, member }, { seen, content }) => {
    const id = params.template ?? '';
    await changeGoalTemplate(world, actor, { id, content, seen });
    return redirect(
      `/o/${member.organization.slug}/goal-templates/${id}?said=goalTemplates.changed`,
    );
  }),
});

export default function GoalTemplateEdit({ loaderData, params }: Route.ComponentProps) {
  const { t } = useTranslation('goalTemplates');
  const { template } = loaderData;
  const refused = useRefusal();
  const base = `/o/${params.organization}/goal-templates`;
  return (
    <Page
      title={t('editTitle')}
      lead={template.origin === 'own' ? t('editLead') : t('editBuiltIn')}
      above={[
        { to: base, label: t('title') },
        { to: `${base}/${template.id}`, label: template.title },
      ]}
    >
      {refused?.problems.some(({ key }) => key === 'problems:changedMeanwhile') && (
        <Alert color="clay" variant="light">
          {t('conflict')}
          <TemplateFold template={template} />
        </Alert>
      )}
      <ActionForm submit={t('save')}>
        <input type="hidden" name="seen" value={template.seen} />
        <TemplateFields template={template} />
      </ActionForm>
    </Page>
  );
}
