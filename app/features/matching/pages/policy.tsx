import { Anchor, Paper, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, redirect, useParams } from 'react-router';
import { form, memberAction, memberPage } from '../../../http/page.server.ts';
import { asActor, idFrom } from '../../../platform/database.server.ts';
import { ActionForm, CheckField, RadioField, TextField } from '../../../ui/form.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { useAboveProgram } from '../../programs/program-parts.tsx';
import {
  criterionNames,
  formFrom,
  isOnePopulation,
  objectives,
  policyForm,
  policyFrom,
  sameOrNot,
  standingRules,
  templateFor,
} from '../matching-policy.ts';
import { findPolicy, findProgramToMatch } from '../matching-queries.server.ts';
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
  const { organization, program: id } = useParams();
  const base = `/o/${organization}/programs/${id}/matching`;
  const above = [...useAboveProgram(program), { to: base, label: t('title') }];
  const choices = sameOrNot.map((value) => ({ value, label: t(`policy.sameOrNot.${value}`) }));
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
        <Stack gap="xl">
          <Section title={t('policy.objective')}>
            <RadioField
              name="objective"
              label={t('policy.best')}
              value={now.objective}
              options={objectives.map((value) => ({
                value,
                label: t(`policy.objectives.${value}`),
              }))}
            />
            <TextField
              name="minimumFit"
              type="number"
              label={t('policy.minimumFit')}
              hint={t('policy.minimumFitHint')}
              value={now.minimumFit}
              width="26rem"
            />
          </Section>
          <Section title={t('policy.criteria')} note={t('policy.criteriaNote')}>
            <div className="field-grid">
              {criterionNames.map((criterion) => (
                <TextField
                  key={criterion}
                  name={`weight[${criterion}]`}
                  type="number"
                  label={t(`criterion.${criterion}`)}
                  hint={t(`criterionHint.${criterion}`)}
                  value={now.weight[criterion]}
                />
              ))}
            </div>
            <TextField
              name="wantedDistance"
              type="number"
              label={t('policy.wantedDistance')}
              hint={t('policy.wantedDistanceHint')}
              value={now.wantedDistance}
              width="26rem"
            />
          </Section>
          <Section title={t('policy.rules')} note={t('policy.rulesNote')}>
            <Paper withBorder p="md">
              <Text fw={600}>{t('policy.always')}</Text>
              {standingRules.map((rule) => (
                <Text key={rule}>{t(`rule.${rule}`)}</Text>
              ))}
            </Paper>
            <CheckField
              name="sharedLanguage"
              label={t('policy.sharedLanguage')}
              checked={now.sharedLanguage}
            />
            <CheckField name="overlap" label={t('policy.overlap')} checked={now.overlap} />
            <TextField
              name="overlapMinutes"
              type="number"
              label={t('policy.overlapMinutes')}
              value={now.overlapMinutes}
              width="26rem"
            />
            <CheckField
              name="stageGap"
              label={t('policy.stageGap')}
              hint={t('policy.stageGapHint')}
              checked={now.stageGap}
            />
            <div className="field-grid">
              <TextField
                name="stageGapMin"
                type="number"
                label={t('policy.stageGapMin')}
                value={now.stageGapMin}
              />
              <TextField
                name="stageGapMax"
                type="number"
                label={t('policy.stageGapMax')}
                value={now.stageGapMax}
              />
            </div>
            <div className="field-grid">
              <RadioField
                name="department"
                label={t('policy.department')}
                value={now.department}
                options={choices}
              />
              <RadioField name="site" label={t('policy.site')} value={now.site} options={choices} />
            </div>
          </Section>
        </Stack>
      </ActionForm>
    </Page>
  );
}
