import { useTranslation } from 'react-i18next';
import { redirect, useParams } from 'react-router';
import { form, memberAction, memberPage } from '../../../http/page.server.ts';
import { idFrom } from '../../../platform/database.server.ts';
import { ActionForm, AreaField } from '../../../ui/form.tsx';
import { Page } from '../../../ui/page.tsx';
import { useAboveProgram } from '../../programs/program-parts.tsx';
import { agendaChange } from '../phase-change.ts';
import { findProgramPlaybook } from '../playbook-queries.server.ts';
import { writePlaybookAgenda } from '../write-playbook.server.ts';
import type { Route } from './+types/playbook-agenda';

export const loader = memberPage(async ({ world, actor, params }) => {
  const { program, present } = await findProgramPlaybook(world, actor, idFrom(params.program));
  return { name: program.name, seen: present.version, agenda: present.content.agenda };
});

export const action = memberAction({
  '': form(agendaChange, async ({ world, actor, params }, given) => {
    await writePlaybookAgenda(world, actor, idFrom(params.program), given);
    return redirect(
      `/o/${params.organization}/programs/${params.program}/playbook?said=playbooks.saved`,
    );
  }),
});

export default function PlaybookAgenda({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation('playbooks');
  const { organization, program } = useParams();
  const above = [
    ...useAboveProgram(loaderData.name),
    { to: `/o/${organization}/programs/${program}/playbook`, label: t('title') },
  ];
  return (
    <Page title={t('edit.agendaTitle')} lead={t('edit.lead')} above={above}>
      <ActionForm submit={t('edit.submit')}>
        <input type="hidden" name="seen" value={loaderData.seen} />
        <AreaField
          name="agenda"
          label={t('kept.agenda')}
          hint={t('edit.agendaHint')}
          value={loaderData.agenda.join('\n')}
          rows={10}
        />
      </ActionForm>
    </Page>
  );
}
