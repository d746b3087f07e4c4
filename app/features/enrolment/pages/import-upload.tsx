import { Group, List } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, redirect, useParams } from 'react-router';
import { z } from 'zod';
import { form, memberAction, memberPage } from '../../../http/page.server.ts';
import { idFrom } from '../../../platform/database.server.ts';
import { ActionForm, FileField } from '../../../ui/form.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { ProgramPlaces, useAboveProgram } from '../../programs/program-parts.tsx';
import { findManagedProgram } from '../../programs/program-queries.server.ts';
import { importFields } from '../import/column-mapping.ts';
import { uploadSpreadsheet } from '../import/upload-spreadsheet.server.ts';
import type { Route } from './+types/import-upload';

export const loader = memberPage(async ({ world, actor, params }) => {
  const { name, questions } = await findManagedProgram(world, actor, idFrom(params.program));
  return { name, questions: questions.map(({ key, label, kind }) => ({ key, label, kind })) };
});

export const action = memberAction({
  '': form(z.object({}), async ({ world, actor, params }, _nothing, files) => {
    const file = files.get('file')?.[0];
    const upload = await uploadSpreadsheet(
      world,
      actor,
      idFrom(params.program),
      file && { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) },
    );
    const { organization, program } = params;
    return redirect(`/o/${organization}/programs/${program}/enrolments/import/${upload}`);
  }),
});

export default function ImportUpload({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation('enrolment');
  const { organization, program } = useParams();
  return (
    <Page
      title={t('import.title')}
      lead={t('import.lead')}
      above={useAboveProgram(loaderData.name)}
    >
      <ProgramPlaces />
      <ActionForm submit={t('import.upload')} files>
        <FileField
          name="file"
          label={t('import.file')}
          hint={t('import.fileHint')}
          accept=".xlsx,.csv,.tsv,.txt,text/csv,text/plain"
        />
      </ActionForm>
      <Section title={t('import.columns')} note={t('import.needs')}>
        <List>
          {importFields.map((field) => (
            <List.Item key={field}>
              <strong>{field}</strong> <span className="quiet">{t(`import.field.${field}`)}</span>
            </List.Item>
          ))}
          {loaderData.questions.map(({ key, label, kind }) => (
            <List.Item key={key}>
              <strong>{label}</strong>{' '}
              <span className="quiet">{t(`import.ownQuestion.${kind}`)}</span>
            </List.Item>
          ))}
        </List>
      </Section>
      <Group>
        <Link to={`/o/${organization}/programs/${program}/enrolments/imports`}>
          {t('imports.title')}
        </Link>
      </Group>
    </Page>
  );
}
