import { Anchor, List, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, redirect, useSearchParams } from 'react-router';
import { form, memberAction, memberPage } from '../../../http/page.server.ts';
import { asActor, idFrom } from '../../../platform/database.server.ts';
import { ActionForm, TextField } from '../../../ui/form.tsx';
import { Empty, Figures, Page, Section } from '../../../ui/page.tsx';
import { approvalForm, chosenFrom, defaultDates } from '../approval.ts';
import { approveProposals } from '../approve-proposals.server.ts';
import { findProgramToMatch, findRun } from '../matching-queries.server.ts';
import { listOpenPairs } from '../proposal-queries.server.ts';
import { listEnding, readEnded } from '../repair-queries.server.ts';
import { Ending } from '../repair-result.tsx';
import { useRunPlace } from '../run-parts.tsx';
import type { Route } from './+types/approval';

/** More would hide the button; the list of the run has them all. */
const shown = 12;

export const loader = memberPage(async ({ world, actor, params, url }) => {
  const programId = idFrom(params.program);
  const runId = idFrom(params.run);
  const chosen = chosenFrom(url.searchParams);
  return asActor(world.db, actor, async (connection) => {
    const program = await findProgramToMatch(connection, actor, programId);
    const run = await findRun(connection, programId, runId);
    const pairs = await listOpenPairs(connection, runId, chosen);
    const ended = (await readEnded(connection, runId)) ?? [];
    return {
      program: program.name,
      createdAt: run.createdAt.toISOString(),
      asksSecondLook: program.asksSecondLook,
      chosen,
      count: pairs.length,
      people: new Set(pairs.flatMap(({ menteeId, mentorId }) => [menteeId, mentorId])).size,
      pairs: pairs.slice(0, shown).map(({ id, mentee, mentor }) => ({ id, mentee, mentor })),
      ending: await listEnding(connection, ended),
      dates: defaultDates(program, world.clock.now()),
    };
  });
});

export const action = memberAction({
  '': form(approvalForm, async ({ world, actor, params }, { pairs, startsOn, endsOn }) => {
    const { pairs: count, secondLook } = await approveProposals(world, actor, {
      programId: idFrom(params.program),
      runId: idFrom(params.run),
      proposals: pairs,
      startsOn,
      endsOn,
    });
    const program = `/o/${params.organization}/programs/${params.program}`;
    return redirect(
      secondLook
        ? `${program}/matching/${params.run}/second-looks/${secondLook}?said=matching.lookAsked&count=${count}`
        : `${program}/engagements?said=matching.approved&count=${count}`,
    );
  }),
});

export default function ApprovalPage({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation('matching');
  const { above, run } = useRunPlace(loaderData);
  const { count, people, pairs, chosen, dates, asksSecondLook } = loaderData;
  const [search] = useSearchParams();
  // What was ticked stays ticked.
  const back = (
    <Anchor component={Link} to={chosen === 'all' ? run : `${run}?${search}`}>
      {t('approval.back')}
    </Anchor>
  );
  if (count === 0) {
    return (
      <Page title={t('approval.none')} above={above}>
        <Empty action={back}>
          {t(chosen === 'all' || chosen.length > 0 ? 'approval.nothing' : 'problems.nothingChosen')}
        </Empty>
      </Page>
    );
  }
  return (
    <Page
      title={t('approval.title', { count })}
      lead={t(asksSecondLook ? 'approval.leadSecond' : 'approval.lead')}
      above={above}
    >
      <Figures
        items={[
          { label: t('approval.chosen'), value: count },
          { label: t('approval.people'), value: people },
        ]}
      />
      <ActionForm
        submit={t(asksSecondLook ? 'approval.ask' : 'approval.submit', { count })}
        aside={back}
      >
        <input type="hidden" name="pairs" value={chosen === 'all' ? 'all' : chosen.join(' ')} />
        <TextField
          name="startsOn"
          type="date"
          label={t('approval.startsOn')}
          value={dates.startsOn}
          width="14rem"
        />
        <TextField
          name="endsOn"
          type="date"
          label={t('approval.endsOn')}
          value={dates.endsOn}
          width="14rem"
        />
      </ActionForm>
      {loaderData.ending.length > 0 && <Ending pairs={loaderData.ending} />}
      <Section title={t('approval.chosen')}>
        <List>
          {pairs.map((pair) => (
            <List.Item key={pair.id}>{t('proposal.title', pair)}</List.Item>
          ))}
        </List>
        {count > pairs.length && (
          <Text c="dimmed">{t('approval.more', { count: count - pairs.length })}</Text>
        )}
      </Section>
    </Page>
  );
}
