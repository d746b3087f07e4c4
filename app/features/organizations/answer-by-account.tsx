import { Anchor, Button, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Form, Link, useLocation } from 'react-router';
import { ActionForm, PasswordField, TextField } from '../../ui/form.tsx';

/** What the holder of an invitation's link is offered, by who they are; for invitations of every kind. */
export function AnswerByAccount({
  step,
  email,
  name,
  visitorEmail,
  accept,
  create,
}: {
  step: 'accept' | 'forAnother' | 'signIn' | 'proveAddress' | 'create';
  /** Whom the invitation is for, and what the inviter calls them. */
  email: string;
  name: string;
  visitorEmail: string | null;
  /** The labels of the buttons that accept: as who one is, or with a new account. */
  accept: string;
  create: string;
}) {
  const { t } = useTranslation('organizations');
  switch (step) {
    case 'accept':
      return (
        <>
          <Text>{t('join.as', { email: visitorEmail ?? '' })}</Text>
          <ActionForm intent="accept" submit={accept} />
        </>
      );
    case 'forAnother':
      return <ForAnother email={email} />;
    case 'signIn':
      return <SignInFirst label={t('join.signIn')}>{t('join.signInText', { email })}</SignInFirst>;
    case 'proveAddress':
      return (
        <SignInFirst label={t('join.proveTitle')}>{t('join.proveAddress', { email })}</SignInFirst>
      );
    case 'create':
      return <CreateAccount email={email} name={name} submit={create} />;
  }
}

/** Signing in leads back to the invitation. */
function useSignInLink(): string {
  return `/sign-in?to=${encodeURIComponent(useLocation().pathname)}`;
}

function SignInFirst({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <Text>{children}</Text>
      <Button component={Link} to={useSignInLink()} style={{ alignSelf: 'flex-start' }}>
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

function CreateAccount({ email, name, submit }: { email: string; name: string; submit: string }) {
  const { t } = useTranslation('organizations');
  const { t: people } = useTranslation('people');
  const to = useSignInLink();
  return (
    <>
      <Text>{t('join.forAddress', { email })}</Text>
      <ActionForm
        intent="create"
        submit={submit}
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
