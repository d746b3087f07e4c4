import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { form, memberAction, memberPage } from '../../../http/page.server.ts';
import { asActor, idFrom } from '../../../platform/database.server.ts';
import { refusal } from '../../../platform/refusal.ts';
import { ActionForm } from '../../../ui/form.tsx';
import { Page } from '../../../ui/page.tsx';
import { canonicalJson } from '../canonical-json.ts';
import { formFrom, policyForm, policyFrom } from '../matching-policy.ts';
import { questionsToMatch } from '../matching-question.ts';
import { PolicyFields } from '../policy-fields.tsx';
import { useRunPlace } from '../run-parts.tsx';
import { findFinishedRun, findScenario } from '../what-if/scenario-queries.server.ts';
import type { Route } from './+types/scenario-policy';
import { solveAgain } from './scenario-forms.ts';

export const loader = memberPage(async ({ world, actor, params }) => {
  const programId = idFrom(params.program);
  const runId = idFrom(params.run);
  return asActor(world.db, actor, async (connection) => {
    const { program, run } = await findFinishedRun(connection, actor, programId, runId);
    const scenario =
      params.scenario === 'new'
        ? null
        : await findScenario(connection, runId, idFrom(params.scenario));
    const other = scenario?.changes.find((change) => change.change === 'policy');
    return {
      program: program.name,
      createdAt: run.createdAt.toISOString(),
      name: scenario?.name ?? null,
      questions: questionsToMatch(program.questions, program.kind),
      form: formFrom(
        other?.policy ?? run.policy,
        questionsToMatch(program.questions, program.kind),
      ),
    };
  });
});

export const action = memberAction({
  '': form(policyForm, async (visit, given) => {
    const { world, actor, params } = visit;
    const { run, program } = await asActor(world.db, actor, (connection) =>
      findFinishedRun(connection, actor, idFrom(params.program), idFrom(params.run)),
    );
    // What no field of the editor holds stays as the run has it.
    const { stages, workingHours, weeks } = run.policy;
    const policy = {
      ...policyFrom(given, questionsToMatch(program.questions, program.kind)),
      stages,
      workingHours,
      weeks,
    };
    if (canonicalJson(policy) === canonicalJson(run.policy)) {
      throw refusal('', 'studio:problems.samePolicy');
    }
    return solveAgain(visit, { change: 'policy', policy });
  }),
});

/** Other weights and rules for a what-if; the program's policy stays as it is. */
export default function ScenarioPolicyPage({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation('studio');
  const { t: common } = useTranslation();
  const { scenario } = useParams();
  const { above, run } = useRunPlace(loaderData);
  const { name, form: now } = loaderData;
  const list = `${run}/what-if`;
  const back = name === null ? list : `${list}/${scenario}`;
  return (
    <Page
      title={t('whatIf.changePolicy')}
      lead={t('whatIf.policyNote')}
      above={[
        ...above,
        { to: list, label: t('whatIf.title') },
        ...(name === null ? [] : [{ to: back, label: name }]),
      ]}
    >
      <ActionForm
        submit={t('whatIf.tryPerson')}
        aside={
          <Anchor component={Link} to={back}>
            {common('cancel')}
          </Anchor>
        }
      >
        <PolicyFields now={now} questions={loaderData.questions} />
      </ActionForm>
    </Page>
  );
}
