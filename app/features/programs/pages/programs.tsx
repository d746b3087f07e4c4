import { Anchor, Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { memberPage } from '../../../http/page.server.ts';
import { Empty, Page } from '../../../ui/page.tsx';
import { Rows } from '../../../ui/table.tsx';
import { canManagePrograms } from '../program.ts';
import { ProgramStateBadge, Timespan } from '../program-parts.tsx';
import { listPrograms } from '../program-queries.server.ts';
import type { Route } from './+types/programs';

export const loader = memberPage(async ({ world, actor, url }) => {
  const manages = canManagePrograms(actor);
  const archived = manages && url.searchParams.get('archived') === 'yes';
  return { manages, archived, programs: await listPrograms(world, actor, { archived }) };
});

export default function Programs({
  loaderData: { manages, archived, programs },
}: Route.ComponentProps) {
  const { t } = useTranslation('programs');
  const { organization } = useParams();
  const base = `/o/${organization}/programs`;
  const start = manages && (
    <Button component={Link} to={`${base}/new`}>
      {t('new.action')}
    </Button>
  );
  return (
    <Page
      title={t(archived ? 'archive.title' : 'title')}
      above={archived ? [{ to: base, label: t('archive.back') }] : []}
      lead={manages ? t('lead.manager') : t('lead.member')}
      action={!archived && programs.length > 0 && start}
    >
      {programs.length === 0 ? (
        <Empty action={!archived && start}>
          {archived ? t('archive.empty') : manages ? t('empty.manager') : t('empty.member')}
        </Empty>
      ) : (
        <Rows
          caption={t('title')}
          rows={programs}
          rowKey={(program) => program.id}
          columns={[
            {
              title: t('column.name'),
              cell: (program) => (
                <Anchor component={Link} to={`${base}/${program.id}`}>
                  {program.name}
                </Anchor>
              ),
            },
            {
              title: t('column.state'),
              cell: (program) => <ProgramStateBadge state={program.state} />,
            },
            { title: t('column.kind'), cell: (program) => t(`kind.${program.kind}`) },
            {
              title: t('column.dates'),
              cell: (program) => <Timespan startsOn={program.startsOn} endsOn={program.endsOn} />,
            },
            manages
              ? { title: t('column.people'), number: true, cell: (program) => program.people }
              : {
                  title: t('column.mine'),
                  cell: (program) =>
                    program.mySides.map((side) => t(`overview.as.${side}`)).join(', ') ||
                    t('overview.notYet'),
                },
          ]}
        />
      )}
      {manages && !archived && (
        <Group gap="lg">
          {programs.length > 0 && <Link to={`${base}/compare`}>{t('compare')}</Link>}
          <Link to="?archived=yes">{t('archive.title')}</Link>
        </Group>
      )}
    </Page>
  );
}
