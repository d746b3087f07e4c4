import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, redirect } from 'react-router';
import { form, memberAction, memberPage } from '../../../http/page.server.ts';
import { asActor, idFrom } from '../../../platform/database.server.ts';
import { ActionForm } from '../../../ui/form.tsx';
import { Page } from '../../../ui/page.tsx';
import {
  formFrom,
  isOnePopulation,
  policyForm,
  policyFrom,
  templateFor,
} from '../matching-policy.ts';
import { findPolicy, findProgramToMatch } from '../matching-queries.server.ts';
import { PolicyFields } from '../policy-fields.tsx';
import { useMatchingPlace } from '../run-parts.tsx';
import { savePolicy } from '../save-policy.server.ts';
import type { Route } from './+types/policy';

export const loader = memberPage(async ({ world, actor, params }) => {
  const programId = idFrom(params.program);
  return asActor(world.db, actor, async (connection) => {
    const program = await findProgramToMatch(connection, actor, programId);
    const present = await findPolicy(connection, programId);
    return {
      program: program.name,
      arePeers: isOnePopulation(program.kind),
      form: formFrom(present?.policy ?? templateFor(program.kind)),
    };
  });
});

export const action = memberAction({
  '': form(policyForm, async ({ world, actor, params }, given) => {
    const version = await savePolicy(world, actor, idFrom(params.program), policyFrom(given));
    return redirect(
      `/o/${params.organization}/programs/${params.program}/matching?said=matching.policySaved&version=${version}`,
    );
  }),
});

export default function PolicyPage({
  loaderData: { program, arePeers, form: now },
}: Route.ComponentProps) {
  const { t } = useTranslation('matching');
  const { t: common } = useTranslation();
  const { base, above } = useMatchingPlace(program);
  return (
    <Page
      title={t('policy.title')}
      lead={arePeers ? `${t('policy.peers')} ${t('policy.lead')}` : t('policy.lead')}
      above={above}
    >
      <ActionForm
        submit={t('policy.save')}
        aside={
          <Anchor component={Link} to={base}>
            {common('cancel')}
          </Anchor>
        }
      >
        <PolicyFields now={now} />
      </ActionForm>
    </Page>
  );
}
