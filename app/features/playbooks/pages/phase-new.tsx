import { useTranslation } from 'react-i18next';
import { redirect, useParams } from 'react-router';
import { form, memberAction, memberPage } from '../../../http/page.server.ts';
import { idFrom } from '../../../platform/database.server.ts';
import { ActionForm, AreaField, TextField } from '../../../ui/form.tsx';
import { Empty, Page } from '../../../ui/page.tsx';
import { useAboveProgram } from '../../programs/program-parts.tsx';
import { BeginningField } from '../beginning-field.tsx';
import { beginningsFor, newPhase } from '../phase-change.ts';
import { findProgramPlaybook } from '../playbook-queries.server.ts';
import { addPlaybookPhase } from '../write-playbook.server.ts';
import type { Route } from './+types/phase-new';

export const loader = memberPage(async ({ world, actor, params }) => {
  const { program, present } = await findProgramPlaybook(world, actor, idFrom(params.program));
  return {
    name: program.name,
    seen: present.version,
    beginnings: beginningsFor(present.content),
  };
});

export const action = memberAction({
  '': form(newPhase, async ({ world, actor, params }, given) => {
    const at = await addPlaybookPhase(world, actor, idFrom(params.program), given);
    return redirect(
      `/o/${params.organization}/programs/${params.program}/playbook/phases/${at + 1}?said=playbooks.added`,
    );
  }),
});

export default function NewPhase({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation('playbooks');
  const { organization, program } = useParams();
  const above = [
    ...useAboveProgram(loaderData.name),
    { to: `/o/${organization}/programs/${program}/playbook`, label: t('title') },
  ];
  return (
    <Page title={t('add.title')} lead={t('add.lead')} above={above}>
      {loaderData.beginnings.length === 0 ? (
        <Empty>{t('add.full')}</Empty>
      ) : (
        <ActionForm submit={t('add.submit')}>
          <input type="hidden" name="seen" value={loaderData.seen} />
          <BeginningField beginnings={loaderData.beginnings} />
          <TextField name="title" label={t('edit.phaseTitle')} />
          <AreaField name="lead" label={t('edit.phaseLead')} rows={2} optional />
        </ActionForm>
      )}
    </Page>
  );
}
