import { Alert } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, redirect } from 'react-router';
import { ticked } from '../../../http/fields.ts';
import { form, memberAction, memberPage } from '../../../http/page.server.ts';
import { dayIn } from '../../../platform/calendar.ts';
import { asActor, idFrom } from '../../../platform/database.server.ts';
import { found } from '../../../platform/refusal.ts';
import { ActionForm, AreaField, CheckField, TextField } from '../../../ui/form.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { findEngagementForMember } from '../../engagements/engagement-queries.server.ts';
import { offerBeside } from '../../engagements/offer-beside.server.ts';
import { FromTheGuide } from '../../guide/from-the-guide.tsx';
import { kindRules } from '../../programs/program-kind.ts';
import { newGoal } from '../goal.ts';
import {
  DraftButton,
  GoalFields,
  MilestoneFields,
  ScaleFields,
  SkillFields,
} from '../goal-form.tsx';
import { listSkillChoices } from '../goal-queries.server.ts';
import { goalFromTemplate } from '../templates/goal-from-template.ts';
import { findSeeker, listOfferedTemplates } from '../templates/goal-template-queries.server.ts';
import { bestFirst } from '../templates/template-fit.ts';
import { writeGoal } from '../write-goal.server.ts';
import type { Route } from './+types/goal-new';

const suggestionCount = 3;

/** An empty form, or one filled from a template that `?template=` names. */
export const loader = memberPage(async ({ world, actor, params, url, member }) =>
  asActor(world.db, actor, async (connection) => {
    const id = idFrom(params.engagement);
    const engagement = await findEngagementForMember(connection, actor, id);
    const timeframe = { startsOn: engagement.startsOn, endsOn: engagement.endsOn };
    const skills = await listSkillChoices(connection, engagement);
    const templates = await listOfferedTemplates(connection, actor);
    const seeker = await findSeeker(connection, actor, engagement.kind);
    const wanted = url.searchParams.get('template');
    const template = wanted ? found(templates.find((entry) => entry.id === wanted)) : null;
    const today = dayIn(member.timeZone, world.clock.now());
    return {
      isSingle: kindRules[engagement.kind].isSingle,
      isGroup: kindRules[engagement.kind].isGroup,
      guide: await offerBeside(connection, actor, engagement, 'goals'),
      timeframe,
      skills,
      template: template && { id: template.id, title: template.title },
      start: template && goalFromTemplate(template, timeframe, today, skills),
      templates: templates.length,
      suggestions: bestFirst(templates, seeker)
        .forThem.slice(0, suggestionCount)
        .map(({ id, title }) => ({ id, title })),
    };
  }),
);

export const action = memberAction({
  '': form(
    newGoal.extend({ isShared: ticked() }),
    async ({ world, actor, params, member }, given) => {
      const engagementId = idFrom(params.engagement);
      const { id } = await writeGoal(world, actor, engagementId, given);
      const said = given.asDraft ? 'goals.drafted' : 'goals.set';
      return redirect(
        `/o/${member.organization.slug}/engagements/${engagementId}/goals/${id}?said=${said}`,
      );
    },
  ),
});

export default function GoalNew({ loaderData, params }: Route.ComponentProps) {
  const { t } = useTranslation('goals');
  const { t: common } = useTranslation();
  const { start, skills, timeframe, template } = loaderData;
  const base = `/o/${params.organization}/engagements/${params.engagement}/goals`;
  if (loaderData.isSingle) return <Question endsOn={timeframe.endsOn} base={base} />;
  return (
    <Page
      title={t('newTitle')}
      lead={`${t('newLead')} ${common('visibleTo.members')}`}
      above={[{ to: base, label: t('title') }]}
    >
      <Beginning {...loaderData} base={base} />
      {/* Another template is another form: nothing of the one before stays in a field. */}
      <ActionForm key={template?.id ?? ''} submit={t('setIt')} aside={<DraftButton />}>
        <GoalFields goal={start ?? undefined} timeframe={timeframe} />
        {loaderData.isGroup && (
          <CheckField name="isShared" label={t('shared.tick')} hint={t('shared.hint')} />
        )}
        <SkillFields choices={skills} chosen={start?.skills ?? []} more={start?.moreSkills ?? []} />
        <MilestoneFields milestones={start?.milestones ?? []} />
        <ScaleFields scale={start?.scale ?? null} />
      </ActionForm>
      <FromTheGuide offer={loaderData.guide} />
    </Page>
  );
}

/** Of a single conversation: the one thing that it is about. */
function Question({ endsOn, base }: { endsOn: string; base: string }) {
  const { t } = useTranslation('goals');
  const { t: common } = useTranslation();
  return (
    <Page
      title={t('question.title')}
      lead={`${t('question.lead')} ${common('visibleTo.members')}`}
      above={[{ to: base, label: t('title') }]}
    >
      <ActionForm submit={t('question.submit')}>
        <input type="hidden" name="dueOn" value={endsOn} />
        <TextField name="title" label={t('question.field')} width="46rem" />
        <AreaField
          name="description"
          label={t('question.more')}
          hint={t('question.moreHint')}
          optional
        />
      </ActionForm>
    </Page>
  );
}

/** Where the form comes from, and what else it could begin with. */
function Beginning({
  template,
  templates,
  suggestions,
  base,
}: Pick<Route.ComponentProps['loaderData'], 'template' | 'templates' | 'suggestions'> & {
  base: string;
}) {
  const { t } = useTranslation('goalTemplates');
  if (template) {
    return (
      <Alert color="aegean" variant="light">
        {t('start.chosen', { title: template.title })}{' '}
        <Link to={`${base}/templates`}>{t('start.other')}</Link> ·{' '}
        <Link to={`${base}/new`}>{t('start.without')}</Link>
      </Alert>
    );
  }
  if (templates === 0) return null;
  return (
    <Section title={t('start.title')} note={t('start.lead')}>
      <ul className="plain">
        {suggestions.map(({ id, title }) => (
          <li key={id}>
            <Link to={`?template=${id}`}>{title}</Link>
          </li>
        ))}
        <li>
          <Link to={`${base}/templates`}>{t('start.all', { count: templates })}</Link>
        </li>
      </ul>
    </Section>
  );
}
