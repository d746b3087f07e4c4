import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { redirect, useParams } from 'react-router';
import { z } from 'zod';
import { line } from '../../../http/fields.ts';
import { form, memberAction, memberPage } from '../../../http/page.server.ts';
import { asActor, idFrom } from '../../../platform/database.server.ts';
import { ActionForm, TextField } from '../../../ui/form.tsx';
import { Page, Section, State } from '../../../ui/page.tsx';
import { listSkill, renameSkill } from '../change-skills.server.ts';
import { mergeSkills, removeSkill } from '../merge-skills.server.ts';
import { namedSkill } from '../skill.ts';
import { findSkill, suggestSkillNames } from '../skill-queries.server.ts';
import type { Route } from './+types/skill';

export const loader = memberPage(async ({ world, actor, params }) => {
  const skill = await findSkill(world, actor, idFrom(params.skill));
  const names = await asActor(world.db, actor, (connection) =>
    suggestSkillNames(connection, actor.organizationId),
  );
  return { skill, others: names.filter((name) => name !== skill.name) };
});

const listing = z.object({ listed: z.enum(['yes', 'no']) });

export const action = memberAction({
  rename: form(namedSkill, async ({ world, actor, params }, { name }) => {
    await renameSkill(world, actor, idFrom(params.skill), name);
    return redirect(`/o/${params.organization}/skills/${params.skill}?said=skills.renamed`);
  }),
  list: form(listing, async ({ world, actor, params }, { listed }) => {
    const id = idFrom(params.skill);
    await listSkill(world, actor, id, listed === 'yes');
    const { name } = await findSkill(world, actor, id);
    const said = listed === 'yes' ? 'skills.listed' : 'skills.unlisted';
    const query = new URLSearchParams({ said, name });
    return redirect(`/o/${params.organization}/skills/${id}?${query}`);
  }),
  merge: form(z.object({ into: line(80) }), async ({ world, actor, params }, { into }) => {
    const { id, name } = await mergeSkills(world, actor, idFrom(params.skill), into);
    const query = new URLSearchParams({ said: 'skills.merged', name });
    return redirect(`/o/${params.organization}/skills/${id}?${query}`);
  }),
  remove: form(z.object({}), async ({ world, actor, params }) => {
    const id = idFrom(params.skill);
    const { name } = await findSkill(world, actor, id);
    await removeSkill(world, actor, id);
    const query = new URLSearchParams({ said: 'skills.removed', name });
    return redirect(`/o/${params.organization}/skills?${query}`);
  }),
});

export default function Skill({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation('skills');
  const { organization } = useParams();
  const { skill, others } = loaderData;
  const { name, listed, offers, wants } = skill;
  return (
    <Page
      title={name}
      lead={`${t('one.offers', { count: offers })} ${t('one.wants', { count: wants })}`}
      badge={
        <State tone={listed ? 'good' : 'calm'}>{t(listed ? 'state.listed' : 'state.free')}</State>
      }
      above={[{ to: `/o/${organization}/skills`, label: t('title') }]}
    >
      <Section title={t('one.renameTitle')}>
        <ActionForm intent="rename" submit={t('one.rename')} inline>
          <TextField name="name" label={t('add.name')} value={name} width="24rem" />
        </ActionForm>
      </Section>
      <Section title={t('one.listTitle')} note={t('one.listText')}>
        <ActionForm intent="list" submit={t(listed ? 'one.unlist' : 'one.list')} tone="quiet">
          <input type="hidden" name="listed" value={listed ? 'no' : 'yes'} />
        </ActionForm>
      </Section>
      {others.length > 0 && (
        <Section title={t('one.mergeTitle')}>
          <Text maw="60ch">{t('one.mergeText', { name })}</Text>
          <ActionForm intent="merge" submit={t('one.merge')} tone="danger" inline>
            <TextField name="into" label={t('one.into')} suggestions={others} width="24rem" />
          </ActionForm>
        </Section>
      )}
      {offers + wants === 0 && (
        <Section title={t('one.removeTitle')} note={t('one.removeText')}>
          <ActionForm intent="remove" submit={t('one.remove')} tone="danger" />
        </Section>
      )}
    </Page>
  );
}
