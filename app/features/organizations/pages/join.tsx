import { Anchor, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, redirect } from 'react-router';
import { z } from 'zod';
import { form, openAction, openPage, redirectToSignIn } from '../../../http/page.server.ts';
import { Bare } from '../../../ui/shell.tsx';
import { newPerson } from '../../people/person.ts';
import { acceptAsNewcomer, acceptInvitation } from '../accept-invitation.server.ts';
import { AnswerByAccount } from '../answer-by-account.tsx';
import { findHeldInvitation, type HeldInvitation } from '../invitation-queries.server.ts';
import { joinStep } from '../join-step.ts';
import type { Route } from './+types/join';

export const loader = openPage(async ({ world, params, visitor }) => {
  const held = await findHeldInvitation(world.db, params.token ?? '', world.clock.now());
  return {
    step: joinStep(held, visitor),
    visitorEmail: visitor?.email ?? null,
    invitation: held && {
      email: held.email,
      name: held.name,
      role: held.role,
      organization: held.organization,
      inviter: held.inviter,
      program: held.program,
    },
  };
});

function onward({ slug, programId }: HeldInvitation): string {
  return programId
    ? `/o/${slug}/programs/${programId}/enrol`
    : `/o/${slug}?said=organizations.joined`;
}

export const action = openAction({
  accept: form(z.object({}), async ({ world, visitor, params, url }) => {
    if (!visitor) throw redirectToSignIn(url);
    return redirect(onward(await acceptInvitation(world, visitor, params.token ?? '')));
  }),
  create: form(newPerson.omit({ email: true }), async ({ world, request, params }, given) => {
    const token = params.token ?? '';
    const { invitation, headers } = await acceptAsNewcomer(world, request, token, given);
    return redirect(onward(invitation), { headers });
  }),
});

type Invitation = NonNullable<Route.ComponentProps['loaderData']['invitation']>;

export default function Join({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation('organizations');
  const { invitation, step, visitorEmail } = loaderData;
  if (!invitation || step === 'unknown' || step === 'accepted' || step === 'expired') {
    const reason = step === 'accepted' || step === 'expired' ? step : 'unknown';
    return (
      <Bare title={t('join.goneTitle')}>
        <Stack gap="lg">
          <Text>{t(`join.gone.${reason}`)}</Text>
          <Anchor component={Link} to="/">
            {t('nav.home')}
          </Anchor>
        </Stack>
      </Bare>
    );
  }
  const { organization, program, email, name } = invitation;
  return (
    <Bare title={program ? t('join.titleProgram', { program }) : t('join.title', { organization })}>
      <Stack gap="lg">
        <WhoInvites invitation={invitation} />
        <AnswerByAccount
          step={step}
          email={email}
          name={name}
          visitorEmail={visitorEmail}
          accept={t('join.accept')}
          create={t('join.submit')}
        />
      </Stack>
    </Bare>
  );
}

function WhoInvites({ invitation }: { invitation: Invitation }) {
  const { t } = useTranslation('organizations');
  const { inviter, organization, role, program } = invitation;
  return (
    <Text>
      {inviter ? t('join.by', { inviter, organization }) : t('join.byNobody', { organization })}{' '}
      {role === 'manager' && t('join.asManager')}
      {role === 'admin' && t('join.asAdmin')}
      {program && t('join.program')}
    </Text>
  );
}
