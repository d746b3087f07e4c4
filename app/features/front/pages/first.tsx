import { Anchor, Button, Group, List, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, redirect } from 'react-router';
import { openPage } from '../../../http/page.server.ts';
import { Empty, Page, Section } from '../../../ui/page.tsx';
import { Shell } from '../../../ui/shell.tsx';
import {
  findCommonsOf,
  hasCommons,
  hasExample,
  isSetUp,
  listOrganizationsOf,
} from '../../organizations/organization-queries.server.ts';
import type { Route } from './+types/first';

/** The address without a path: to the one place that is right for this visitor. */
export const loader = openPage(async ({ world, visitor }) => {
  if (!visitor) {
    const inUse = (await isSetUp(world)) || (await hasExample(world)) || (await hasCommons(world));
    throw redirect(inUse ? '/sign-in' : '/set-up');
  }
  const organizations = await listOrganizationsOf(world, visitor.personId);
  const commons = await findCommonsOf(world, visitor.personId);
  const [only, ...others] = [...organizations, ...(commons ? [commons] : [])];
  if (only && others.length === 0) throw redirect(`/o/${only.slug}`);
  return { name: visitor.name, organizations, commons };
});

export default function First({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation('organizations');
  const { name, organizations, commons } = loaderData;
  return (
    <Shell home="/" places={[]} visitorName={name}>
      <Page title={t(organizations.length === 0 ? 'mine.emptyTitle' : 'mine.title')}>
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
        <Section title={t('commons.name')}>
          <Text maw="60ch">{t('commons.text')}</Text>
          <Group>
            {commons && <Link to={`/o/${commons.slug}`}>{t('commons.go')}</Link>}
            <Button
              component={Link}
              to="/start"
              variant={organizations.length === 0 ? 'filled' : 'default'}
            >
              {t('commons.start')}
            </Button>
          </Group>
        </Section>
      </Page>
    </Shell>
  );
}
