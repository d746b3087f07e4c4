export const concerns = {
  title: 'Concerns',
  lead: 'A concern is read by the person it is addressed to, and by whoever wrote it. Nobody else can open it, whatever their role.',
  said: {
    raised: 'It is sent. You find it here, and see when it was read.',
    acknowledged: 'Its author now knows that you take it up.',
  },
  toMe: 'Addressed to you',
  noneToMe: 'None is addressed to you.',
  mine: 'Written by you',
  noneMine:
    'You have written none. If something is not right, you find the way in each engagement and on each program’s page.',
  from: '{{author}} · {{program}}',
  formerly: 'Somebody who is no longer here',
  toContact: 'To {{contact}} · {{program}}',
  state: { new: 'Not read yet', read: 'Read', acknowledged: 'Acknowledged' },
  raise: {
    title: 'Report a concern',
    lead: 'If something is not right: disrespect, pressure, a broken promise of confidence, or anything that worries you.',
    to: 'It goes to {{name}}, the contact of {{program}}, and to nobody else. Your partner, program managers and admins cannot read it, unless one of them is {{name}}.',
    what: 'It is kept with its time. {{name}} gets a mail that something waits, without a word of it, and confirms to you that it was read.',
    field: 'What happened?',
    fieldHint: 'In your own words. Say also what you would wish for.',
    submit: 'Send it to {{name}}',
  },
  whyNot: {
    noProgram:
      'This engagement belongs to no program, so nobody is named as a contact for concerns.',
    nobody: 'This program has named nobody as a contact for concerns.',
    oneself: 'You are the contact for concerns of this program yourself.',
    partner:
      'The contact for concerns of this program is in this engagement with you, so a report here would not be private.',
  },
  ask: 'Please speak or write to one of these people directly, outside of Ithaca:',
  askNobody:
    'Please speak to somebody you trust: a person responsible where you work or study, or a friend. You can end the engagement at any time, without a reason.',
  engagement: 'It was written from within an engagement.',
  written: 'Written',
  openedAt: 'First read',
  acknowledgedAt: 'Acknowledged',
  notYet: 'Not yet',
  text: 'The concern',
  reply: 'Answer of {{name}}',
  acknowledge: {
    title: 'Acknowledge it',
    note: 'Tells its author that you have read it and take it up. Neither your answer nor the concern leaves Ithaca.',
    field: 'A word to its author',
    submit: 'Acknowledge',
  },
  mail: {
    greeting: 'Hello {{name}},',
    button: 'Open it',
    raised: {
      subject: 'Something waits for you in Ithaca',
      text: 'Somebody has written to you in confidence. What it says stays in Ithaca; please look soon.',
    },
    acknowledged: {
      subject: 'An answer waits for you in Ithaca',
      text: 'What you wrote in confidence was read. The answer stays in Ithaca.',
    },
  },
  problems: { acknowledged: 'You have acknowledged this already.' },
} as const;
