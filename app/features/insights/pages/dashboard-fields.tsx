import { useTranslation } from 'react-i18next';
import { redirect } from 'react-router';
import { form, memberAction, memberPage } from '../../../http/page.server.ts';
import { idFrom } from '../../../platform/database.server.ts';
import { refusal } from '../../../platform/refusal.ts';
import { ActionForm, ChecksField } from '../../../ui/form.tsx';
import { Page } from '../../../ui/page.tsx';
import { useAboveProgram } from '../../programs/program-parts.tsx';
import { setGroupFields } from '../../programs/set-group-fields.server.ts';
import { loadGroupFields } from '../dashboard.server.ts';
import { newGroupFields } from '../group-field.ts';
import type { Route } from './+types/dashboard-fields';

export const loader = memberPage(({ world, actor, params }) =>
  loadGroupFields(world, actor, idFrom(params.program)),
);

export const action = memberAction({
  '': form(newGroupFields, async ({ world, actor, params }, { fields }) => {
    const id = idFrom(params.program);
    const { offered } = await loadGroupFields(world, actor, id);
    const unknown = fields.some((field) => !offered.some(({ value }) => value === field));
    if (unknown) throw refusal('fields', 'dashboard:fields.unknown');
    await setGroupFields(world, actor, id, fields);
    return redirect(
      `/o/${params.organization}/programs/${params.program}/dashboard?said=dashboard.fields`,
    );
  }),
});

export default function DashboardFields({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation('dashboard');
  const { name, chosen, offered } = loaderData;
  return (
    <Page title={t('fields.title')} lead={t('fields.lead')} above={useAboveProgram(name)}>
      <ActionForm submit={t('fields.save')}>
        <ChecksField name="fields" label={t('fields.label')} values={chosen} options={offered} />
      </ActionForm>
    </Page>
  );
}
