import { Alert } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { memberPage } from '../../../http/page.server.ts';
import { Moment } from '../../../ui/dates.tsx';
import { Empty, Page, Pager, pageFrom } from '../../../ui/page.tsx';
import { SearchForm } from '../../../ui/search-form.tsx';
import { Rows } from '../../../ui/table.tsx';
import { DeliveryState } from '../delivery-state.tsx';
import { listOutbox } from '../outbox-queries.server.ts';
import type { Route } from './+types/outbox';

export const loader = memberPage(async ({ world, actor, url }) => {
  const search = url.searchParams.get('q')?.trim().slice(0, 200) ?? '';
  const page = pageFrom(url);
  return {
    ...(await listOutbox(world, actor, { search, page })),
    search,
    page,
    deliversMail: world.deliversMail,
  };
});

export default function Outbox({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation('mail');
  const { mails, total, page, pageSize, search, deliversMail } = loaderData;
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      action={<Link to="examples">{t('examples.link')}</Link>}
    >
      {!deliversMail && (
        <Alert color="clay" variant="light">
          {t('notConfigured')}
        </Alert>
      )}
      {(total > 0 || search) && <SearchForm label={t('search')} value={search} />}
      {mails.length === 0 ? (
        <Empty>{search ? t('noneFound') : t('empty')}</Empty>
      ) : (
        <Rows
          caption={t('title')}
          rows={mails}
          rowKey={(mail) => mail.id}
          columns={[
            {
              title: t('column.subject'),
              cell: (mail) => <Link to={mail.id}>{mail.subject}</Link>,
            },
            { title: t('column.to'), cell: (mail) => mail.recipient },
            { title: t('column.written'), cell: (mail) => <Moment value={mail.writtenAt} /> },
            { title: t('column.state'), cell: (mail) => <DeliveryState state={mail.state} /> },
          ]}
        />
      )}
      <Pager page={page} size={pageSize} total={total} />
    </Page>
  );
}
