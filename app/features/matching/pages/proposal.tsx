import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, redirect, useParams } from 'react-router';
import { z } from 'zod';
import { form, type MemberVisit, memberAction, memberPage } from '../../../http/page.server.ts';
import { asActor, idFrom } from '../../../platform/database.server.ts';
import { formatMoment, useTimeZone } from '../../../ui/dates.tsx';
import { ActionForm } from '../../../ui/form.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { Rows } from '../../../ui/table.tsx';
import { useAboveProgram } from '../../programs/program-parts.tsx';
import { declineProposal, restoreProposal } from '../decide-proposal.server.ts';
import { findProposal } from '../find-proposal.server.ts';
import { findProgramToMatch, findRun } from '../matching-queries.server.ts';
import { checkInWords, percentOf, reasonInWords } from '../reason-text.ts';
import { ProposalStateBadge } from '../run-parts.tsx';
import { SideBySide } from '../side-by-side.tsx';
import type { Route } from './+types/proposal';

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
    return {
      program: program.name,
      isClosed: program.state === 'closed',
      createdAt: run.createdAt.toISOString(),
      pair: await findProposal(connection, address),
    };
  });
});

export const action = memberAction({
  decline: form(z.object({}), async ({ world, actor, params }) => {
    await declineProposal(world, actor, addressOf(params));
    return redirect(`${pathOf(params)}?said=matching.declined`);
  }),
  restore: form(z.object({}), async ({ world, actor, params }) => {
    await restoreProposal(world, actor, addressOf(params));
    return redirect(`${pathOf(params)}?said=matching.restored`);
  }),
});

export default function ProposalPage({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation('matching');
  const { organization, program: id, run } = useParams();
  const base = `/o/${organization}/programs/${id}/matching`;
  const when = formatMoment(loaderData.createdAt, useTimeZone());
  const above = [
    ...useAboveProgram(loaderData.program),
    { to: base, label: t('title') },
    { to: `${base}/${run}`, label: t('run.title', { when }) },
  ];
  const { pair, isClosed } = loaderData;
  const { criteria, rules } = pair.breakdown;
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
                <Button component={Link} to={`${base}/${run}/approval?pair=${pair.id}`}>
                  {t('proposal.approve')}
                </Button>
                <ActionForm intent="decline" submit={t('proposal.decline')} tone="quiet" />
              </>
            )}
            {pair.state === 'declined' && (
              <ActionForm intent="restore" submit={t('proposal.restore')} tone="quiet" />
            )}
          </Group>
        )
      }
    >
      <Section title={t('proposal.criteria')}>
        <Rows
          caption={t('proposal.criteria')}
          rows={criteria}
          // Of peers a criterion may speak twice: once for each of them.
          rowKey={(score) => `${score.criterion} ${criteria.indexOf(score)}`}
          columns={[
            {
              title: t('proposal.criterion'),
              cell: (score) => t(`criterion.${score.criterion}`),
            },
            {
              title: t('proposal.points'),
              number: true,
              cell: ({ points }) =>
                points === null ? (
                  <Text c="dimmed" size="sm">
                    {t('proposal.notCounted')}
                  </Text>
                ) : (
                  t('run.fitInWords', { percent: Math.round(points * 100) })
                ),
            },
            { title: t('proposal.weight'), number: true, cell: (score) => score.weight },
            { title: t('proposal.reason'), wide: true, cell: reasonInWords },
          ]}
        />
      </Section>
      <Section title={t('proposal.rules')}>
        <Rows
          caption={t('proposal.rules')}
          rows={rules}
          rowKey={(check) => check.rule}
          columns={[
            {
              title: t('proposal.outcome'),
              cell: (check) => t(check.isKept ? 'checked.kept' : 'checked.broken'),
            },
            { title: t('proposal.rule'), wide: true, cell: checkInWords },
          ]}
        />
      </Section>
      <Section title={t('proposal.profiles')}>
        <SideBySide mentee={pair.mentee} mentor={pair.mentor} />
      </Section>
    </Page>
  );
}
