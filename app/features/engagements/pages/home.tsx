import { Alert, Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, redirect, useActionData } from 'react-router';
import { z } from 'zod';
import { form, memberAction, memberPage } from '../../../http/page.server.ts';
import { say } from '../../../i18n.ts';
import { isManager } from '../../../platform/actor.ts';
import { dayIn, monthAround } from '../../../platform/calendar.ts';
import { todayOf } from '../../../platform/clock.ts';
import { asActor, idFrom } from '../../../platform/database.server.ts';
import { Day } from '../../../ui/dates.tsx';
import { useRefusal } from '../../../ui/form.tsx';
import { Empty, Page, Section, State } from '../../../ui/page.tsx';
import { findCommonsOf } from '../../organizations/organization-queries.server.ts';
import { ActionList } from '../action-list.tsx';
import { isOpen } from '../engagement.ts';
import { EngagementCard } from '../engagement-card.tsx';
import { listEngagementsOf } from '../engagement-queries.server.ts';
import { ManagedPrograms, OpenSurveys, WaitingLooks, Ways } from '../home-programs.tsx';
import {
  countConcerns,
  listManagedPrograms,
  listOpenRequests,
  listOpenRounds,
  listOpenSurveys,
  listSecondLooks,
  listThanks,
  listWays,
} from '../home-queries.server.ts';
import { listSentInvitations } from '../informal/engagement-invitation-queries.server.ts';
import {
  inviteAgain,
  withdrawEngagementInvitation,
} from '../informal/invite-to-engagement.server.ts';
import { LinkToPassOn, SentInvitations } from '../informal/sent-invitations.tsx';
import { OpenRequests } from '../open-requests.tsx';
import { showSituation } from '../shown-situation.ts';
import { loadSituations } from '../situation-queries.server.ts';
import { TimeOfMonth } from '../time-budget.tsx';
import { findTimeBudget } from '../time-budget-queries.server.ts';
import type { Route } from './+types/home';

export const loader = memberPage(async ({ world, actor, member }) => {
  const { isCommons } = member.organization;
  const commons = isCommons ? null : await findCommonsOf(world, actor.personId);
  return asActor(world.db, actor, async (connection) => {
    const engagements = await listEngagementsOf(connection, actor);
    const open = engagements.filter((engagement) => isOpen(engagement.phase));
    const now = world.clock.now();
    const situations = (await loadSituations(connection, actor, open)).map((situation) => ({
      ...showSituation(situation, now, member.timeZone),
      program: open.find(({ id }) => id === situation.engagement.id)?.program?.name ?? null,
    }));
    return {
      base: `/o/${member.organization.slug}`,
      name: member.name,
      manages: isManager(actor),
      situations,
      actions: situations
        .flatMap((situation) => situation.actions.filter((action) => action.isMine))
        .sort((one, other) => one.dueOn.localeCompare(other.dueOn)),
      past: engagements
        .filter((engagement) => !isOpen(engagement.phase))
        .map((engagement) => ({
          id: engagement.id,
          partner: engagement.partnerNames,
          phase: engagement.phase,
          endedOn: engagement.closedAt
            ? dayIn(member.timeZone, engagement.closedAt)
            : engagement.endsOn,
        })),
      time:
        open.length > 0
          ? await findTimeBudget(connection, actor, monthAround(member.timeZone, now))
          : null,
      thanks: await listThanks(connection, actor),
      ways: await listWays(connection, actor),
      managed: await listManagedPrograms(connection, actor, todayOf(world)),
      requests: isCommons ? [] : await listOpenRequests(connection, actor),
      rounds: isCommons ? [] : await listOpenRounds(connection, actor, now),
      concerns: await countConcerns(connection, actor),
      looks: await listSecondLooks(connection, actor, now),
      surveys: await listOpenSurveys(connection, actor, now),
      isCommons,
      sent: isCommons ? await listSentInvitations(connection, now) : [],
      informal: commons && `/o/${commons.slug}`,
    };
  });
});

const chosen = z.object({ invitation: z.string() });
export const action = memberAction({
  again: form(chosen, async ({ world, actor, visitor, member }, { invitation }) => {
    const { email, link } = await inviteAgain(world, visitor, actor, idFrom(invitation));
    if (link) return { email, link };
    const said = new URLSearchParams({ said: 'informal.invited', email });
    return redirect(`/o/${member.organization.slug}?${said}`);
  }),
  withdraw: form(chosen, async ({ world, actor }, { invitation }) => {
    await withdrawEngagementInvitation(world, actor, idFrom(invitation));
    return redirect('?said=informal.withdrawn');
  }),
});

