import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, redirect } from 'react-router';
import { z } from 'zod';
import { form, type MemberVisit, memberAction, memberPage } from '../../../http/page.server.ts';
import { Deed, DeedProblems } from '../../../ui/deed.tsx';
import { Page, Section, State } from '../../../ui/page.tsx';
import { ScaleTable } from '../scale-table.tsx';
import { findGoalTemplate } from '../templates/goal-template-queries.server.ts';
import {
  offerGoalTemplate,
  removeGoalTemplate,
  restoreGoalTemplate,
} from '../templates/offer-goal-template.server.ts';
import { TemplateFacts, TemplateMilestones } from '../templates/template-words.tsx';
import type { Route } from './+types/goal-template';

export const loader = memberPage(async ({ world, actor, params }) => ({
  template: await findGoalTemplate(world, actor, params.template ?? ''),
}));

const nothing = z.object({});
const idOf = ({ params }: MemberVisit) => params.template ?? '';

export const action = memberAction({
  hide: form(nothing, async (visit: MemberVisit) => {
    await offerGoalTemplate(visit.world, visit.actor, { id: idOf(visit), isHidden: true });
    return redirect('?said=goalTemplates.hidden');
  }),
  offer: form(nothing, async (visit: MemberVisit) => {
    await offerGoalTemplate(visit.world, visit.actor, { id: idOf(visit), isHidden: false });
    return redirect('?said=goalTemplates.offered');
  }),
  restore: form(nothing, async (visit: MemberVisit) => {
    await restoreGoalTemplate(visit.world, visit.actor, idOf(visit));
    return redirect('?said=goalTemplates.restored');
  }),
  remove: form(nothing, async (visit: MemberVisit) => {
    await removeGoalTemplate(visit.world, visit.actor, idOf(visit));
    const { slug } = visit.member.organization;
    return redirect(`/o/${slug}/goal-templates?said=goalTemplates.removed`);
  }),
});

export default function GoalTemplate({ loaderData, params }: Route.ComponentProps) {
  const { t } = useTranslation('goalTemplates');
  const { t: goals } = useTranslation('goals');
  const { template } = loaderData;
  const base = `/o/${params.organization}/goal-templates`;
  return (
    <Page
      title={template.title}
      badge={
        <>
          <State tone={template.origin === 'built_in' ? 'calm' : 'good'}>
            {t(`origin.${template.origin}`)}
          </State>
          {template.isHidden && <State tone="look">{t('hidden')}</State>}
        </>
      }
      above={[{ to: base, label: t('title') }]}
      action={
        <Button component={Link} to={`${base}/${template.id}/edit`}>
          {t('edit')}
        </Button>
      }
    >
      {(['hide', 'offer', 'restore', 'remove'] as const).map((intent) => (
        <DeedProblems key={intent} intent={intent} />
      ))}
      {template.description && <Text className="prose">{template.description}</Text>}
      <TemplateFacts template={template} />
      <Section title={t('milestonesTitle')}>
        <TemplateMilestones milestones={template.milestones} />
      </Section>
      <Section title={goals('scale.title')}>
        <ScaleTable scale={template.scale} />
      </Section>
      <Group gap="sm">
        <Button
          component={Link}
          to={`${base}/new?from=${template.id}`}
          variant="default"
          size="compact-md"
        >
          {t('copy')}
        </Button>
        <Deed intent={template.isHidden ? 'offer' : 'hide'}>
          {template.isHidden ? t('offer') : t('hide')}
        </Deed>
        {template.origin === 'changed' && <Deed intent="restore">{t('restore')}</Deed>}
        {template.origin === 'own' && (
          <Deed intent="remove" tone="danger">
            {t('remove')}
          </Deed>
        )}
      </Group>
    </Page>
  );
}
