import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, redirect } from 'react-router';
import { form, memberAction, memberPage } from '../../../http/page.server.ts';
import { Day } from '../../../ui/dates.tsx';
import { ActionForm, CheckField, TextField } from '../../../ui/form.tsx';
import { Empty, Page, Pager, pageFrom, Section } from '../../../ui/page.tsx';
import { SearchForm } from '../../../ui/search-form.tsx';
import { Rows } from '../../../ui/table.tsx';
import { listMembers } from '../member-queries.server.ts';
import { organizationSettings } from '../organization.ts';
import { saveOrganization } from '../save-organization.server.ts';
import type { Route } from './+types/settings';

export const loader = memberPage(async ({ world, actor, member, url }) => {
  const search = url.searchParams.get('q')?.trim().slice(0, 200) ?? '';
  const page = pageFrom(url);
  return {
    ...(await listMembers(world, actor, { search, page })),
    search,
    page,
    organization: member.organization,
  };
});

export const action = memberAction({
  '': form(organizationSettings, async ({ world, actor, member }, given) => {
    await saveOrganization(world, actor, given);
    return redirect(`/o/${member.organization.slug}/settings?said=organizations.saved`);
  }),
});

export default function Settings({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation('organizations');
  const { t: common } = useTranslation();
  const { organization, members, total, page, pageSize, search } = loaderData;
  const base = `/o/${organization.slug}`;
  return (
    <Page
      title={t('settings.title')}
      action={
        <Button component={Link} to={`${base}/invitations`}>
          {t('settings.invite')}
        </Button>
      }
    >
      <Section title={t('settings.organization')}>
        <ActionForm submit={common('save')} tone="quiet">
          <TextField name="name" label={t('setUp.organization')} value={organization.name} />
          <TextField
            name="smallestGroup"
            type="number"
            label={t('settings.smallestGroup')}
            hint={t('settings.smallestGroupHint')}
            value={organization.smallestGroup}
            width="28rem"
          />
          <CheckField
            name="guideIsPublic"
            label={t('settings.guide')}
            hint={t('settings.guideHint')}
            checked={organization.guideIsPublic}
          />
        </ActionForm>
      </Section>
      <Section title={t('settings.members')}>
        <SearchForm label={t('settings.search')} value={search} />
        {members.length === 0 ? (
          <Empty>{t('settings.noneFound')}</Empty>
        ) : (
          <Rows
            caption={t('settings.members')}
            rows={members}
            rowKey={(member) => member.personId}
            columns={[
              { title: t('settings.column.name'), cell: (member) => member.name },
              { title: t('settings.column.email'), cell: (member) => member.email },
              {
                title: t('settings.column.role'),
                cell: (member) => common(`role.${member.role}`),
              },
              {
                title: t('settings.column.joined'),
                cell: (member) => <Day value={member.joinedAt.slice(0, 10)} />,
              },
              {
                title: t('settings.change'),
                cell: (member) => (
                  <Link
                    to={`${base}/settings/members/${member.personId}`}
                    aria-label={t('settings.changeNamed', { name: member.name })}
                  >
                    {t('settings.change')}
                  </Link>
                ),
              },
            ]}
          />
        )}
        <Pager page={page} size={pageSize} total={total} />
      </Section>
    </Page>
  );
}
