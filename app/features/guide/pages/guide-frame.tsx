import { data, Outlet } from 'react-router';
import { visitorContext, worldContext } from '../../../http/context.ts';
import { openPage, redirectToSignIn } from '../../../http/page.server.ts';
import { Shell } from '../../../ui/shell.tsx';
import { findGuideAccess } from '../guide-access.server.ts';
import type { Route } from './+types/guide-frame';

// Everything at /guide, its search too. Where every organization keeps the Guide for its members, a
// stranger is asked to sign in, and an account that belongs nowhere finds nothing.
export const middleware: Route.MiddlewareFunction[] = [
  async ({ request, context }) => {
    const access = await findGuideAccess(context.get(worldContext), context.get(visitorContext));
    if (access === 'signIn') throw redirectToSignIn(new URL(request.url));
    if (access === 'notFound') throw data(null, { status: 404 });
  },
];

/** The Guide outside any organization. */
export const loader = openPage(async ({ visitor }) => ({ name: visitor?.name }));

export default function GuideFrame({ loaderData }: Route.ComponentProps) {
  return (
    <Shell home="/" places={[]} visitorName={loaderData.name}>
      <Outlet />
    </Shell>
  );
}
