import { useTranslation } from 'react-i18next';
import { redirect } from 'react-router';
import { form, memberAction, memberPage } from '../../../http/page.server.ts';
import { todayOf } from '../../../platform/clock.ts';
import { idFrom } from '../../../platform/database.server.ts';
import { ActionForm, TextField } from '../../../ui/form.tsx';
import { Page } from '../../../ui/page.tsx';
import { nextRound } from '../../programs/next-round.ts';
import { programCopy } from '../../programs/program.ts';
import { useAboveProgram } from '../../programs/program-parts.tsx';
import { findManagedProgram } from '../../programs/program-queries.server.ts';
import { DayFields } from '../../programs/time-fields.tsx';
import { duplicateProgram } from '../duplicate-program.server.ts';
import type { Route } from './+types/duplicate';

export const loader = memberPage(async ({ world, actor, params }) => {
  const program = await findManagedProgram(world, actor, idFrom(params.program));
  return { name: program.name, ...nextRound(program, todayOf(world)) };
});

export const action = memberAction({
  '': form(programCopy, async ({ world, actor, params }, given) => {
    const copy = await duplicateProgram(world, actor, idFrom(params.program), given);
    return redirect(`/o/${params.organization}/programs/${copy}/launch?said=launch.duplicated`);
  }),
});

export default function Duplicate({
  loaderData: { name, startsOn, endsOn },
}: Route.ComponentProps) {
  const { t } = useTranslation('launch');
  const { t: programs } = useTranslation('programs');
  return (
    <Page
      title={t('later.duplicate')}
      lead={t('later.duplicateLead')}
      above={useAboveProgram(name)}
    >
      <ActionForm submit={t('later.duplicateSubmit')}>
        <TextField
          name="name"
          label={programs('field.name')}
          value={t('later.copyName', { name }).slice(0, 120)}
        />
        <DayFields startsOn={startsOn} endsOn={endsOn} />
      </ActionForm>
    </Page>
  );
}
