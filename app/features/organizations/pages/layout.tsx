import { useTranslation } from 'react-i18next';
import { data, Outlet } from 'react-router';
import { memberContext, visitorContext, worldContext } from '../../../http/context.ts';
import { memberPage, redirectToSignIn } from '../../../http/page.server.ts';
import { isAdmin, isManager } from '../../../platform/actor.ts';
import { type Place, Shell } from '../../../ui/shell.tsx';
import { findMember } from '../organization-queries.server.ts';
import type { Route } from './+types/layout';

// Everything below /o/:organization: a stranger is asked to sign in, a non-member finds nothing.
export const middleware: Route.MiddlewareFunction[] = [
  async ({ request, params, context }) => {
    const visitor = context.get(visitorContext);
    if (!visitor) throw redirectToSignIn(new URL(request.url));
    const member = await findMember(context.get(worldContext), visitor, params.organization);
    if (!member) throw data(null, { status: 404 });
    context.set(memberContext, member);
  },
];

export const loader = memberPage(async ({ member, actor }) => ({
  name: member.name,
  organization: member.organization,
  role: actor.role,
  isManager: isManager(actor),
  isAdmin: isAdmin(actor),
}));

export default function OrganizationLayout({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation('organizations');
  const { organization, isManager: manages, isAdmin: administers, name } = loaderData;
  const base = `/o/${organization.slug}`;
  const places: Place[] = [
    { to: base, label: t('nav.home'), end: true },
    ...(organization.isCommons ? [] : [{ to: `${base}/programs`, label: t('nav.programs') }]),
    ...(manages
      ? [
          { to: `${base}/people`, label: t('nav.people') },
          { to: `${base}/skills`, label: t('nav.skills') },
          { to: `${base}/goal-templates`, label: t('nav.goalTemplates') },
        ]
      : []),
    { to: `${base}/guide`, label: t('nav.guide') },
    { to: `${base}/profile`, label: t('nav.profile') },
    ...(administers
      ? [
          { to: `${base}/mail`, label: t('nav.mail') },
          { to: `${base}/settings`, label: t('nav.settings') },
        ]
      : []),
  ];
  return (
    <Shell home={base} context={organization.name} places={places} visitorName={name}>
      <Outlet />
    </Shell>
  );
}
