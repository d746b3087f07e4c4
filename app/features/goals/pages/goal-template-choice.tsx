import { Button, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { memberPage } from '../../../http/page.server.ts';
import { asActor, idFrom } from '../../../platform/database.server.ts';
import { Empty, Page, Pager, pageFrom, Section } from '../../../ui/page.tsx';
import { findEngagementForMember } from '../../engagements/engagement-queries.server.ts';
import { findSeeker, listOfferedTemplates } from '../templates/goal-template-queries.server.ts';
import { TemplateFilter } from '../templates/template-filter.tsx';
import { bestFirst } from '../templates/template-fit.ts';
import { fieldsOf, searchTemplates, templateSearchFrom } from '../templates/template-search.ts';
import { TemplateFold, usePlaceWords } from '../templates/template-words.tsx';
import type { Route } from './+types/goal-template-choice';

const pageSize = 20;

export const loader = memberPage(async ({ world, actor, params, url }) =>
  asActor(world.db, actor, async (connection) => {
    const id = idFrom(params.engagement);
    const engagement = await findEngagementForMember(connection, actor, id);
    const templates = await listOfferedTemplates(connection, actor);
    const seeker = await findSeeker(connection, actor, engagement.kind);
    const search = { ...templateSearchFrom(url.searchParams), kind: null, state: 'all' as const };
    const found = searchTemplates(templates, search);
    const { forThem, others } = bestFirst(found, seeker);
    const page = pageFrom(url);
    const shown = [...forThem, ...others].slice((page - 1) * pageSize, page * pageSize);
    return {
      search,
      fields: fieldsOf(templates),
      knowsStanding: seeker.stage !== null || seeker.industry !== '',
      page,
      total: found.length,
      forYou: shown.filter((template) => forThem.includes(template)),
      others: shown.filter((template) => !forThem.includes(template)),
    };
  }),
);

type Loaded = Route.ComponentProps['loaderData'];

export default function GoalTemplateChoice({ loaderData, params }: Route.ComponentProps) {
  const { t } = useTranslation('goalTemplates');
  const { t: goals } = useTranslation('goals');
  const { forYou, others, search, fields, page, total, knowsStanding } = loaderData;
  const base = `/o/${params.organization}/engagements/${params.engagement}/goals`;
  return (
    <Page
      title={t('choice.title')}
      lead={t('choice.lead')}
      above={[
        { to: base, label: goals('title') },
        { to: `${base}/new`, label: goals('newTitle') },
      ]}
    >
      <TemplateFilter search={search} fields={fields} />
      {!knowsStanding && (
        <Text>
          <Link to={`/o/${params.organization}/profile`}>{t('choice.fillProfile')}</Link>
        </Text>
      )}
      {total === 0 && <Empty>{t('noneFound')}</Empty>}
      {forYou.length > 0 && (
        <Section
          title={knowsStanding ? t('choice.forYou') : t('choice.forEverybody')}
          note={knowsStanding && t('choice.forYouNote')}
        >
          <TemplateCards templates={forYou} base={base} />
        </Section>
      )}
      {others.length > 0 && (
        <Section title={t('choice.others')}>
          <TemplateCards templates={others} base={base} />
        </Section>
      )}
      <Pager page={page} size={pageSize} total={total} />
    </Page>
  );
}

function TemplateCards({ templates, base }: { templates: Loaded['forYou']; base: string }) {
  const { t } = useTranslation('goalTemplates');
  const placeOf = usePlaceWords();
  return (
    <ul className="cards">
      {templates.map((template) => {
        const place = placeOf(template);
        return (
          <li key={template.id}>
            <Stack gap="xs">
              <Group justify="space-between" align="flex-start" gap="sm">
                <Stack gap={2} flex="1 1 18rem">
                  <Text fw={600}>{template.title}</Text>
                  <span className="quiet">
                    {place.stages} · {place.industry}
                  </span>
                </Stack>
                <Button
                  component={Link}
                  to={`${base}/new?template=${template.id}`}
                  variant="default"
                  size="compact-md"
                  aria-label={t('choice.useLabel', { title: template.title })}
                >
                  {t('choice.use')}
                </Button>
              </Group>
              {template.description && <Text className="prose">{template.description}</Text>}
              <TemplateFold template={template} />
            </Stack>
          </li>
        );
      })}
    </ul>
  );
}
