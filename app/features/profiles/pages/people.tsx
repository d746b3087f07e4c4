import { Button, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { memberPage } from '../../../http/page.server.ts';
import { isAdmin } from '../../../platform/actor.ts';
import { Empty, Page, Pager, pageFrom } from '../../../ui/page.tsx';
import { SearchForm } from '../../../ui/search-form.tsx';
import { Rows } from '../../../ui/table.tsx';
import { AccountMark } from '../../people/account-mark.tsx';
import { listPeople, type PersonLine } from '../people-queries.server.ts';
import type { Route } from './+types/people';

export const loader = memberPage(async ({ world, actor, url }) => {
  const search = url.searchParams.get('q')?.trim().slice(0, 200) ?? '';
  const page = pageFrom(url);
  return {
    ...(await listPeople(world, actor, { search, page })),
    search,
    page,
    invites: isAdmin(actor),
  };
});

export default function People({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation('profiles');
  const { organization } = useParams();
  const { people, total, page, pageSize, search, invites } = loaderData;
  return (
    <Page
      title={t('people.title')}
      lead={t('people.lead')}
      action={
        invites && (
          <Button component={Link} to={`/o/${organization}/invitations`}>
            {t('people.invite')}
          </Button>
        )
      }
    >
      <SearchForm label={t('people.search')} value={search} />
      {people.length === 0 ? (
        <Empty>{t('people.noneFound')}</Empty>
      ) : (
        <PeopleTable people={people} />
      )}
      <Pager page={page} size={pageSize} total={total} />
    </Page>
  );
}

function PeopleTable({ people }: { people: PersonLine[] }) {
  const { t } = useTranslation('profiles');
  const { t: common } = useTranslation();
  return (
    <Rows
      caption={t('people.title')}
      rows={people}
      rowKey={(person) => person.personId}
      columns={[
        {
          title: t('people.column.name'),
          cell: (person) => (
            <>
              <Link to={person.personId}>{person.name}</Link>
              <Text size="sm" c="dimmed">
                {person.email}
              </Text>
              <AccountMark account={person.account} />
            </>
          ),
        },
        { title: t('people.column.role'), cell: (person) => common(`role.${person.role}`) },
        {
          title: t('people.column.stage'),
          cell: ({ careerStage }) => (careerStage ? t(`stage.${careerStage}`) : common('notSaid')),
        },
        { title: t('people.column.skills'), number: true, cell: (person) => person.skills },
        { title: t('people.column.programs'), number: true, cell: (person) => person.programs },
      ]}
    />
  );
}
