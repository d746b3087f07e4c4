import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { redirect, useParams } from 'react-router';
import { z } from 'zod';
import { form, memberAction, memberPage } from '../../../http/page.server.ts';
import { idFrom } from '../../../platform/database.server.ts';
import { ActionForm } from '../../../ui/form.tsx';
import { Page } from '../../../ui/page.tsx';
import { findProgramPlaybook } from '../../playbooks/playbook-queries.server.ts';
import { useAboveProgram } from '../../programs/program-parts.tsx';
import { moveToPresentPlaybook } from '../move-playbook.server.ts';
import type { Route } from './+types/playbook-move';

export const loader = memberPage(async ({ world, actor, params }) => {
  const { program, behind } = await findProgramPlaybook(world, actor, idFrom(params.program));
  return { name: program.name, behind };
});

export const action = memberAction({
  '': form(z.object({}), async ({ world, actor, params }) => {
    const count = await moveToPresentPlaybook(world, actor, idFrom(params.program));
    return redirect(
      `/o/${params.organization}/programs/${params.program}/playbook?said=playbooks.moved&count=${count}`,
    );
  }),
});

export default function PlaybookMove({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation('playbooks');
  const { organization, program } = useParams();
  const above = [
    ...useAboveProgram(loaderData.name),
    { to: `/o/${organization}/programs/${program}/playbook`, label: t('title') },
  ];
  return (
    <Page title={t('kept.move')} lead={t('kept.moveNote')} above={above}>
      <Text>{t('kept.behind', { count: loaderData.behind })}</Text>
      {loaderData.behind > 0 && <ActionForm submit={t('kept.move')} />}
    </Page>
  );
}
