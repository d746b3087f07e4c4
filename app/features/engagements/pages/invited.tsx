import { Anchor, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, redirect } from 'react-router';
import { z } from 'zod';
import { form, openAction, openPage, redirectToSignIn } from '../../../http/page.server.ts';
import { formatDay } from '../../../ui/dates.tsx';
import { ActionForm } from '../../../ui/form.tsx';
import { Bare } from '../../../ui/shell.tsx';
import { AnswerByAccount } from '../../organizations/answer-by-account.tsx';
import { newPerson } from '../../people/person.ts';
import { cadenceWords } from '../../programs/cadence.ts';
import {
  acceptEngagementAsNewcomer,
  acceptEngagementInvitation,
  type Begun,
  declineEngagementInvitation,
} from '../informal/answer-engagement-invitation.server.ts';
import { answerStep } from '../informal/engagement-invitation.ts';
import { findHeldEngagementInvitation } from '../informal/engagement-invitation-queries.server.ts';
import type { Route } from './+types/invited';

/** An invitation to work together: whoever holds its link can look, with or without an account. */
export const loader = openPage(async ({ world, params, visitor }) => {
  const held = await findHeldEngagementInvitation(world.db, params.token ?? '', world.clock.now());
  return {
    step: answerStep(held, visitor),
    visitorEmail: visitor?.email ?? null,
    invitation: held && {
      inviter: held.inviter,
      email: held.email,
      name: held.name,
      role: held.role,
      message: held.message,
      startsOn: held.startsOn,
      endsOn: held.endsOn,
      cadenceDays: held.cadenceDays,
      sessionMinutes: held.sessionMinutes,
    },
  };
});

const onward = ({ slug, engagementId }: Begun) =>
  `/o/${slug}/engagements/${engagementId}?said=informal.accepted`;

export const action = openAction({
  accept: form(z.object({}), async ({ world, visitor, params, url }) => {
    if (!visitor) throw redirectToSignIn(url);
    return redirect(onward(await acceptEngagementInvitation(world, visitor, params.token ?? '')));
  }),
  create: form(newPerson.omit({ email: true }), async ({ world, request, params }, given) => {
    const token = params.token ?? '';
    const { begun, headers } = await acceptEngagementAsNewcomer(world, request, token, given);
    return redirect(onward(begun), { headers });
  }),
  decline: form(z.object({}), async ({ world, params }) => {
    await declineEngagementInvitation(world, params.token ?? '');
    return redirect(`/invited/${params.token}`);
  }),
});

type Invitation = NonNullable<Route.ComponentProps['loaderData']['invitation']>;

export default function Invited({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation('informal');
  const { invitation, step, visitorEmail } = loaderData;
  if (!invitation || step === 'unknown' || isAnswered(step)) {
    return (
      <Gone reason={isAnswered(step) ? step : 'unknown'} inviter={invitation?.inviter ?? ''} />
    );
  }
  const { inviter, email, name, role } = invitation;
  return (
    <Bare title={t(`invited.title.${role}`, { inviter })}>
      <Stack gap="lg">
        <Proposal {...invitation} />
        {step === 'own' ? (
          <Text>{t('invited.own', { email })}</Text>
        ) : (
          <AnswerByAccount
            step={step}
            email={email}
            name={name}
            visitorEmail={visitorEmail}
            accept={t('invited.accept')}
            create={t('invited.create')}
          />
        )}
        {step !== 'own' && (
          <Stack gap="xs" component="section" aria-labelledby="decline">
            <Title order={2} size="h4" id="decline">
              {t('invited.declineTitle')}
            </Title>
            <Text size="sm" c="dimmed">
              {t('invited.declineText')}
            </Text>
            <ActionForm intent="decline" submit={t('invited.decline')} tone="quiet" />
          </Stack>
        )}
      </Stack>
    </Bare>
  );
}

type Answered = 'accepted' | 'declined' | 'expired' | 'withdrawn';

function isAnswered(step: string): step is Answered {
  return ['accepted', 'declined', 'expired', 'withdrawn'].includes(step);
}

function Gone({ reason, inviter }: { reason: Answered | 'unknown'; inviter: string }) {
  const { t } = useTranslation('informal');
  const { t: organizations } = useTranslation('organizations');
  return (
    <Bare title={t('invited.goneTitle')}>
      <Stack gap="lg">
        <Text>{t(`invited.gone.${reason}`, { inviter })}</Text>
        <Anchor component={Link} to="/">
          {organizations('nav.home')}
        </Anchor>
      </Stack>
    </Bare>
  );
}

function Proposal({ inviter, role, message, ...proposed }: Invitation) {
  const { t } = useTranslation('informal');
  return (
    <>
      <Text>{t(`invited.role.${role}`, { inviter })}</Text>
      <Stack gap="xs" component="section" aria-labelledby="why">
        <Title order={2} size="h4" id="why">
          {t('invited.why')}
        </Title>
        <Text component="blockquote" m={0} className="prose">
          {message}
        </Text>
      </Stack>
      <Stack gap="xs" component="section" aria-labelledby="proposed">
        <Title order={2} size="h4" id="proposed">
          {t('invited.proposed')}
        </Title>
        <Text>
          {t('invited.dates', {
            from: formatDay(proposed.startsOn),
            to: formatDay(proposed.endsOn),
            cadence: cadenceWords(proposed.cadenceDays),
            minutes: proposed.sessionMinutes,
          })}
        </Text>
        <Text size="sm" c="dimmed">
          {t('invited.next')}
        </Text>
      </Stack>
    </>
  );
}
