import { Alert, Button, Code, SimpleGrid, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Form, redirect } from 'react-router';
import { z } from 'zod';
import { optional, ticked } from '../../../http/fields.ts';
import { form, memberAction, memberPage } from '../../../http/page.server.ts';
import { say } from '../../../i18n.ts';
import { idFrom } from '../../../platform/database.server.ts';
import { ActionForm, CheckField, SelectField } from '../../../ui/form.tsx';
import { Figures, Page, Section } from '../../../ui/page.tsx';
import { Rows } from '../../../ui/table.tsx';
import { sidesOf } from '../../programs/program-kind.ts';
import { ProgramPlaces, useAboveProgram } from '../../programs/program-parts.tsx';
import { findManagedProgram } from '../../programs/program-queries.server.ts';
import { sides } from '../enrolment.ts';
import { answerField, columnMapping, importFields } from '../import/column-mapping.ts';
import { importEnrolments } from '../import/import-enrolments.server.ts';
import { columnLetter } from '../import/mapping-problem.ts';
import { previewImport } from '../import/preview-import.server.ts';
import { discardUpload } from '../import/upload-spreadsheet.server.ts';
import type { Route } from './+types/import-check';

export const loader = memberPage(async ({ world, actor, params, url }) => {
  const program = await findManagedProgram(world, actor, idFrom(params.program));
  const upload = idFrom(params.upload);
  return {
    name: program.name,
    sides: sidesOf(program.kind),
    questions: program.questions.map(({ key, label, kind }) => ({ key, label, kind })),
    deliversMail: world.deliversMail,
    ...(await previewImport(world, actor, program, upload, url.searchParams)),
  };
});

const confirmed = columnMapping.extend({
  every_side: optional(z.enum(sides)),
  leave_out: ticked(),
});

export const action = memberAction({
  import: form(
    confirmed,
    async ({ world, actor, params }, { every_side, leave_out, ...mapping }) => {
      const count = await importEnrolments(world, actor, {
        programId: idFrom(params.program),
        uploadId: idFrom(params.upload),
        mapping,
        side: every_side ?? null,
        leaveOut: leave_out,
      });
      const list = `/o/${params.organization}/programs/${params.program}/enrolments`;
      return redirect(`${list}?said=enrolment.imported&count=${count}`);
    },
  ),
  discard: form(z.object({}), async ({ world, actor, params }) => {
    await discardUpload(world, actor, idFrom(params.program), idFrom(params.upload));
    const list = `/o/${params.organization}/programs/${params.program}/enrolments`;
    return redirect(`${list}?said=enrolment.discarded`);
  }),
});

export default function ImportCheck({ loaderData: preview }: Route.ComponentProps) {
  const { t } = useTranslation('enrolment');
  return (
    <Page
      title={t('import.title')}
      lead={t('import.fileRead', {
        file: preview.fileName,
        count: preview.rowCount,
        encoding: preview.encoding,
      })}
      above={useAboveProgram(preview.name)}
    >
      <ProgramPlaces />
      {preview.checked && <Checked {...preview} checked={preview.checked} />}
      {preview.problem && (
        <Alert color="clay" variant="light" role="alert">
          {say(preview.problem.key, preview.problem.values)}
        </Alert>
      )}
      <Section title={t('import.sample')}>
        <Rows
          caption={t('import.sample')}
          rows={preview.sample.map((cells, index) => ({ cells, key: String(index) }))}
          rowKey={(row) => row.key}
          columns={preview.header.map((header, column) => ({
            title: t('import.column', { letter: columnLetter(column), header }),
            cell: (row: { cells: string[] }) => row.cells[column] ?? '',
          }))}
        />
      </Section>
      <Mapping {...preview} />
      <ActionForm intent="discard" submit={t('import.discard')} tone="quiet" />
    </Page>
  );
}

type Preview = Route.ComponentProps['loaderData'];

