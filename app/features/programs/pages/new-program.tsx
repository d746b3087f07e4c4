import { useTranslation } from 'react-i18next';
import { redirect, useParams } from 'react-router';
import { form, memberAction, memberPage } from '../../../http/page.server.ts';
import { todayOf } from '../../../platform/clock.ts';
import { NotFound } from '../../../platform/refusal.ts';
import { ActionForm, AreaField, RadioField, TextField } from '../../../ui/form.tsx';
import { Page } from '../../../ui/page.tsx';
import { createProgram } from '../create-program.server.ts';
import { canManagePrograms, newProgram } from '../program.ts';
import { offeredKinds } from '../program-kind.ts';
import { DayFields } from '../time-fields.tsx';
import type { Route } from './+types/new-program';

export const loader = memberPage(async ({ world, actor }) => {
  if (!canManagePrograms(actor)) throw new NotFound();
  return { today: todayOf(world) };
});

export const action = memberAction({
  '': form(newProgram, async ({ world, actor, params }, given) => {
    const id = await createProgram(world, actor, given);
    return redirect(`/o/${params.organization}/programs/${id}/launch?said=programs.created`);
  }),
});

export default function NewProgramPage({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation('programs');
  const { organization } = useParams();
  return (
    <Page
      title={t('new.title')}
      lead={t('new.lead')}
      above={[{ to: `/o/${organization}/programs`, label: t('title') }]}
    >
      <ActionForm submit={t('new.submit')}>
        <TextField name="name" label={t('field.name')} />
        <AreaField
          name="purpose"
          label={t('field.purpose')}
          hint={t('field.purposeHint')}
          optional
        />
        <RadioField
          name="kind"
          label={t('field.kind')}
          value="one_to_one"
          options={offeredKinds.map((kind) => ({ value: kind, label: t(`kindHint.${kind}`) }))}
        />
        <DayFields startsOn={loaderData.today} endsOn={null} />
      </ActionForm>
    </Page>
  );
}
