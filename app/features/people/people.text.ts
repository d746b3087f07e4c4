export const people = {
  title: 'People',
  said: {
    linkSent:
      'If {{email}} has an account here, a sign-in link is on its way. It works for 15 minutes.',
    resetSent: 'If {{email}} has an account here, a link to set a new password is on its way.',
    passwordSet: 'Your new password is set. Please sign in with it.',
    signedOut: 'You are signed out.',
  },
  field: {
    name: 'Your name',
    email: 'E-mail address',
    password: 'Password',
    newPassword: 'New password',
    passwordHint: 'At least 10 characters. A sentence only you would think of works well.',
  },
  signIn: {
    title: 'Sign in',
    submit: 'Sign in',
    wrong: 'This e-mail address and password do not belong together.',
    tooOften: 'Too many tries in a short time. Please wait a minute and try again.',
    linkTitle: 'Without a password',
    linkSubmit: 'Send me a sign-in link',
    noMail:
      'This server does not send e-mail yet, so links cannot reach you. Please use your password, or ask the person who runs the server.',
    forgot: 'I forgot my password',
    noAccount: 'I have no account yet',
    exampleTitle: 'Look around as',
    exampleText: 'This server shows the example organization. Choose whose eyes you want to use.',
  },
  signUp: {
    title: 'Create your account',
    submit: 'Create account',
    taken: 'There is an account with this address already. Please sign in instead.',
    failed: 'The account could not be created. Please try again.',
    haveAccount: 'I have an account',
  },
  forgot: {
    title: 'Set a new password',
    submit: 'Send me a link',
    text: 'We send a link to your address. It works for one hour.',
  },
  newPassword: {
    title: 'Set a new password',
    submit: 'Set password',
    expired: 'This link is no longer good. Please ask for a new one.',
  },
  account: {
    title: 'Your account',
    wrongPassword: 'This is not your present password.',
  },
} as const;
