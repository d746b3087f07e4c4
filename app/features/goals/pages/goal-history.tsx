import { Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { redirect } from 'react-router';
import { z } from 'zod';
import { form, memberAction, memberPage } from '../../../http/page.server.ts';
import { asActor, idFrom } from '../../../platform/database.server.ts';
import { formatMoment, Moment, useTimeZone } from '../../../ui/dates.tsx';
import { Deed, DeedProblems } from '../../../ui/deed.tsx';
import { Empty, Page, Section, State } from '../../../ui/page.tsx';
import { isOpen } from '../../engagements/engagement.ts';
import { findEngagementForMember } from '../../engagements/engagement-queries.server.ts';
import { findGoal } from '../goal-queries.server.ts';
import { membersOf, nameOf } from '../members.ts';
import { agreeToRevision } from '../revise-goal.server.ts';
import { canAgree } from '../revision.ts';
import { RevisionChanges } from '../revision-changes.tsx';
import { listRevisions } from '../revision-queries.server.ts';
import type { Route } from './+types/goal-history';

export const loader = memberPage(async ({ world, actor, params }) =>
  asActor(world.db, actor, async (connection) => {
    const id = idFrom(params.engagement);
    const engagement = await findEngagementForMember(connection, actor, id);
    const goal = await findGoal(connection, engagement, idFrom(params.goal));
    const revisions = await listRevisions(connection, engagement, goal.id);
    return {
      title: goal.title,
      members: membersOf(engagement),
      revisions: revisions.map(({ goalId: _same, createdAt, agreements, ...revision }) => ({
        ...revision,
        createdAt: createdAt.toISOString(),
        agreements: agreements.map(({ personId, agreedAt }) => ({
          personId,
          agreedAt: agreedAt.toISOString(),
        })),
        canAgree:
          isOpen(engagement.phase) &&
          canAgree(actor, {
            revisedBy: revision.revisedBy,
            agreedBy: agreements.map((agreement) => agreement.personId),
          }),
      })),
    };
  }),
);

export const action = memberAction({
  agree: form(
    z.object({ revisionId: z.uuid() }),
    async ({ world, actor, params, url }, { revisionId }) => {
      await agreeToRevision(world, actor, { engagementId: idFrom(params.engagement), revisionId });
      return redirect(`${url.pathname.replace(/\.data$/, '')}?said=goals.agreed`);
    },
  ),
});

export default function GoalHistory({ loaderData, params }: Route.ComponentProps) {
  const { t } = useTranslation('goals');
  const timeZone = useTimeZone();
  const base = `/o/${params.organization}/engagements/${params.engagement}/goals`;
  const name = (personId: string | null) =>
    nameOf(loaderData.members, personId, t('attainment.you')) ?? t('history.somebody');
  return (
    <Page
      title={t('history.pageTitle')}
      lead={t('history.lead')}
      above={[
        { to: base, label: t('title') },
        { to: `${base}/${params.goal}`, label: loaderData.title },
      ]}
    >
      <DeedProblems intent="agree" />
      {loaderData.revisions.length === 0 && <Empty>{t('history.empty')}</Empty>}
      {loaderData.revisions.map((revision) => (
        <Section
          key={revision.id}
          title={t('history.number', { number: revision.number })}
          note={
            <>
              {name(revision.revisedBy)} · <Moment value={revision.createdAt} />
            </>
          }
        >
          <Text className="prose">
            <strong>{t('history.reason')}: </strong>
            {revision.reason}
          </Text>
          <RevisionChanges before={revision.before} after={revision.after} />
          <Group gap="sm">
            {revision.agreements.map(({ personId, agreedAt }) => (
              <Text key={personId} size="sm">
                {t('history.agreed', {
                  name: name(personId),
                  day: formatMoment(agreedAt, timeZone),
                })}
              </Text>
            ))}
            {revision.agreements.length === 0 && <State>{t('history.waiting')}</State>}
          </Group>
          {revision.canAgree && (
            <Stack gap="xs">
              <Text>{t('askedToAgree')}</Text>
              <Deed
                intent="agree"
                what={{ revisionId: revision.id }}
                tone="primary"
                label={`${t('history.agree')}: ${t('history.number', { number: revision.number })}`}
              >
                {t('history.agree')}
              </Deed>
            </Stack>
          )}
        </Section>
      ))}
    </Page>
  );
}
