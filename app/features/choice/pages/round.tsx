import { Anchor, Box, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, redirect, useParams } from 'react-router';
import { form, type MemberVisit, memberAction, memberPage } from '../../../http/page.server.ts';
import { asActor, idFrom } from '../../../platform/database.server.ts';
import { formatDay } from '../../../ui/dates.tsx';
import { ActionForm, SelectField } from '../../../ui/form.tsx';
import { Page, Section, State } from '../../../ui/page.tsx';
import { FromTheGuide } from '../../guide/from-the-guide.tsx';
import { offerArticles } from '../../guide/reader-queries.server.ts';
import { reasonInWords } from '../../matching/reason-text.ts';
import { mainScores } from '../../matching/run-result.ts';
import { answerRound } from '../answer-round.server.ts';
import { answerForm, takesAnswers, wishesFor, wishesIn } from '../round.ts';
import { findOwnRound, listOwnAnswers } from '../round-queries.server.ts';
import type { Route } from './+types/round';

export const loader = memberPage(async ({ world, actor, params }) =>
  asActor(world.db, actor, async (connection) => {
    const id = idFrom(params.round);
    const round = await findOwnRound(connection, actor, id);
    const answers = await listOwnAnswers(connection, id);
    return {
      guide: await offerArticles(connection, actor, {
        step: 'match',
        role: round.lists[0]?.side ?? 'mentee',
        kind: null,
      }),
      program: round.program,
      programId: round.programId,
      until: round.closesAt.toISOString().slice(0, 10),
      isOpen: takesAnswers(round, world.clock.now()),
      lists: round.lists.map(({ side, enrolmentId, options }) => {
        const answer = answers.find((each) => each.enrolmentId === enrolmentId);
        const said = answer && wishesIn(answer);
        return {
          side,
          enrolmentId,
          isAnswered: answer !== undefined,
          wishes: wishesFor(options.length),
          options: options.map(({ breakdown, fit: _fit, ...option }) => ({
            ...option,
            reasons: mainScores(breakdown, 3),
            wish: said?.get(option.enrolmentId) ?? '',
          })),
        };
      }),
    };
  }),
);

const answer = form(answerForm, async ({ world, actor, params }: MemberVisit, given) => {
  await answerRound(world, actor, idFrom(params.round), given);
  return redirect('?said=choice.chosen');
});
export const action = memberAction({ mentee: answer, mentor: answer });

export default function RoundPage({ loaderData: round }: Route.ComponentProps) {
  const { t } = useTranslation('choice');
  const { organization } = useParams();
  return (
    <Page
      title={t('round.title', round)}
      lead={round.isOpen ? t('round.lead', { day: formatDay(round.until) }) : t('round.closedLead')}
      above={[{ to: `/o/${organization}/programs/${round.programId}`, label: round.program }]}
      badge={
        <State tone={round.isOpen ? 'good' : 'calm'}>
          {t(round.isOpen ? 'round.open' : 'round.closed')}
        </State>
      }
    >
      {round.lists.map((list) => (
        <List key={list.side} list={list} isOpen={round.isOpen} />
      ))}
      <FromTheGuide offer={round.guide} />
    </Page>
  );
}

type OwnList = Route.ComponentProps['loaderData']['lists'][number];

function List({ list, isOpen }: { list: OwnList; isOpen: boolean }) {
  const { t } = useTranslation('choice');
  const options = list.options.map((option) => (
    <Option key={option.enrolmentId} option={option} list={list} isOpen={isOpen} />
  ));
  return (
    <Section title={t(`round.${list.side}.title`)} note={t(`round.${list.side}.note`)}>
      {isOpen ? (
        <ActionForm
          intent={list.side}
          submit={t(list.isAnswered ? 'round.change' : 'round.submit')}
        >
          <input type="hidden" name="enrolment" value={list.enrolmentId} />
          <Stack gap="lg">{options}</Stack>
        </ActionForm>
      ) : (
        <Stack gap="lg">{options}</Stack>
      )}
    </Section>
  );
}

function Option({
  option,
  list,
  isOpen,
}: {
  option: OwnList['options'][number];
  list: OwnList;
  isOpen: boolean;
}) {
  const { t } = useTranslation('choice');
  const { organization } = useParams();
  const words = (wish: string) =>
    wish === ''
      ? t('round.wish.none')
      : wish === 'no'
        ? t('round.wish.no')
        : t('round.wish.place', { place: wish });
  return (
    <div>
      <Text fw={600}>
        <Anchor component={Link} to={`/o/${organization}/people/${option.personId}`} fw={600}>
          {option.name}
        </Anchor>
      </Text>
      {option.headline && (
        <Text size="sm" c="dimmed">
          {option.headline}
        </Text>
      )}
      {option.goal && (
        <Text className="prose" lineClamp={4}>
          {option.goal}
        </Text>
      )}
      <Text size="sm" maw="70ch">
        {option.reasons.map(reasonInWords).join(' ')}
      </Text>
      {isOpen ? (
        <Box mt="xs">
          <SelectField
            name={`wish[${option.enrolmentId}]`}
            label={t('round.wish.label', { name: option.name })}
            value={option.wish}
            options={list.wishes.map((wish) => ({ value: wish, label: words(wish) }))}
          />
        </Box>
      ) : (
        <Text size="sm">{words(option.wish)}</Text>
      )}
    </div>
  );
}
