import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, redirect } from 'react-router';
import { z } from 'zod';
import { form, type MemberVisit, memberAction, memberPage } from '../../../http/page.server.ts';
import { asActor, idFrom } from '../../../platform/database.server.ts';
import { Deed, DeedProblems } from '../../../ui/deed.tsx';
import { ActionForm } from '../../../ui/form.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { OwnAnswers } from '../../enrolment/own-answers.tsx';
import { listShownAnswers } from '../../enrolment/shown-answers.server.ts';
import { declineProposal, restoreProposal } from '../decide-proposal.server.ts';
import { findProposal } from '../find-proposal.server.ts';
import { findProgramToMatch, findRun } from '../matching-queries.server.ts';
import { PairReasons } from '../pair-reasons.tsx';
import { percentOf } from '../reason-text.ts';
import { ProposalStateBadge, useRunPlace } from '../run-parts.tsx';
import { SideBySide } from '../side-by-side.tsx';
import { listToTakeBack, takeBackApproval } from '../take-back-approval.server.ts';
import type { Route } from './+types/proposal';
import { scenarioForms } from './scenario-forms.ts';

function addressOf(params: MemberVisit['params']) {
  return {
    programId: idFrom(params.program),
    runId: idFrom(params.run),
    proposalId: idFrom(params.proposal),
  };
}

const pathOf = ({ organization, program, run, proposal }: MemberVisit['params']) =>
  `/o/${organization}/programs/${program}/matching/${run}/${proposal}`;

export const loader = memberPage(async ({ world, actor, params }) => {
  const address = addressOf(params);
  return asActor(world.db, actor, async (connection) => {
    const program = await findProgramToMatch(connection, actor, address.programId);
    const run = await findRun(connection, address.programId, address.runId);
    const pair = await findProposal(connection, address);
    const said = await listShownAnswers(connection, actor, 'managers', [
      pair.mentee.enrolmentId,
      pair.mentor.enrolmentId,
    ]);
    return {
      said: [pair.mentee, pair.mentor]
        .map(({ enrolmentId, name }) => ({ enrolmentId, name, answers: said[enrolmentId] ?? [] }))
        .filter(({ answers }) => answers.length > 0),
      program: program.name,
      isClosed: program.state === 'closed',
      createdAt: run.createdAt.toISOString(),
      pair,
      takesBack: (await listToTakeBack(connection, world, address.runId)).includes(
        address.proposalId,
      ),
    };
  });
});

export const action = memberAction({
  decide: scenarioForms.decide,
  decline: form(z.object({}), async ({ world, actor, params }) => {
    await declineProposal(world, actor, addressOf(params));
    return redirect(`${pathOf(params)}?said=matching.declined`);
  }),
  takeBack: form(z.object({}), async ({ world, actor, params }) => {
    const { proposalId, ...run } = addressOf(params);
    await takeBackApproval(world, actor, { ...run, proposal: proposalId });
    return redirect(`${pathOf(params)}?said=matching.takenBack&count=1`);
  }),
  restore: form(z.object({}), async ({ world, actor, params }) => {
    await restoreProposal(world, actor, addressOf(params));
    return redirect(`${pathOf(params)}?said=matching.restored`);
  }),
});

export default function ProposalPage({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation('matching');
  const { above, run } = useRunPlace(loaderData);
  const { t: studio } = useTranslation('studio');
  const { pair, isClosed } = loaderData;
  const two = { mentee: pair.mentee.enrolmentId, mentor: pair.mentor.enrolmentId };
  return (
    <Page
      title={t('proposal.title', { mentee: pair.mentee.name, mentor: pair.mentor.name })}
      lead={t('proposal.lead', { fit: t('run.fitInWords', { percent: percentOf(pair.fit) }) })}
      above={above}
      badge={<ProposalStateBadge state={pair.state} />}
      action={
        !isClosed && (
          <Group>
            {pair.state === 'proposed' && (
              <>
                <Button component={Link} to={`${run}/approval?pair=${pair.id}`}>
                  {t('proposal.approve')}
                </Button>
                <ActionForm intent="decline" submit={t('proposal.decline')} tone="quiet" />
              </>
            )}
            {loaderData.takesBack && (
              <ActionForm intent="takeBack" submit={t('proposal.takeBack')} tone="quiet" />
            )}
            {pair.state === 'declined' && (
              <ActionForm intent="restore" submit={t('proposal.restore')} tone="quiet" />
            )}
          </Group>
        )
      }
    >
      <PairReasons breakdown={pair.breakdown} />
      <Section title={t('proposal.profiles')}>
        <SideBySide mentee={pair.mentee} mentor={pair.mentor} />
        {loaderData.said.map(({ enrolmentId, name, answers }) => (
          <details key={enrolmentId} className="fold">
            <summary>{t('proposal.said', { name })}</summary>
            <OwnAnswers answers={answers} />
          </details>
        ))}
      </Section>
      {!isClosed && (
        <Section title={studio('whatIf.title')} note={studio('whatIf.note')}>
          <DeedProblems intent="decide" />
          <Group>
            <Deed intent="decide" what={{ ...two, what: 'pin' }}>
              {studio('pairPage.pin')}
            </Deed>
            <Deed intent="decide" what={{ ...two, what: 'forbid' }}>
              {studio('pairPage.forbid')}
            </Deed>
          </Group>
        </Section>
      )}
    </Page>
  );
}
