import { Outlet } from 'react-router';
import { openPage } from '../../../http/page.server.ts';
import { Shell } from '../../../ui/shell.tsx';
import type { Route } from './+types/guide-frame';

/** The Guide outside any organization: anybody may read it. */
export const loader = openPage(async ({ visitor }) => ({ name: visitor?.name }));

export default function GuideFrame({ loaderData }: Route.ComponentProps) {
  return (
    <Shell home="/" places={[]} visitorName={loaderData.name}>
      <Outlet />
    </Shell>
  );
}
