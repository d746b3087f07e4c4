export const organizations = {
  title: 'Organizations',
  setUp: {
    title: 'Welcome to Ithaca',
    text: 'Mentoring with a goal and an end: people agree on goals, meet, see how far they have come, and finish. What would you like to do first?',
    ownTitle: 'Start mine',
    ownText:
      'You become the admin of your organization. A company, a school, a meetup: any group works.',
    organization: 'Name of the organization',
    submit: 'Start',
    exampleTitle: 'Look around first',
    exampleText:
      'We fill this server with an invented organization: 60 people, three programs, a year of history. Your own organization can be started at any time.',
    exampleSubmit: 'Look around with the example organization',
    already: 'This server has been set up meanwhile. Please sign in.',
    exampleThere: 'The example organization is here already.',
  },
  mine: {
    title: 'Your organizations',
    empty:
      'You do not belong to an organization here yet. Open the invitation you got by e-mail, or the enrolment link of a program, while you are signed in.',
  },
  nav: {
    home: 'Home',
    programs: 'Programs',
    people: 'People',
    skills: 'Skills',
    profile: 'My profile',
    mail: 'Outbox',
    settings: 'Settings',
  },
  invitationMail: {
    subject: 'You are invited to {{organization}}',
    subjectProgram: 'You are invited to {{program}}',
    text: '{{inviter}} invites you to {{organization}} on Ithaca, where people mentor each other.',
    textProgram:
      '{{inviter}} invites you to the mentoring program {{program}} of {{organization}}.',
    what: 'You agree on goals with one other person, meet, see how far you have come, and finish by a date.',
    button: 'See the invitation',
    until:
      'The link is yours alone, so please do not pass it on. It works once, for {{days}} days.',
    ignore: 'If you do not know {{inviter}}, you need not do anything.',
  },
} as const;
