import { useTranslation } from 'react-i18next';
import { redirect } from 'react-router';
import { form, memberAction, memberPage } from '../../../http/page.server.ts';
import { idFrom } from '../../../platform/database.server.ts';
import { ActionForm, AreaField, TextField } from '../../../ui/form.tsx';
import { Page } from '../../../ui/page.tsx';
import { programPurpose } from '../../programs/program.ts';
import { useAboveProgram } from '../../programs/program-parts.tsx';
import { findManagedProgram } from '../../programs/program-queries.server.ts';
import { setUpProgram } from '../../programs/set-up-program.server.ts';
import { afterStep, LaunchSteps } from '../launch-steps.tsx';
import type { Route } from './+types/purpose';

export const loader = memberPage(async ({ world, actor, params }) => {
  const { name, purpose, targetOutcomes } = await findManagedProgram(
    world,
    actor,
    idFrom(params.program),
  );
  return { name, purpose, targetOutcomes };
});

export const action = memberAction({
  '': form(programPurpose, async ({ world, actor, params }, given) => {
    await setUpProgram(world, actor, idFrom(params.program), given);
    const base = `/o/${params.organization}/programs/${params.program}`;
    return redirect(`${base}/${afterStep('purpose')}?said=launch.saved`);
  }),
});

export default function Purpose({ loaderData: program }: Route.ComponentProps) {
  const { t } = useTranslation('launch');
  const { t: programs } = useTranslation('programs');
  return (
    <Page title={t('steps.purpose')} lead={t('lead')} above={useAboveProgram(program.name)}>
      <LaunchSteps />
      <ActionForm submit={t('save')}>
        <TextField name="name" label={programs('field.name')} value={program.name} />
        <AreaField
          name="purpose"
          label={programs('field.purpose')}
          hint={programs('field.purposeHint')}
          value={program.purpose}
          optional
        />
        <AreaField
          name="target_outcomes"
          label={t('field.outcomes')}
          hint={t('field.outcomesHint')}
          value={program.targetOutcomes}
          optional
        />
      </ActionForm>
    </Page>
  );
}
