import { Anchor, Button, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Form, Link, redirect, useParams } from 'react-router';
import { z } from 'zod';
import { form, openAction, openPage, redirectToSignIn } from '../../../http/page.server.ts';
import { ActionForm, PasswordField, TextField } from '../../../ui/form.tsx';
import { Bare } from '../../../ui/shell.tsx';
import { newPerson } from '../../people/person.ts';
import { acceptAsNewcomer, acceptInvitation } from '../accept-invitation.server.ts';
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
  const { organization, program, email } = invitation;
  return (
    <Bare title={program ? t('join.titleProgram', { program }) : t('join.title', { organization })}>
      <Stack gap="lg">
        <WhoInvites invitation={invitation} />
        {step === 'accept' && (
          <>
            <Text>{t('join.as', { email: visitorEmail ?? '' })}</Text>
            <ActionForm intent="accept" submit={t('join.accept')} />
          </>
        )}
        {step === 'forAnother' && <ForAnother email={email} />}
        {step === 'signIn' && (
          <SignInFirst label={t('join.signIn')}>{t('join.signInText', { email })}</SignInFirst>
        )}
        {step === 'proveAddress' && (
          <SignInFirst label={t('join.proveTitle')}>
            {t('join.proveAddress', { email })}
          </SignInFirst>
        )}
        {step === 'create' && <CreateAccount invitation={invitation} />}
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

function useSignInLink(): string {
  const { token } = useParams();
  return `/sign-in?to=${encodeURIComponent(`/join/${token}`)}`;
}

function SignInFirst({ label, children }: { label: string; children: ReactNode }) {
  const to = useSignInLink();
  return (
    <>
      <Text>{children}</Text>
      <Button component={Link} to={to} style={{ alignSelf: 'flex-start' }}>
        {label}
      </Button>
    </>
  );
}

function ForAnother({ email }: { email: string }) {
  const { t } = useTranslation('organizations');
  const { t: common } = useTranslation();
  return (
    <>
      <Text>{t('join.forAnother', { email })}</Text>
      <Form method="post" action="/sign-out">
        <Button type="submit" variant="default">
          {common('signOut')}
        </Button>
      </Form>
    </>
  );
}

function CreateAccount({ invitation: { email, name } }: { invitation: Invitation }) {
  const { t } = useTranslation('organizations');
  const { t: people } = useTranslation('people');
  const to = useSignInLink();
  return (
    <>
      <Text>{t('join.forAddress', { email })}</Text>
      <ActionForm
        intent="create"
        submit={t('join.submit')}
        aside={
          <Anchor component={Link} to={to}>
            {t('join.haveAccount')}
          </Anchor>
        }
      >
        <TextField name="name" label={people('field.name')} value={name} autoComplete="name" />
        <PasswordField
          name="password"
          label={people('field.password')}
          hint={people('field.passwordHint')}
          autoComplete="new-password"
        />
      </ActionForm>
    </>
  );
}
