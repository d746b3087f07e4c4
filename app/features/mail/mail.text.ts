export const mail = {
  title: 'Outbox',
  lead: 'What Ithaca wrote to people of this organization.',
  notConfigured:
    'No mail server is configured, so nothing is sent. Set SMTP_URL and restart, and what waits here is sent. Until then, links of invitations are shown to you when you make them.',
  empty: 'Nothing has been written yet. Invitations and notices will appear here.',
  column: { to: 'To', subject: 'Subject', written: 'Written', state: 'State' },
  state: {
    sent: 'Sent',
    waiting: 'Waiting',
    failed: 'Not delivered, trying again',
    givenUp: 'Not delivered, given up',
  },
  search: 'Address or subject',
  noneFound: 'No message matches this search.',
  to: 'To {{recipient}}',
  written: 'Written',
  sentAt: 'Sent',
  attempts: 'Attempts',
  failure: 'The mail server answered',
  secret:
    'This message holds a link that works without a password, so only the recipient may read it.',
  message: 'The message',
  greeting: 'Hello {{name}},',
  footer: 'Sent by Ithaca at {{origin}}.',
  signInLink: {
    subject: 'Your sign-in link',
    text: 'Use this link to sign in. It works once, for {{minutes}} minutes.',
    button: 'Sign in',
    ignore: 'If you did not ask for it, you need not do anything.',
  },
  passwordReset: {
    subject: 'Set a new password',
    text: 'Use this link to set a new password. It works for one hour.',
    button: 'Set a new password',
  },
} as const;
