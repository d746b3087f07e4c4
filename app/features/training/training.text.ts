export const training = {
  title: 'Training',
  lead: 'Short modules, each with a few questions at the end. Do the one for your part before your first meeting.',
  nav: 'Training',
  module: {
    mentor: 'Training for mentors',
    mentee: 'Training for mentees',
    peer: 'Training for peers and circles',
    manager: 'Training for program managers',
  },
  minutes_one: 'About {{count}} minute',
  minutes_other: 'About {{count}} minutes',
  completedOn: 'Completed on {{day}}',
  questions: {
    title: 'A few questions',
    note: 'There is something to say about every answer. Nobody sees what you choose; only that you completed the module.',
    submit: 'Check my answers',
    notYet_one: 'Not yet. Look at what is said to your answer, and choose again.',
    notYet_other:
      '{{right}} of {{count}} are right. Look at what is said to each answer, and choose again.',
    passed: 'All right. This module is completed, and your profile says so.',
    profile: 'See your profile',
    right: 'Right',
    wrong: 'Look again',
    open: 'Not answered yet',
    back: 'All modules',
  },
  onProfile: 'Training',
  needed: {
    title: 'Training before matching',
    text: 'This program asks for a short training before you are matched: {{title}}, about {{minutes}} minutes.',
    go: 'Do the training now',
  },
} as const;
