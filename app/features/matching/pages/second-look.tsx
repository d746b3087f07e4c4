import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, redirect } from 'react-router';
import { z } from 'zod';
import { form, type MemberVisit, memberAction, memberPage } from '../../../http/page.server.ts';
import { asActor, idFrom } from '../../../platform/database.server.ts';
import { Page, Pager, pageFrom, Section } from '../../../ui/page.tsx';
import { Rows } from '../../../ui/table.tsx';
import {
  acceptSecondLook,
  returnSecondLook,
  withdrawSecondLook,
} from '../answer-second-look.server.ts';
import { findProgramToMatch, findRun } from '../matching-queries.server.ts';
import { listProposals } from '../proposal-queries.server.ts';
import { reasonInWords } from '../reason-text.ts';
import { listEnding, readEnded } from '../repair-queries.server.ts';
import { Ending } from '../repair-result.tsx';
import { Fit, useRunPlace } from '../run-parts.tsx';
import { partIn, returnForm } from '../second-look.ts';
import { LookAnswer, LookSoFar, LookStateBadge, useLookLead } from '../second-look-parts.tsx';
import { findSecondLook } from '../second-look-queries.server.ts';
import type { Route } from './+types/second-look';

function addressOf(params: MemberVisit['params']) {
  return {
    programId: idFrom(params.program),
    runId: idFrom(params.run),
    lookId: idFrom(params.look),
  };
}

const size = 50;

export const loader = memberPage(async ({ world, actor, params, url }) => {
  const address = addressOf(params);
  const page = pageFrom(url);
  return asActor(world.db, actor, async (connection) => {
    const program = await findProgramToMatch(connection, actor, address.programId);
    const run = await findRun(connection, address.programId, address.runId);
    const { askedById, ...look } = await findSecondLook(connection, address);
    return {
      program: program.name,
      createdAt: run.createdAt.toISOString(),
      look,
      part:
        program.state === 'closed'
          ? null
          : partIn({ state: look.state, askedById }, actor.personId),
      page,
      // Of a repair: who would no longer work together.
      ending:
        look.state === 'open'
          ? await listEnding(connection, (await readEnded(connection, address.runId)) ?? [])
          : [],
      ...(await listProposals(connection, {
        runId: address.runId,
        secondLookId: look.id,
        sort: 'low',
        name: '',
        page,
        size,
      })),
    };
  });
});

const programOf = ({ organization, program }: MemberVisit['params']) =>
  `/o/${organization}/programs/${program}`;

export const action = memberAction({
  accept: form(z.object({}), async ({ world, actor, params }) => {
    const count = await acceptSecondLook(world, actor, addressOf(params));
    return redirect(`${programOf(params)}/engagements?said=matching.approved&count=${count}`);
  }),
  return: form(returnForm, async ({ world, actor, params }, { note }) => {
    await returnSecondLook(world, actor, addressOf(params), note);
    return redirect('?said=matching.lookReturned');
  }),
  withdraw: form(z.object({}), async ({ world, actor, params }) => {
    await withdrawSecondLook(world, actor, addressOf(params));
    return redirect(`${programOf(params)}/matching/${params.run}?said=matching.lookWithdrawn`);
  }),
});

export default function SecondLookPage({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation('matching');
  const { above, run } = useRunPlace(loaderData);
  const { look, part, proposals, total, page } = loaderData;
  return (
    <Page
      title={t('look.title', { count: look.pairs })}
      lead={useLookLead(look)}
      above={above}
      badge={<LookStateBadge state={look.state} />}
    >
      <LookSoFar
        look={look}
        part={part}
        again={t('look.again')}
        to={{ href: `${run}?state=proposed`, label: t('look.toRun') }}
      />
      {loaderData.ending.length > 0 && <Ending pairs={loaderData.ending} />}
      <Section title={t('look.pairs')} note={t('look.pairsNote')}>
        <Rows
          caption={t('look.pairs')}
          rows={proposals}
          rowKey={(row) => row.id}
          columns={[
            {
              title: t('look.pair'),
              cell: (row) => (
                <Anchor component={Link} to={`${run}/${row.id}`} aria-label={t('run.pair', row)}>
                  {t('proposal.title', row)}
                </Anchor>
              ),
            },
            { title: t('run.fit'), number: true, cell: (row) => <Fit value={row.fit} /> },
            {
              title: t('run.why'),
              wide: true,
              cell: (row) => row.reasons.map(reasonInWords).join(' '),
            },
          ]}
        />
        <Pager page={page} size={size} total={total} />
      </Section>
      {part === 'answers' && (
        <LookAnswer
          accept={t('look.acceptAll', { count: look.pairs })}
          acceptNote={t('look.acceptNote')}
          returnNote={t('look.returnNote')}
        />
      )}
    </Page>
  );
}
