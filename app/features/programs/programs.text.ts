export const programs = {
  title: 'Programs',
  lead: {
    manager: 'Each program has a purpose, a timeframe and people who help each other.',
    member: 'The programs you are in, and those you can join.',
  },
  empty: {
    manager: 'There is no program yet. Start one, and people can enrol or be imported.',
    member: 'No program is open at the moment. When one opens, you will find it here.',
  },
  said: {
    created: 'The program is there. Look over its settings, then open enrolment.',
    saved: 'The settings are saved.',
    open: 'Enrolment is open. Share the link below.',
    running: 'The program is running.',
    closed: 'The program is closed.',
  },
  compare: 'Compare programs and years',
  archive: { title: 'Archive', empty: 'No program is in the archive.', back: 'All programs' },
  new: {
    action: 'New program',
    title: 'New program',
    lead: 'The kind stays as you choose it here. All else can be changed later in the settings.',
    submit: 'Create program',
  },
  kind: {
    one_to_one: 'One to one',
    reverse: 'Reverse',
    peer: 'Peers',
    circle: 'Circle',
    flash: 'One-off session',
  },
  kindHint: {
    one_to_one: 'One to one: somebody with experience helps somebody who wants to get further.',
    reverse:
      'Reverse: somebody earlier in their career mentors a senior colleague on what they know better.',
    peer: 'Peers: two equals help each other, turn by turn; there is one side, and everybody both gives and gets.',
    circle:
      'Circle: three to twelve people, with one or two mentors or none, help each other as a group.',
    flash: 'One-off session: one conversation on one question, with one outcome.',
  },
  state: {
    draft: 'Being prepared',
    open: 'Enrolment open',
    running: 'Running',
    closed: 'Closed',
  },
  oneSide: { mentor: 'Mentor', mentee: 'Mentee', peer: 'Peer' },
  side: { mentor: 'Mentors', mentee: 'Mentees', peer: 'Peers' },
  waiting: {
    longestWait_one: 'Nobody else waits: the next place that becomes free is yours.',
    longestWait_other:
      'You are number {{place}} of the {{count}} {{people}} who wait. Whoever waits longest gets the next place that becomes free.',
    managers_one:
      'Nobody else waits. A program manager decides who gets a place that becomes free.',
    managers_other:
      '{{count}} {{people}} wait, you among them. There is no order: a program manager decides who gets a place that becomes free.',
    lots_one:
      'Lots decided who began now, and only you wait. A program manager decides whether you get a place later.',
    lots_other:
      'Lots decided who began now. {{count}} {{people}} wait, you among them, in no order: a program manager decides who gets a place later.',
  },
  enrolmentState: {
    applied: 'Applied',
    accepted: 'Accepted',
    waitlisted: 'On the waitlist',
    matched: 'Matched',
    paused: 'Paused',
    withdrawn: 'Withdrawn',
    completed: 'Completed',
  },
  field: {
    name: 'Name',
    purpose: 'Purpose',
    purposeHint: 'What should be different at the end? People read this before they enrol.',
    kind: 'Kind',
    startsOn: 'Starts on',
    endsOn: 'Ends on',
    endsOnHint: 'Leave it empty for a program that is always on.',
    cadence: 'How often pairs meet',
    sessionMinutes: 'Length of a meeting',
    changeNotice: 'A meeting is moved or called off',
    changeNoticeHint:
      'At the latest. Later is possible, is said to the other with kind words, and noted.',
    domains: 'E-mail domains whose people may enrol without an invitation',
    domainsHint:
      'Such as school.example; lab.example. Then the link takes only people who have proved an address there. Left empty, it takes whoever has it.',
    places: 'Places on each side',
    placesHint:
      'Whoever enrols when these are taken is put on the waitlist, unless you approve each enrolment. Left empty, there is no limit.',
    approves: 'I approve each enrolment',
    approvesHint: 'Without this, whoever enrols by the link is in at once.',
    fairnessGroups: 'Groups to look at in each run',
    fairnessGroupsHint:
      'For fit, waiting time and load by group; only groups that are large enough are ever shown. Questions with a choice of answers can be looked at even where matching may never use them.',
    asksSecondLook: 'A second manager looks at pairs and circles before they begin',
    asksSecondLookHint:
      'Pairs that one manager approves and circles that one forms wait until another one accepts them or sends them back with a note. Nobody can accept their own. A request that a mentor accepts begins at once: no manager takes part in it.',
    allowsRequests: 'Mentees may ask mentors themselves',
    allowsRequestsHint:
      'They see the mentors of this program with reasons and free places, and ask one with a short message. The mentor says yes or no. You see how many requests there are, not the words.',
    openRequests: 'Mentors that one mentee may ask at the same time',
    openRequestsHint: 'With one or two, each request is meant.',
    requestDays: 'Days until a request lapses',
    requestDaysHint: 'Both are told then, so that nobody waits for ever.',
    requiresTraining: 'Ask for a short training before matching',
    requiresTrainingHint:
      'Nobody is put into a matching run before they did the module for their side. It takes five to ten minutes.',
    clauseTitle: 'Clause {{number}}: title',
    clauseText: 'Clause {{number}}: text',
    dataPurpose: 'What personal data is used for',
    dataPurposeHint: 'People read this before they enrol.',
    legalBasis: 'Legal basis',
    legalBasisHint:
      'For employees, consent is rarely a good basis. Often it is legitimate interest or a works agreement. Ask whoever looks after data protection.',
    retention: 'Months until data is deleted after the end',
    retentionHint:
      'What people wrote, their enrolments and the matching. Everybody is told a month before, and you can save the report.',
    concern: 'Contact for a concern',
    concernHint:
      'The e-mail address of a member outside the line of report, whom people can turn to in confidence.',
  },
  cadence: {
    day_one: 'Every day',
    day_other: 'Every {{count}} days',
    week_one: 'Every week',
    week_other: 'Every {{count}} weeks',
    month_one: 'Every month',
    month_other: 'Every {{count}} months',
  },
  minutes: '{{count}} minutes',
  hours_one: '{{count}} hour before it begins',
  hours_other: '{{count}} hours before it begins',
  noNotice: 'At any time before it begins',
  column: {
    name: 'Program',
    kind: 'Kind',
    state: 'State',
    dates: 'Dates',
    people: 'People',
    mine: 'You are',
    side: 'Side',
  },
  retention: {
    near: 'On {{day}} everything that people gave this program is deleted, as its settings say. Save the report before, or keep the data for more months in the settings.',
    forgotten:
      'Everything that people gave this program was deleted after {{day}}, as its settings say.',
    mail: {
      subject: '{{program}}: what is there is deleted on {{day}}',
      members: {
        text: 'You took part in {{program}}. As you were told when you joined, what was written there is kept for a set time only. It is deleted on {{day}}. Until then you can save your documents and everything that you may see as one file.',
        button: 'Save what is mine',
      },
      managers: {
        text: '{{program}} is over, and its settings say how long it is kept. Enrolments, engagements, matching and answers are deleted on {{day}}. Until then you can save its report, or let it be kept for more months in the settings.',
        button: 'See the report',
      },
    },
  },
  overview: {
    dashboard: 'Dashboard',
    facts: 'In short',
    dates: 'From {{from}} to {{to}}',
    alwaysOn: 'From {{from}}, always on',
    rhythm: 'Pairs meet: {{cadence}}, {{minutes}} minutes.',
    approves: 'You approve each enrolment.',
    approvesNot: 'Whoever enrols is in at once.',
    training: 'You do a short training before you are matched.',
    concern: 'Contact for a concern: {{name}}, {{email}}.',
    raiseConcern: 'Report a concern',
    noConcern: 'Nobody is named yet as the contact for a concern.',
    people: 'People',
    nobody: 'Nobody has enrolled yet.',
    total: 'All',
    next: 'Next step',
    nextStep: {
      open: 'Look over the settings, then open enrolment, so that people can join by the link.',
      invite: 'Share the enrolment link, or import people from a spreadsheet.',
      answer: 'Some people wait for your answer.',
      match: 'There are people on both sides without a partner. Find them one.',
      start: 'Everybody who can be matched is matched. Start the program.',
      accompany: 'Pairs are at work. See who is stuck.',
      close: 'The end date has passed. Close the program.',
      read: 'The program is over. See what came of it.',
    },
    go: {
      answer: 'Answer them',
      match: 'Find matches',
      accompany: 'See the engagements',
      read: 'See the outcomes',
      invite: 'Import people',
    },
    move: {
      open: 'Open enrolment',
      start: 'Start the program',
      close: 'Close the program',
    },
    otherMoves: 'Change the state',
    moveNote: {
      open: 'Opening lets people enrol by the link.',
      start: 'Starting ends enrolment by the link; people can still be imported.',
      startAlwaysOn: 'Starting leaves enrolment by the link open, as the program is always on.',
      close:
        'Closing ends enrolment and matching. Pairs at work keep their pages until they close themselves.',
    },
    link: 'Enrolment link',
    linkNote: 'Whoever has this link can join the organization and apply.',
    linkLabel: 'Address to share',
    linkClosed: 'The link takes nobody at the moment: enrolment is not open.',
    places: 'In this program',
    enrolments: 'People and enrolments',
    announcements: 'Write to people',
    matching: 'Matching',
    engagements: 'Engagements',
    evaluation: 'Evaluation',
    outcomes: 'Outcomes',
    playbook: 'Playbook',
    launch: 'Set-up',
    settings: 'Settings',
    enrol: 'Enrol',
    mine: 'Your part',
    mineAs: 'As {{side}}: {{state}}.',
    changeMine: 'Change my enrolment',
    askMentors: 'Look for a mentor',
    notEnrolled: 'You are not enrolled in this program.',
    as: { mentor: 'mentor', mentee: 'mentee', peer: 'peer' },
    notYet: 'not enrolled',
    title: 'Overview',
  },
  group: {
    department: 'Department',
    site: 'Site',
    country: 'Country',
    career_stage: 'Career stage',
    job_function: 'Field of work',
    industry: 'Industry',
  },
  settings: {
    title: 'Settings',
    submit: 'Save settings',
    basics: 'Basics',
    rhythm: 'Rhythm',
    enrolment: 'Enrolment',
    requests: 'Asking mentors',
    matching: 'Matching',
    agreement: 'Agreement',
    agreementNote:
      'Every pair starts from these clauses and may change them before both sign. Empty a clause to leave it out; the last one is free for a clause of your own. Agreements that exist already stay as they are.',
    data: 'Personal data',
    care: 'If something goes wrong',
  },
  problems: {
    answerTooLong: 'Please use 2,000 characters at most.',
    domain: 'Please write domains only, such as school.example, with semicolons between.',
    twoOptions: 'Please give two options at least, one on each line.',
    stillAlive: 'It is open or running. Close it first.',
    endsBeforeStart: 'The end must come after the start.',
    endIsPast: 'The end date has passed already. Move it in the settings first.',
    notFromHere: 'The program has moved on meanwhile. Please look at its state again.',
    closed: 'A closed program is not changed any more.',
    clauseTitle: 'Please give this clause a title, or empty its text to leave it out.',
    noSuchMember: 'Nobody in this organization has this address.',
  },
  clause: {
    roles: {
      title: 'Roles',
      text: 'The mentor shares experience, asks questions and opens doors. The mentee sets the goals, prepares each meeting and decides what to do with the advice.',
    },
    commitments: {
      title: 'What each of us commits to',
      text: 'We both keep the time we agreed, come prepared, and do what we said we would do or say early that we cannot.',
    },
    goals: {
      title: 'Goals',
      text: 'We work towards the goals written down here in Ithaca. We look at each of them regularly and change one when there is a good reason, with the reason noted.',
    },
    meetings: {
      title: 'How often and how long we meet',
      text: 'We meet in the agreed rhythm. Each meeting ends with the date of the next.',
    },
    channels: {
      title: 'Channels and answer times',
      text: 'Between meetings we write to each other here. We answer within three working days, and neither expects answers in the evening or at the weekend.',
    },
    confidentiality: {
      title: 'Confidentiality and its limits',
      text: 'What we say stays between us. There are limits: danger to somebody, or breaking the law. Whoever sees such a limit reached says so to the other first, where that is safe.',
    },
    groundRules: {
      title: 'Ground rules',
      text: 'We listen, we are honest, we respect the time and the person. Mentoring is no line of report: no tasks, no appraisal, no favours expected.',
    },
    feedback: {
      title: 'Feedback',
      text: 'At the end of a meeting each says one thing that helped and one to do differently.',
    },
    rescheduling: {
      title: 'Moving a meeting',
      text: 'Whoever must move a meeting says so in good time and proposes two other times.',
    },
    duration: {
      title: 'Duration',
      text: 'We work together until the end date of this engagement. We review it at one third and at two thirds.',
    },
    renewal: {
      title: 'Renewal',
      text: 'At the end we close, and look at what came of it. If both want to go on, we agree on new goals and a new end date.',
    },
    ending: {
      title: 'How either of us may end it',
      text: 'Either of us may end it at any time, without a reason and without blame. The program hears that it ended, not why, unless we tell.',
    },
    concern: {
      title: 'Contact for a concern',
      text: 'If something troubles one of us that we cannot solve together, we turn to the contact that the program names, in confidence.',
    },
  },
  clauseFor: {
    circle: {
      roles:
        'Everybody in the circle brings something to work on and helps the others. A mentor, where there is one, opens and closes the meeting, keeps the time, and speaks last.',
      commitments:
        'We come to every meeting, or say early that we cannot. Who was there is noted, so that nobody drifts away unseen. We do what we said we would do.',
      meetings:
        'We meet in the agreed rhythm. Each meeting begins with a round; two of us have the floor, next time others. Each meeting ends with the date of the next.',
      confidentiality:
        'What is said in the circle stays in the circle, also towards friends in common. There are limits: danger to somebody, or breaking the law. Whoever sees such a limit reached says so first, where that is safe.',
      groundRules:
        'One speaks at a time, questions come before advice, and nobody has to speak. We see to it that the floor goes around.',
      feedback: 'At the end of a meeting each says in a sentence what they take with them.',
      ending:
        'Each of us may leave at any time, without a reason and without blame; the others go on. The program hears that somebody left, not why, unless they tell.',
    },
    flash: {
      title: 'What we agree on',
      text: 'The mentor gives one conversation on one question of the mentee. The mentee writes the question down before, and afterwards what came of it. What we say stays between us, except where somebody is in danger or the law is broken. Either of us may call it off at any time, without a reason.',
    },
    informal: {
      ending:
        'Either of us may end it at any time, without a reason and without blame. Nobody else hears of it.',
    },
    peer: {
      roles:
        'We are peers: neither of us is the senior. Each of us brings something to work on, and each of us helps the other with theirs.',
      commitments:
        'We both keep the time we agreed, come prepared for our own part and attentive for the other’s, and do what we said we would do or say early that we cannot.',
      meetings:
        'We meet in the agreed rhythm. The first half of each meeting belongs to one of us, the second half to the other; next time we change who begins. Each meeting ends with the date of the next.',
      groundRules:
        'We listen before we advise, we are honest, and we keep an eye on the balance: if one of us mostly gives or mostly takes, we say so.',
      feedback:
        'At the end of a meeting each of us says one thing that helped, and whether both had their turn.',
    },
    reverse: {
      roles:
        'The mentor is the one who knows this field better, whatever their rank. The mentee is the senior colleague who wants to learn it: they ask, try out, and do not explain how it was always done.',
      commitments:
        'We both keep the time we agreed. The mentee makes room for it as for any important appointment, and tells the mentor’s own manager that this is work. Neither expects more hours than agreed.',
      confidentiality:
        'What we say stays between us, also towards people above and below us. There are limits: danger to somebody, or breaking the law. Whoever sees such a limit reached says so to the other first, where that is safe.',
      groundRules:
        'Rank stays outside. In our meetings the mentor may contradict, correct and set exercises. Nothing said here is used in an appraisal, a promotion or a project, for or against either of us, and no favours are asked.',
      ending:
        'Either of us may end it at any time, without a reason and without blame. Ending it has no consequence for anybody’s work. The program hears that it ended, not why, unless we tell.',
      consentTitle: 'Consent',
      consent:
        'The mentor takes part of their own free will and was not named by their line manager. They may skip a topic, and stop, without saying why.',
      sponsorTitle: 'Sponsor',
      sponsor:
        'The program has a sponsor outside both our lines of report, who answers for these rules being kept. The mentor may turn to them at any time, also without telling the mentee.',
    },
  },
} as const;
