import { useTranslation } from 'react-i18next';
import { redirect } from 'react-router';
import { form, memberAction, memberPage } from '../../../http/page.server.ts';
import { idFrom } from '../../../platform/database.server.ts';
import { ActionForm } from '../../../ui/form.tsx';
import { Page } from '../../../ui/page.tsx';
import { programTime } from '../../programs/program.ts';
import { useAboveProgram } from '../../programs/program-parts.tsx';
import { findManagedProgram } from '../../programs/program-queries.server.ts';
import { setUpProgram } from '../../programs/set-up-program.server.ts';
import { DayFields, RhythmFields } from '../../programs/time-fields.tsx';
import { afterStep, LaunchSteps } from '../launch-steps.tsx';
import type { Route } from './+types/time';

export const loader = memberPage(async ({ world, actor, params }) => {
  const { name, startsOn, endsOn, cadenceDays, sessionMinutes, changeNoticeHours } =
    await findManagedProgram(world, actor, idFrom(params.program));
  return { name, startsOn, endsOn, cadenceDays, sessionMinutes, changeNoticeHours };
});

export const action = memberAction({
  '': form(programTime, async ({ world, actor, params }, { ends_on, ...given }) => {
    await setUpProgram(world, actor, idFrom(params.program), {
      ...given,
      ends_on: ends_on ?? null,
    });
    const base = `/o/${params.organization}/programs/${params.program}`;
    return redirect(`${base}/${afterStep('time')}?said=launch.saved`);
  }),
});

export default function Time({ loaderData: program }: Route.ComponentProps) {
  const { t } = useTranslation('launch');
  return (
    <Page title={t('steps.time')} lead={t('lead')} above={useAboveProgram(program.name)}>
      <LaunchSteps />
      <ActionForm submit={t('save')}>
        <DayFields {...program} />
        <RhythmFields {...program} />
      </ActionForm>
    </Page>
  );
}
