import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, redirect, useParams } from 'react-router';
import { z } from 'zod';
import { form, memberAction, memberPage } from '../../../http/page.server.ts';
import { asActor, idFrom } from '../../../platform/database.server.ts';
import { found } from '../../../platform/refusal.ts';
import { Empty, Figures, Page, Section } from '../../../ui/page.tsx';
import { findPolicy, findProgramToMatch } from '../../matching/matching-queries.server.ts';
import { canOfferRequests } from '../../programs/program.ts';
import {
  ProgramPlaces,
  ProgramStateBadge,
  useAboveProgram,
} from '../../programs/program-parts.tsx';
import { countRequests } from '../request-queries.server.ts';
import { choiceRunForm, roundForm } from '../round.ts';
import { NewRound, Rounds, RunWithWishes } from '../round-parts.tsx';
import { listRounds } from '../round-queries.server.ts';
import { rankingWeight, runWithChoices } from '../run-with-choices.server.ts';
import { closeRound, startRound } from '../start-round.server.ts';
import type { Route } from './+types/choice';

export const loader = memberPage(async ({ world, actor, params }) => {
  const programId = idFrom(params.program);
  return asActor(world.db, actor, async (connection) => {
    const program = await findProgramToMatch(connection, actor, programId);
    // Where there is one side only, nobody chooses.
    found(canOfferRequests(program.kind) || null);
    const rounds = await listRounds(connection, actor, programId);
    const policy = await findPolicy(connection, programId);
    return {
      program: { name: program.name, state: program.state },
      allowsRequests: program.allowsRequests,
      requests: await countRequests(connection, actor, programId),
      rounds: rounds.map(({ closesAt, createdAt, ...round }) => ({
        ...round,
        until: closesAt.toISOString().slice(0, 10),
        createdAt: createdAt.toISOString(),
      })),
      suggested: new Date(world.clock.now().getTime() + usualDays * 86_400_000)
        .toISOString()
        .slice(0, 10),
      weight: (policy && rankingWeight(policy.policy)) || usualWeight,
    };
  });
});

/** A week and a half to choose; wishes weigh as much as wanted skills usually do. Both are ours. */
const usualDays = 10;
const usualWeight = 40;

const chosen = z.object({ round: z.uuid() });
const base = (params: Record<string, string | undefined>) =>
  `/o/${params.organization}/programs/${params.program}`;
export const action = memberAction({
  start: form(roundForm, async ({ world, actor, params }, given) => {
    await startRound(world, actor, idFrom(params.program), given);
    return redirect('?said=choice.started');
  }),
  end: form(chosen, async ({ world, actor, params }, { round }) => {
    await closeRound(world, actor, idFrom(params.program), round);
    return redirect('?said=choice.ended');
  }),
  run: form(
    chosen.extend(choiceRunForm.shape),
    async ({ world, actor, params }, { round, weight, stable }) => {
      const run = await runWithChoices(world, actor, {
        programId: idFrom(params.program),
        roundId: round,
        weight,
        isStable: stable,
      });
      return redirect(`${base(params)}/matching/${run}`);
    },
  ),
});

export default function ChoicePage({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation('choice');
  const { t: matching } = useTranslation('matching');
  const { organization, program: id } = useParams();
  const { program, requests, allowsRequests, rounds } = loaderData;
  const [last] = rounds;
  const programPage = base({ organization, program: id });
  return (
    <Page
      title={t('choice.title')}
      lead={t('choice.lead')}
      above={[
        ...useAboveProgram(program.name),
        { to: `${programPage}/matching`, label: matching('title') },
      ]}
      badge={<ProgramStateBadge state={program.state} />}
    >
      <ProgramPlaces />
      <Section title={t('choice.rounds')} note={t('choice.roundsNote')}>
        {rounds.length > 0 && <Rounds rounds={rounds} />}
        {last?.state === 'closed' && program.state !== 'closed' && (
          <RunWithWishes round={last} weight={loaderData.weight} />
        )}
        {last?.state !== 'open' && last?.state !== 'preparing' && program.state !== 'closed' && (
          <NewRound suggested={loaderData.suggested} />
        )}
      </Section>
      <Section title={t('choice.requests')} note={t('choice.requestsNote')}>
        {allowsRequests || requests.some(({ count }) => count > 0) ? (
          <Figures
            items={requests.map(({ state, count }) => ({
              label: t(`choice.requestState.${state}`),
              value: count,
            }))}
          />
        ) : (
          <Empty
            action={
              <Anchor component={Link} to={`${programPage}/settings`}>
                {t('choice.settings')}
              </Anchor>
            }
          >
            {t('choice.noRequests')}
          </Empty>
        )}
      </Section>
    </Page>
  );
}
