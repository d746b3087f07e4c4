import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { redirect } from 'react-router';
import { form, memberAction, memberPage } from '../../../http/page.server.ts';
import { ActionForm } from '../../../ui/form.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { ownSkills } from '../person-skill.ts';
import { ProfileParts } from '../profile-parts.tsx';
import { findOwnSkills } from '../profile-queries.server.ts';
import { saveSkills } from '../save-profile.server.ts';
import { SkillRows } from '../skill-rows.tsx';
import type { Route } from './+types/own-skills';

export const loader = memberPage(async ({ world, actor }) => findOwnSkills(world, actor));

export const action = memberAction({
  '': form(ownSkills, async ({ world, actor, params }, given) => {
    await saveSkills(world, actor, given);
    return redirect(`/o/${params.organization}/profile/skills?said=profiles.skillsSaved`);
  }),
});

export default function OwnSkills({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation('profiles');
  const { t: common } = useTranslation();
  const { skills, suggestions } = loaderData;
  const of = (direction: 'offers' | 'wants') =>
    skills.filter((skill) => skill.direction === direction);
  return (
    <Page title={t('skills.title')} lead={t('skills.lead')}>
      <ProfileParts />
      <ActionForm submit={common('save')}>
        <Text c="dimmed" size="sm">
          {t('skills.hint')}
        </Text>
        <Section title={t('skills.offersTitle')} note={t('note.everybody')}>
          <SkillRows direction="offers" skills={of('offers')} suggestions={suggestions} />
        </Section>
        <Section title={t('skills.wantsTitle')} note={t('note.managers')}>
          <SkillRows direction="wants" skills={of('wants')} suggestions={suggestions} />
        </Section>
      </ActionForm>
    </Page>
  );
}
