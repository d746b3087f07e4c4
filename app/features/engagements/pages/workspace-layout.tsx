import { Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { data, Link, NavLink, Outlet, redirect } from 'react-router';
import { memberContext, worldContext } from '../../../http/context.ts';
import { memberPage, pagePath } from '../../../http/page.server.ts';
import { todayOf } from '../../../platform/clock.ts';
import { asActor, idFrom } from '../../../platform/database.server.ts';
import { found, NotFound } from '../../../platform/refusal.ts';
import { formatDay } from '../../../ui/dates.tsx';
import { State } from '../../../ui/page.tsx';
import { isNearEnd, isOpen } from '../engagement.ts';
import { findEngagementForMember, isMemberOf } from '../engagement-queries.server.ts';
import { findMoved } from '../informal/program-joining-queries.server.ts';
import { openWorkspace } from '../open-workspace.server.ts';
import { reviewsOf } from '../review-days.ts';
import type { Route } from './+types/workspace-layout';

// Everything of one engagement: whoever is not a member of it finds nothing here, before any form is
// read, so that not even a wrong field is answered. A member whose engagement has joined a program
// since, in another organization, is led there.
export const middleware: Route.MiddlewareFunction[] = [
  async ({ params, context, request }) => {
    const { db, clock } = context.get(worldContext);
    const { actor } = context.get(memberContext);
    try {
      const id = idFrom(params.engagement);
      const isMember = await asActor(db, actor, async (connection) => {
        if (!(await isMemberOf(connection, actor, id))) return false;
        await openWorkspace(connection, { clock }, actor, id);
        return true;
      });
      if (isMember) return;
      const moved = found(await findMoved(db, id, actor));
      throw redirect(pagePath(new URL(request.url)).replace(/^\/o\/[^/]+/, `/o/${moved}`));
    } catch (error) {
      throw error instanceof NotFound ? data(null, { status: 404 }) : error;
    }
  },
];

export const loader = memberPage(async ({ world, actor, params, member }) => {
  const id = idFrom(params.engagement);
  const engagement = await asActor(world.db, actor, (connection) =>
    findEngagementForMember(connection, actor, id),
  );
  const { phase } = engagement;
  return {
    base: `/o/${member.organization.slug}/engagements/${id}`,
    partners: engagement.partnerNames,
    program: engagement.program?.name ?? null,
    forgetsOn: engagement.program?.forgetsOn ?? null,
    phase,
    kind: engagement.kind,
    isOpen: isOpen(phase),
    hasReviews: reviewsOf(engagement).length > 0,
    offersClose: phase === 'closing' || !isOpen(phase) || isNearEnd(engagement, todayOf(world)),
  };
});

export default function WorkspaceLayout({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation('engagements');
  const { base, partners, program, phase, kind, offersClose } = loaderData;
  const tabs = [
    { to: base, label: t('tabs.overview'), end: true },
    { to: `${base}/goals`, label: t('tabs.goals') },
    { to: `${base}/playbook`, label: t('tabs.playbook') },
    { to: `${base}/sessions`, label: t('tabs.sessions') },
    { to: `${base}/messages`, label: t('tabs.messages') },
    ...(loaderData.hasReviews ? [{ to: `${base}/reviews`, label: t('tabs.reviews') }] : []),
    { to: `${base}/network`, label: t('tabs.network') },
    { to: `${base}/agreement`, label: t('tabs.agreement') },
    ...(offersClose ? [{ to: `${base}/close`, label: t('tabs.close') }] : []),
  ];
  return (
    <Stack gap="lg">
      <div className="workspace-head">
        <Group gap="sm">
          <Text fw={600}>{t('with', { names: partners })}</Text>
          <State tone={phase === 'paused' ? 'look' : 'calm'}>{t(`phase.${phase}`)}</State>
          <Text size="sm" c="dimmed">
            {[t(`kind.${kind}`), program].filter(Boolean).join(' · ')}
          </Text>
        </Group>
        <nav aria-label={t('tabs.label')}>
          <ul className="places">
            {tabs.map((tab) => (
              <li key={tab.to}>
                <NavLink to={tab.to} end={tab.end ?? false}>
                  {tab.label}
                </NavLink>
              </li>
            ))}
          </ul>
        </nav>
      </div>
      {!loaderData.isOpen && <Text c="dimmed">{t('readOnly')}</Text>}
      {loaderData.forgetsOn && program && (
        <Text>
          {t('forgets', { program, day: formatDay(loaderData.forgetsOn) })}{' '}
          <Link to={`${base}/close`}>{t('forgetsLink')}</Link>
        </Text>
      )}
      <Outlet />
    </Stack>
  );
}
