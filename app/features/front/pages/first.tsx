import { Anchor, List } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, redirect } from 'react-router';
import { openPage } from '../../../http/page.server.ts';
import { Empty, Page } from '../../../ui/page.tsx';
import { Shell } from '../../../ui/shell.tsx';
import {
  hasExample,
  isSetUp,
  listOrganizationsOf,
} from '../../organizations/organization-queries.server.ts';
import type { Route } from './+types/first';

/** The address without a path: to the one place that is right for this visitor. */
export const loader = openPage(async ({ world, visitor }) => {
  if (!visitor) {
    const inUse = (await isSetUp(world)) || (await hasExample(world));
    throw redirect(inUse ? '/sign-in' : '/set-up');
  }
  const organizations = await listOrganizationsOf(world, visitor.personId);
  const [only] = organizations;
  if (only && organizations.length === 1) throw redirect(`/o/${only.slug}`);
  return { name: visitor.name, organizations };
});

export default function First({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation('organizations');
  const { name, organizations } = loaderData;
  return (
    <Shell home="/" places={[]} visitorName={name}>
      <Page title={t('mine.title')}>
        {organizations.length === 0 ? (
          <Empty>{t('mine.empty')}</Empty>
        ) : (
          <List spacing="sm">
            {organizations.map((organization) => (
              <List.Item key={organization.slug}>
                <Anchor component={Link} to={`/o/${organization.slug}`}>
                  {organization.name}
                </Anchor>
              </List.Item>
            ))}
          </List>
        )}
      </Page>
    </Shell>
  );
}
