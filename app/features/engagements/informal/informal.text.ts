export const informal = {
  start: {
    title: 'Start mentoring with somebody',
    lead: 'Ask one person by e-mail. They can look at your invitation before they create an account. If they accept, the two of you have goals, agreement and sessions, for your eyes only: there is no program and no manager.',
    submit: 'Send the invitation',
    field: {
      email: 'Their e-mail address',
      name: 'Their name',
      nameHint: 'For the greeting in the mail.',
      role: 'What would they be?',
      message: 'Why you ask them',
      messageHint:
        'What you would like to reach, and why with them. They read it on the invitation’s page; it is not in the mail.',
      startsOn: 'From',
      endsOn: 'To',
      endsOnHint: 'A day to look back together. You can go on after it.',
      cadence: 'How often you would meet',
      minutes: 'Length of a meeting',
    },
    role: {
      mentor: 'My mentor: they help me with what I want to reach',
      mentee: 'My mentee: I help them with what they want to reach',
      peer: 'My peer: we help each other, as equals',
    },
  },
  joining: {
    title: 'Join a program',
    lead: 'You two mentor on your own, and nobody else knows of it. If you both want, your mentoring becomes part of a program of an organization to which you both belong.',
    what: 'What changes then, and what does not',
    managers:
      'The program’s managers see that you two work together, in which roles, your dates and phase, and how often you met and when things were done: also before today.',
    words:
      'Nobody sees a word more than now: goals, agreement, notes, actions, messages, reviews and ratings stay yours. At the close each of you decides whether to share a summary.',
    skills:
      'Skills that your goals name join the organization’s list of skills, without your names.',
    enrolment:
      'Each of you is enrolled in the program, and your mentoring takes one of your places there.',
    same: 'Your dates and everything you wrote stay as they are. It moves to the organization’s pages; old addresses lead there.',
    back: 'You cannot take it out of the program again. You can end it at any time, as ever.',
    choose: 'Which program?',
    option: '{{program}}, {{organization}}',
    propose: 'Propose this program',
    notYet: 'Not at the moment',
    why: {
      notEnrolled: 'In {{program}} the managers answer enrolments first. Enrol, then come back.',
      notOpen: '{{program}} takes nobody new at the moment.',
      waits: 'In {{program}} your enrolment waits for the managers’ answer.',
      paused: 'In {{program}} your place is paused.',
      full: 'In {{program}} you have as many partners as you said you have room for.',
    },
    enrol: 'Look at my enrolment in {{program}}',
    noOrganization:
      'You two belong to no organization in common here. A program belongs to one organization, and whoever takes part is its member. If you both want to join one, ask its program managers for the enrolment link; once you are both there, come back to this page.',
    noProgram:
      'No program of your organization takes a pair like you at the moment. When one opens, you will find it here.',
    notNow:
      'Mentoring joins a program while you prepare or work together, not while you close or after it.',
    open: 'A proposal is open',
    byYou: 'You propose to join {{program}} of {{organization}}.',
    byPartner: '{{name}} proposes to join {{program}} of {{organization}}.',
    waitsFor: 'It waits for {{names}}.',
    accept: 'Yes, join it',
    decline: 'Decline',
    withdraw: 'Take it back',
    problems: {
      choose: 'Please choose a program.',
      notNow: 'Joining a program is not possible at this point.',
      otherKind: 'This program is for another kind of mentoring.',
      over: 'This program is not open to you at the moment.',
      reporting:
        'In that organization one of you reports to the other, and no program pairs people along that line.',
      together:
        'Two of you work together in this program already. Go on there, or choose another program.',
      open: 'A proposal is open already. Answer that one first.',
      none: 'There is no proposal to answer any more.',
      own: 'This is your own proposal: your partner answers it.',
      other: '{{name}} has no place in this program any more. Talk it over, and propose it anew.',
    },
  },
  said: {
    joiningProposed: 'Proposed. Your partner hears of it by e-mail.',
    joiningAccepted: 'You said yes. It counts once everybody has.',
    joiningEnded: 'The proposal is off the table. All stays as it is.',
    joined: 'You are part of the program now.',
    invited: 'The invitation is on its way to {{email}}.',
    withdrawn: 'The invitation is withdrawn.',
    accepted: 'You have begun. Start with a goal, then look at the drafted agreement.',
  },
  sent: {
    title: 'Your invitations',
    note: 'Only you and the invited person can see this.',
    as: { mentor: 'as your mentor', mentee: 'as your mentee', peer: 'as your peer' },
    state: { open: 'Waiting', expired: 'Lapsed', declined: 'Declined' },
    until: 'Sent on {{sent}}, good until {{until}}.',
    expired: 'Not answered by {{until}}. You can ask once more, or leave it.',
    declined: 'They declined. No reason is asked, and that is fine.',
    again: 'Send again',
    againNamed: 'Send again: {{email}}',
    withdraw: 'Withdraw',
    withdrawNamed: 'Withdraw: {{email}}',
    remove: 'Take off the list',
    removeNamed: 'Take off the list: {{email}}',
    linkTitle: 'This server sends no e-mail, so please pass the link on yourself',
    linkText: 'It is for {{email}} alone, and is shown only now.',
    home: 'Go to my informal mentoring',
  },
  home: {
    empty:
      'You are in no engagement at the moment. Invite somebody: as your mentor, your mentee or your peer.',
    elsewhere: 'Informal mentoring',
    elsewhereText:
      'With one person, outside of any program: nobody here sees it. If you are both members here, it can become part of a program later, from its own pages.',
  },
  invited: {
    title: {
      mentor: '{{inviter}} asks you to be their mentor',
      mentee: '{{inviter}} offers to be your mentor',
      peer: '{{inviter}} asks you to learn from each other',
    },
    role: {
      mentor:
        'You would be the mentor, {{inviter}} the mentee: you help them with what they want to reach.',
      mentee:
        'You would be the mentee, {{inviter}} the mentor: they help you with what you want to reach.',
      peer: 'You would be peers: each of you helps and is helped, turn by turn.',
    },
    why: 'In their own words',
    proposed: 'What is proposed',
    dates: 'From {{from}} to {{to}}. {{cadence}}, {{minutes}} minutes.',
    next: 'If you accept, you write goals and an agreement together and both sign it. Either of you may end it at any time, without a reason. What you write is seen by the two of you only.',
    accept: 'Accept',
    create: 'Create account and accept',
    declineTitle: 'Not for you, or not now?',
    declineText: 'No reason is asked, and you need no account to say no.',
    decline: 'Decline',
    own: 'This is your own invitation, as {{email}} will see it.',
    goneTitle: 'This invitation is no longer open',
    gone: {
      accepted: 'It has been accepted. If that was you, please sign in.',
      declined: 'It has been declined. {{inviter}} knows.',
      expired: 'It has lapsed. {{inviter}} can send it once more.',
      withdrawn: 'It was taken back.',
      unknown:
        'It was replaced by a newer one, or the address is incomplete. Please look for the newest mail.',
    },
  },
  mail: {
    invitation: {
      subject: {
        mentor: '{{inviter}} asks you to be their mentor',
        mentee: '{{inviter}} offers to be your mentor',
        peer: '{{inviter}} asks you to learn from each other',
      },
      text: {
        mentor:
          '{{inviter}} would like you as a mentor, from {{from}} to {{to}}. Why, and how it would go, is on the page behind this button. You can look without an account.',
        mentee:
          '{{inviter}} offers to be your mentor, from {{from}} to {{to}}. Why, and how it would go, is on the page behind this button. You can look without an account.',
        peer: '{{inviter}} would like to learn from you and with you, as equals, from {{from}} to {{to}}. Why, and how it would go, is on the page behind this button. You can look without an account.',
      },
      what: 'You would agree on goals, meet, see how far you have come, and finish by a date. You are free to say no, without a reason.',
      button: 'See the invitation',
      until:
        'The link is yours alone, so please do not pass it on. It works once, for {{days}} days at most.',
      ignore: 'If you do not know {{inviter}}, you need not do anything.',
    },
    accepted: {
      subject: '{{partner}} has accepted',
      text: '{{partner}} has accepted your invitation. Now you both say what you want to reach, and agree on how you work together.',
      button: 'Begin',
    },
    declined: {
      subject: '{{who}} has declined',
      text: '{{who}} has declined your invitation. No reason was asked. It often is a matter of time, and you are welcome to ask somebody else.',
      button: 'Ask somebody else',
    },
  },
  problems: {
    oneself: 'Please invite somebody else: this is your own address.',
    over: 'Please choose a day that is still to come.',
    overAgain: 'The time that it proposed is over. Please write a new invitation.',
    againTooSoon: 'It was sent less than a day ago. Please give them time to read it.',
    invitedAlready: 'You have invited this address already, and it has not been answered yet.',
    tooMany:
      'You have written {{count}} invitations within thirty days. Please wait for some answers first.',
    notGood: 'This invitation is no longer open.',
  },
} as const;
