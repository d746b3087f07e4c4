import { Anchor, Button, Group, List, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, redirect, useParams } from 'react-router';
import { z } from 'zod';
import { form, memberAction, memberPage } from '../../../http/page.server.ts';
import { asActor, idFrom } from '../../../platform/database.server.ts';
import { formatDay } from '../../../ui/dates.tsx';
import { ActionForm } from '../../../ui/form.tsx';
import { Facts, Page, Section, State } from '../../../ui/page.tsx';
import { reasonInWords } from '../../matching/reason-text.ts';
import { mainScores } from '../../matching/run-result.ts';
import { nameOfLanguage } from '../../profiles/language.ts';
import { useAboveProgram } from '../../programs/program-parts.tsx';
import { acceptRequest, declineRequest, withdrawRequest } from '../answer-request.server.ts';
import { type Asking, findAsking } from '../asking-queries.server.ts';
import { canAnswerRequest } from '../request.ts';
import { findRequest } from '../request-queries.server.ts';
import type { Route } from './+types/request';

export const loader = memberPage(async ({ world, actor, params }) =>
  asActor(world.db, actor, async (connection) => {
    const request = await findRequest(connection, actor, idFrom(params.request));
    const isMentor = canAnswerRequest(actor, request);
    const isOpen = request.state === 'open' && request.expiresAt > world.clock.now();
    return {
      programId: request.programId,
      program: request.program,
      mentee: request.mentee,
      mentor: request.mentor,
      message: request.message,
      state: request.state === 'open' && !isOpen ? ('lapsed' as const) : request.state,
      until: request.expiresAt.toISOString().slice(0, 10),
      engagement: request.engagementId,
      reasons: mainScores(request.breakdown, 10),
      isMentor,
      isOpen,
      asking: isMentor && isOpen ? await findAsking(connection, request) : null,
    };
  }),
);

const base = (params: Record<string, string | undefined>) => `/o/${params.organization}`;
export const action = memberAction({
  accept: form(z.object({}), async ({ world, actor, params }) => {
    const engagement = await acceptRequest(world, actor, idFrom(params.request));
    return redirect(`${base(params)}/engagements/${engagement}?said=choice.accepted`);
  }),
  decline: form(z.object({}), async ({ world, actor, params }) => {
    await declineRequest(world, actor, idFrom(params.request));
    return redirect('?said=choice.declined');
  }),
  withdraw: form(z.object({}), async ({ world, actor, params }) => {
    await withdrawRequest(world, actor, idFrom(params.request));
    return redirect('?said=choice.withdrawn');
  }),
});

export default function RequestPage({ loaderData: request }: Route.ComponentProps) {
  const { t } = useTranslation('choice');
  const { organization } = useParams();
  const { isMentor, isOpen, state, asking } = request;
  const program = `/o/${organization}/programs/${request.programId}`;
  return (
    <Page
      title={t(isMentor ? 'request.toMentor' : 'request.fromMentee', request)}
      lead={t(isOpen ? 'request.lead' : 'request.settledLead', {
        program: request.program,
        day: formatDay(request.until),
      })}
      above={useAbove(request.program, request.programId)}
      badge={
        <State tone={isOpen || state === 'accepted' ? 'good' : 'calm'}>
          {t(`request.state.${state}`)}
        </State>
      }
    >
      {!isOpen && <Settled request={request} program={program} />}
      <Section title={t('request.message')} note={t('request.messageNote')}>
        <Text className="prose">{request.message}</Text>
      </Section>
      {asking && <WhoAsks asking={asking} />}
      {request.reasons.length > 0 && (
        <Section title={t('request.reasons')}>
          <List>
            {request.reasons.map((score) => (
              <List.Item key={score.criterion}>{reasonInWords(score)}</List.Item>
            ))}
          </List>
        </Section>
      )}
      {asking && <WhatItTakes asking={asking} />}
      {asking && (
        <Section title={t('request.answer')} note={t('request.answerNote', request)}>
          <Group align="flex-start">
            {asking.partners < asking.capacity && (
              <ActionForm intent="accept" submit={t('request.accept')} />
            )}
            <ActionForm intent="decline" submit={t('request.decline')} tone="quiet" />
          </Group>
        </Section>
      )}
      {isOpen && !isMentor && (
        <Section title={t('request.withdraw')} note={t('request.withdrawNote', request)}>
          <ActionForm intent="withdraw" submit={t('request.withdraw')} tone="quiet" />
        </Section>
      )}
    </Page>
  );
}

function useAbove(name: string, programId: string) {
  const { organization } = useParams();
  const [all] = useAboveProgram(name);
  const own = { to: `/o/${organization}/programs/${programId}`, label: name };
  return all ? [all, own] : [own];
}

function Settled({
  request: { isMentor, state, engagement, mentee },
  program,
}: {
  request: Route.ComponentProps['loaderData'];
  program: string;
}) {
  const { t } = useTranslation('choice');
  const { organization } = useParams();
  if (state === 'accepted') {
    return (
      <Group>
        <Text>{t('request.settled.accepted')}</Text>
        {engagement && (
          <Button component={Link} to={`/o/${organization}/engagements/${engagement}`}>
            {t('request.workspace')}
          </Button>
        )}
      </Group>
    );
  }
  if (state === 'withdrawn') return <Text>{t('request.settled.withdrawn')}</Text>;
  if (isMentor) {
    return (
      <Text>
        {state === 'declined'
          ? t('request.settled.declinedByMe', { mentee })
          : t(`request.settled.${state === 'lapsed' ? 'lapsed' : 'overtaken'}ForMentor`)}
      </Text>
    );
  }
  return (
    <Group>
      <Text flex="1 1 20rem">{t('request.settled.notThisTime')}</Text>
      <Button component={Link} to={`${program}/mentors`}>
        {t('request.again')}
      </Button>
    </Group>
  );
}

function WhoAsks({ asking }: { asking: Asking }) {
  const { t } = useTranslation('choice');
  const { t: profiles } = useTranslation('profiles');
  const { organization } = useParams();
  return (
    <Section
      title={t('request.who')}
      action={
        <Anchor component={Link} to={`/o/${organization}/people/${asking.menteeId}`}>
          {t('request.profile')}
        </Anchor>
      }
    >
      {asking.goal && <Text className="prose">{asking.goal}</Text>}
      <Facts
        items={[
          { label: t('request.wants'), value: asking.wants.join(', ') },
          {
            label: t('request.stage'),
            value: asking.careerStage && profiles(`stage.${asking.careerStage}`),
          },
          { label: t('request.industry'), value: asking.industry },
          {
            label: t('request.languages'),
            value: asking.languages.map(nameOfLanguage).join(', '),
          },
        ]}
      />
    </Section>
  );
}

/** The load, shown before anybody accepts. */
function WhatItTakes({ asking }: { asking: Asking }) {
  const { t } = useTranslation('choice');
  const { partners, capacity, load, adds } = asking;
  const total = Math.round((load.hours + adds) * 10) / 10;
  return (
    <Section title={t('request.load')}>
      <div>
        <Text>
          {t(partners < capacity ? 'request.places' : 'request.noPlace', { partners, capacity })}
        </Text>
        <Text>
          {t('request.loadNow', { count: load.engagements, hours: load.hours })}{' '}
          {t('request.adds', { hours: adds })}
        </Text>
        <Text fw={600}>
          {load.offered === null
            ? t('request.noOffer', { total })
            : t(total > load.offered ? 'request.over' : 'request.within', {
                total,
                offered: load.offered,
              })}
        </Text>
      </div>
    </Section>
  );
}