export default function Home({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation('engagements');
  const { base, situations, actions, past, thanks, ways, manages, managed } = loaderData;
  const { isCommons, sent, informal } = loaderData;
  const { t: organizations } = useTranslation('organizations');
  const { t: told } = useTranslation('informal');
  const answered = useActionData<typeof action>() as { email: string; link: string } | undefined;
  const refused = useRefusal('again');
  const isQuiet = situations.length === 0;
  const start = (
    <Button component={Link} to="/start" variant={isQuiet && isCommons ? 'filled' : 'default'}>
      {organizations('commons.start')}
    </Button>
  );
  return (
    <Page
      title={t('home.title', { name: loaderData.name })}
      lead={isQuiet ? undefined : t('home.lead')}
      action={isCommons && !isQuiet && start}
    >
      {answered && 'link' in answered && <LinkToPassOn {...answered} base={base} />}
      {refused && (
        <Alert color="clay" variant="light" role="alert">
          {refused.problems.map(({ key, values }) => say(key, values)).join(' ')}
        </Alert>
      )}
      <OpenRequests requests={loaderData.requests} rounds={loaderData.rounds} base={base} />
      <WaitingLooks looks={loaderData.looks} base={base} />
      <OpenSurveys surveys={loaderData.surveys} base={base} />
      {isQuiet && isCommons && <Empty action={start}>{told('home.empty')}</Empty>}
      {isQuiet && !manages && !isCommons && (
        <Empty action={<Link to={`${base}/profile`}>{t('home.profile')}</Link>}>
          {t(emptyText(ways))}
        </Empty>
      )}
      {situations.map((situation) => (
        <EngagementCard
          key={situation.id}
          situation={situation}
          base={`${base}/engagements/${situation.id}`}
          program={situation.program}
        />
      ))}
      {actions.length > 0 && (
        <Section title={t('home.actions')}>
          <ActionList actions={actions} />
        </Section>
      )}
      {loaderData.time && <TimeOfMonth budget={loaderData.time} />}
      {manages && <ManagedPrograms programs={managed} base={base} />}
      <Ways
        enrolments={ways.enrolments}
        // A manager's list above holds these already.
        programs={manages ? [] : ways.programs}
        base={base}
      />
      <SentInvitations invitations={sent} />
      {thanks.length > 0 && (
        <Section title={t('home.thanks')}>
          {thanks.map((entry) => (
            <Stack gap={0} key={entry.id} component="figure" m={0}>
              <Text component="blockquote" m={0} className="prose">
                {entry.text}
              </Text>
              <Text component="figcaption" size="sm" c="dimmed">
                {entry.from}
              </Text>
            </Stack>
          ))}
        </Section>
      )}
      {loaderData.concerns.any && (
        <Section title={t('home.concerns')} note={t('home.concernsNote')}>
          <Link to={`${base}/concerns`}>
            {t('home.concernsWaiting', { count: loaderData.concerns.waiting })}
          </Link>
        </Section>
      )}
      {past.length > 0 && (
        <Section title={t('home.past')}>
          <Stack gap="xs" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
            {past.map((engagement) => (
              <Group component="li" gap="sm" key={engagement.id}>
                <Anchor component={Link} to={`${base}/engagements/${engagement.id}`}>
                  {t('with', { names: engagement.partner })}
                </Anchor>
                <State>{t(`phase.${engagement.phase}`)}</State>
                <Text size="sm" c="dimmed">
                  <Day value={engagement.endedOn} />
                </Text>
              </Group>
            ))}
          </Stack>
        </Section>
      )}
      {!isCommons && (
        <Section title={told('home.elsewhere')}>
          <Text c="dimmed" size="sm">
            {told('home.elsewhereText')}
          </Text>
          <Group>
            {informal && <Link to={informal}>{organizations('commons.go')}</Link>}
            {start}
          </Group>
        </Section>
      )}
    </Page>
  );
}

function emptyText({ enrolments, programs }: Route.ComponentProps['loaderData']['ways']) {
  if (enrolments.length > 0) return 'home.waiting';
  return programs.length > 0 ? 'home.choose' : 'home.empty';
}
