import { NativeSelect, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, redirect } from 'react-router';
import { z } from 'zod';
import { form, memberAction, memberPage } from '../../../http/page.server.ts';
import { ActionForm, TextField } from '../../../ui/form.tsx';
import { Empty, Page, Pager, pageFrom, Section, State } from '../../../ui/page.tsx';
import { SearchForm } from '../../../ui/search-form.tsx';
import { Rows } from '../../../ui/table.tsx';
import { addDefaultSkills, addSkill } from '../change-skills.server.ts';
import { defaultSkills } from '../default-skills.ts';
import { namedSkill, type SkillFilter, skillFilterFrom, skillFilters } from '../skill.ts';
import { listSkills, type SkillLine } from '../skill-queries.server.ts';
import type { Route } from './+types/skills';

export const loader = memberPage(async ({ world, actor, url }) => {
  const search = url.searchParams.get('q')?.trim().slice(0, 200) ?? '';
  const filter = skillFilterFrom(url.searchParams.get('which'));
  const page = pageFrom(url);
  return { ...(await listSkills(world, actor, { search, filter, page })), search, filter, page };
});

export const action = memberAction({
  add: form(namedSkill, async ({ world, actor, params }, { name }) => {
    await addSkill(world, actor, name);
    const said = new URLSearchParams({ said: 'skills.added', name });
    return redirect(`/o/${params.organization}/skills?${said}`);
  }),
  defaults: form(z.object({}), async ({ world, actor, params }) => {
    await addDefaultSkills(world, actor);
    return redirect(`/o/${params.organization}/skills?said=skills.defaults`);
  }),
});

export default function Skills({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation('skills');
  const { skills, total, listed, page, pageSize, search, filter } = loaderData;
  const narrowed = search !== '' || filter !== 'all';
  return (
    <Page title={t('title')} lead={t('lead')}>
      {listed === 0 && (
        <Stack gap="xs" align="flex-start">
          <Text>{t('defaults.text')}</Text>
          <ActionForm
            intent="defaults"
            submit={t('defaults.submit', { count: defaultSkills.length })}
          />
        </Stack>
      )}
      {(total > 0 || narrowed) && <SkillSearch search={search} filter={filter} />}
      {skills.length === 0 ? (
        <Empty>{narrowed ? t('noneFound') : t('empty')}</Empty>
      ) : (
        <SkillTable skills={skills} />
      )}
      <Pager page={page} size={pageSize} total={total} />
      <Section title={t('add.title')}>
        <ActionForm intent="add" submit={t('add.submit')} tone="quiet" inline>
          <TextField name="name" label={t('add.name')} width="24rem" />
        </ActionForm>
      </Section>
    </Page>
  );
}

function SkillSearch({ search, filter }: { search: string; filter: SkillFilter }) {
  const { t } = useTranslation('skills');
  return (
    <SearchForm label={t('search')} value={search}>
      <NativeSelect
        name="which"
        label={t('which.label')}
        defaultValue={filter}
        key={filter}
        data={skillFilters.map((value) => ({ value, label: t(`which.${value}`) }))}
      />
    </SearchForm>
  );
}

function SkillTable({ skills }: { skills: SkillLine[] }) {
  const { t } = useTranslation('skills');
  return (
    <Rows
      caption={t('title')}
      rows={skills}
      rowKey={(skill) => skill.id}
      columns={[
        { title: t('column.name'), cell: (skill) => <Link to={skill.id}>{skill.name}</Link> },
        {
          title: t('column.state'),
          cell: (skill) =>
            skill.listed ? (
              <State tone="good">{t('state.listed')}</State>
            ) : (
              <State>{t('state.free')}</State>
            ),
        },
        { title: t('column.offers'), number: true, cell: (skill) => skill.offers },
        { title: t('column.wants'), number: true, cell: (skill) => skill.wants },
      ]}
    />
  );
}
