import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { memberPage } from '../../../http/page.server.ts';
import { Empty, Page, Pager, pageFrom, State } from '../../../ui/page.tsx';
import { Rows } from '../../../ui/table.tsx';
import { listGoalTemplates } from '../templates/goal-template-queries.server.ts';
import { TemplateFilter } from '../templates/template-filter.tsx';
import { fieldsOf, searchTemplates, templateSearchFrom } from '../templates/template-search.ts';
import { usePlaceWords } from '../templates/template-words.tsx';
import type { Route } from './+types/goal-templates';

const pageSize = 50;

export const loader = memberPage(async ({ world, actor, url }) => {
  const templates = await listGoalTemplates(world, actor);
  const search = templateSearchFrom(url.searchParams);
  const found = searchTemplates(templates, search);
  const page = pageFrom(url);
  return {
    search,
    fields: fieldsOf(templates),
    page,
    total: found.length,
    templates: found
      .slice((page - 1) * pageSize, page * pageSize)
      .map(({ id, title, stages, industry, kinds, origin, isHidden }) => ({
        id,
        title,
        stages,
        industry,
        kinds,
        origin,
        isHidden,
      })),
  };
});

export default function GoalTemplates({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation('goalTemplates');
  const { templates, search, fields, page, total } = loaderData;
  const place = usePlaceWords();
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      action={
        <Button component={Link} to="new">
          {t('new')}
        </Button>
      }
    >
      <TemplateFilter search={search} fields={fields} forManager />
      {templates.length === 0 ? (
        <Empty>{t('noneFound')}</Empty>
      ) : (
        <Rows
          caption={t('title')}
          rows={templates}
          rowKey={(template) => template.id}
          columns={[
            {
              title: t('column.title'),
              wide: true,
              cell: (template) => <Link to={template.id}>{template.title}</Link>,
            },
            { title: t('column.stages'), cell: (template) => place(template).stages },
            { title: t('column.industry'), cell: (template) => place(template).industry },
            { title: t('column.kinds'), cell: (template) => place(template).kinds },
            {
              title: t('column.state'),
              cell: ({ origin, isHidden }) => (
                <Group gap={4}>
                  <State tone={origin === 'built_in' ? 'calm' : 'good'}>
                    {t(`origin.${origin}`)}
                  </State>
                  {isHidden && <State tone="look">{t('hidden')}</State>}
                </Group>
              ),
            },
          ]}
        />
      )}
      <Pager page={page} size={pageSize} total={total} />
    </Page>
  );
}
