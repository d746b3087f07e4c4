import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { redirect, useParams } from 'react-router';
import { z } from 'zod';
import { form, memberAction, memberPage } from '../../../http/page.server.ts';
import { idFrom } from '../../../platform/database.server.ts';
import { formatDay } from '../../../ui/dates.tsx';
import { ActionForm } from '../../../ui/form.tsx';
import { Figures, Page } from '../../../ui/page.tsx';
import { useAboveProgram } from '../../programs/program-parts.tsx';
import { findManagedProgram } from '../../programs/program-queries.server.ts';
import { previewUndo, undoImport } from '../import/undo-import.server.ts';
import type { Route } from './+types/import-undo';

export const loader = memberPage(async ({ world, actor, params }) => {
  const program = await findManagedProgram(world, actor, idFrom(params.program));
  const undo = await previewUndo(world, actor, program.id, idFrom(params.import));
  return { program: program.name, ...undo };
});

export const action = memberAction({
  '': form(z.object({}), async ({ world, actor, params }) => {
    const program = idFrom(params.program);
    const { removed, kept } = await undoImport(world, actor, program, idFrom(params.import));
    const list = `/o/${params.organization}/programs/${program}/enrolments`;
    return redirect(`${list}?said=enrolment.importUndone&removed=${removed}&kept=${kept}`);
  }),
});

export default function ImportUndo({ loaderData: undo }: Route.ComponentProps) {
  const { t } = useTranslation('enrolment');
  const { organization, program } = useParams();
  const above = useAboveProgram(undo.program);
  const imports = `/o/${organization}/programs/${program}/enrolments/imports`;
  return (
    <Page
      title={t('undo.title')}
      lead={t('undo.what', {
        file: undo.fileName,
        when: formatDay(undo.when.slice(0, 10)),
        count: undo.rowCount,
      })}
      above={[...above, { to: imports, label: t('imports.title') }]}
    >
      {undo.removed === 0 ? (
        <Text>{t('undo.nothing')}</Text>
      ) : (
        <Stack gap="lg">
          <Figures
            items={[
              { label: t('undo.removed'), value: undo.removed },
              { label: t('undo.kept'), value: undo.kept },
              { label: t('undo.people'), value: undo.leaving },
            ]}
          />
          <Text>{t('undo.keptWhy')}</Text>
          <Text>{t('undo.mail')}</Text>
          <ActionForm submit={t('undo.confirm')} />
        </Stack>
      )}
    </Page>
  );
}