function Mapping({ header, mapping, questions, sides: possible, side, checked }: Preview) {
  const { t } = useTranslation('enrolment');
  const { t: programs } = useTranslation('programs');
  const columns = [
    { value: '', label: t('import.notThere') },
    ...header.map((name, column) => ({
      value: String(column),
      label: t('import.column', { letter: columnLetter(column), header: name }),
    })),
  ];
  return (
    <Section title={t('import.mapTitle')} note={t('import.mapNote')}>
      <Form method="get">
        <input type="hidden" name="check" value="yes" />
        <Stack gap="md">
          <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }} style={{ alignItems: 'end' }}>
            {importFields.map((field) => (
              <SelectField
                key={field}
                name={field}
                label={t(`import.field.${field}`)}
                value={mapping[field]}
                options={columns}
              />
            ))}
            {questions.map(({ key, label, kind }) => (
              <SelectField
                key={key}
                name={answerField(key)}
                label={label}
                hint={t(`import.ownQuestion.${kind}`)}
                value={mapping.answers?.[key]}
                options={columns}
              />
            ))}
            {mapping.side === undefined && (
              <SelectField
                name="every_side"
                label={t('import.everySide')}
                value={side}
                options={possible.map((each) => ({
                  value: each,
                  label: programs(`oneSide.${each}`),
                }))}
                optional
              />
            )}
          </SimpleGrid>
          <div>
            <Button type="submit" variant={checked ? 'default' : 'filled'}>
              {t('import.check')}
            </Button>
          </div>
        </Stack>
      </Form>
    </Section>
  );
}

function Checked({
  checked,
  mapping,
  side,
  deliversMail,
}: Preview & { checked: NonNullable<Preview['checked']> }) {
  const { t } = useTranslation('enrolment');
  return (
    <Section title={t('import.checked')}>
      <Figures
        items={[
          { label: t('import.good'), value: checked.good },
          { label: t('import.faulty'), value: checked.faulty },
        ]}
      />
      {checked.faults.length === 0 && <Text>{t('import.noFaults')}</Text>}
      {checked.good === 0 ? (
        <Text fw={600}>{t('import.nothingGood')}</Text>
      ) : (
        <ActionForm intent="import" submit={t('import.confirm', { count: checked.good })}>
          {importFields.map((field) => (
            <input key={field} type="hidden" name={field} value={mapping[field]} />
          ))}
          {Object.entries(mapping.answers ?? {}).map(([key, column]) => (
            <input key={key} type="hidden" name={answerField(key)} value={column} />
          ))}
          <input type="hidden" name="every_side" value={side ?? ''} />
          {checked.faults.length > 0 && (
            <CheckField name="leave_out" label={t('import.leaveOut')} />
          )}
          <Text size="sm" c="dimmed">
            {t('import.confirmNote', { count: checked.good })} {!deliversMail && t('import.noMail')}
          </Text>
        </ActionForm>
      )}
      {checked.faults.length > 0 && <Faults {...checked} />}
    </Section>
  );
}

function Faults({ faults, faultCount }: NonNullable<Preview['checked']>) {
  const { t } = useTranslation('enrolment');
  return (
    <Section title={t('import.faultTitle')} note={t('import.mend')}>
      <Rows
        caption={t('import.faultTitle')}
        rows={faults.map((fault, index) => ({ ...fault, key: String(index) }))}
        rowKey={(fault) => fault.key}
        columns={[
          { title: t('import.table.row'), number: true, narrow: true, cell: (fault) => fault.row },
          {
            title: t('import.table.column'),
            cell: (fault) => fault.column || t('import.table.wholeRow'),
          },
          {
            title: t('import.table.value'),
            cell: (fault) => fault.value && <Code>{fault.value}</Code>,
          },
          {
            title: t('import.table.reason'),
            wide: true,
            cell: (fault) => say(fault.reason, fault.values),
          },
        ]}
      />
      {faultCount > faults.length && (
        <Text c="dimmed">
          {t('import.faultsShown', { shown: faults.length, total: faultCount })}
        </Text>
      )}
    </Section>
  );
}
