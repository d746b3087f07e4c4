import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { memberPage } from '../../../http/page.server.ts';
import { idFrom } from '../../../platform/database.server.ts';
import { formatDay, Moment } from '../../../ui/dates.tsx';
import { Empty, Page } from '../../../ui/page.tsx';
import { Rows } from '../../../ui/table.tsx';
import { ProgramPlaces, useAboveProgram } from '../../programs/program-parts.tsx';
import { findManagedProgram } from '../../programs/program-queries.server.ts';
import { listImports } from '../import/import-queries.server.ts';
import type { Route } from './+types/imports';

export const loader = memberPage(async ({ world, actor, params }) => {
  const id = idFrom(params.program);
  const { name } = await findManagedProgram(world, actor, id);
  return { name, imports: await listImports(world, actor, id) };
});

export default function Imports({ loaderData: { name, imports } }: Route.ComponentProps) {
  const { t } = useTranslation('enrolment');
  const { organization, program } = useParams();
  const enrolments = `/o/${organization}/programs/${program}/enrolments`;
  const address = `${enrolments}/imports`;
  return (
    <Page title={t('imports.title')} above={useAboveProgram(name)}>
      <ProgramPlaces />
      {imports.length === 0 ? (
        <Empty action={<Link to={`${enrolments}/import`}>{t('import.action')}</Link>}>
          {t('imports.empty')}
        </Empty>
      ) : (
        <Rows
          caption={t('imports.title')}
          rows={imports}
          rowKey={(row) => row.id}
          columns={[
            { title: t('imports.column.when'), cell: (row) => <Moment value={row.when} /> },
            { title: t('imports.column.who'), cell: (row) => row.by ?? '' },
            { title: t('imports.column.file'), cell: (row) => row.fileName },
            { title: t('imports.column.rows'), number: true, cell: (row) => row.rowCount },
            {
              title: t('imports.column.undo'),
              cell: (row) =>
                row.undoneAt ? (
                  t('imports.undone', { when: formatDay(row.undoneAt.slice(0, 10)) })
                ) : (
                  <Link
                    to={`${address}/${row.id}/undo`}
                    aria-label={t('imports.undoNamed', { file: row.fileName })}
                  >
                    {t('imports.undo')}
                  </Link>
                ),
            },
          ]}
        />
      )}
    </Page>
  );
}
