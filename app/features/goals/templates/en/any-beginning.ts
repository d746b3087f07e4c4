import type { BuiltInTemplate } from '../goal-template.ts';

/** For the first years, in whatever field. */
export const anyBeginning: BuiltInTemplate[] = [
  {
    key: 'any-first-job',
    stages: ['student'],
    industry: '',
    title: 'Find a first job that I want, and not just one that wants me',
    description:
      'I apply everywhere with the same letter. I want to know what I am good at, meet people who do such work, and write to fewer places with more care.',
    skills: ['Applications', 'Networking', 'Self-knowledge'],
    milestones: [
      { title: 'Spoke with four people about their real working day', share: 0.25 },
      { title: 'A CV and a letter that my mentor would answer', share: 0.4 },
      { title: 'Five careful applications sent', share: 0.7 },
    ],
    scale: [
      'I look at advertisements.',
      'I sent letters, and all of them say the same.',
      'I sent five applications to places where I know somebody’s working day.',
      'I had two interviews that went both ways.',
      'I have an offer that I want to accept.',
    ],
  },
  {
    key: 'any-speak-before-many',
    stages: ['student', 'early'],
    industry: '',
    title: 'Speak for ten minutes before thirty people, from notes only',
    description:
      'My voice shakes, and I read from the page. I want to prepare well, to look at people, and to survive a question that I cannot answer.',
    skills: ['Public speaking', 'Preparation', 'Confidence'],
    milestones: [
      { title: 'Three minutes before my mentor, filmed', share: 0.2 },
      { title: 'Five minutes before my own team', share: 0.5 },
      { title: 'A date and a stage for the real talk', share: 0.6 },
    ],
    scale: [
      'I avoided every occasion.',
      'I spoke in small rounds only.',
      'I gave the talk, from notes, and answered questions.',
      'I gave it, and was asked for another.',
      'I offer talks myself, and help somebody else with theirs.',
    ],
  },
  {
    key: 'any-first-hundred-days',
    stages: ['early', 'changing'],
    industry: '',
    title: 'Arrive in my new role: know the people, the work and what is expected',
    description:
      'Everybody is friendly, and nobody tells me what counts. I want to ask good questions while I am still allowed to, and to deliver one thing early.',
    skills: ['Starting well', 'Asking questions', 'Managing expectations'],
    milestones: [
      { title: 'Met everybody whose work touches mine', share: 0.25 },
      { title: 'My tasks and measures agreed with my lead, in writing', share: 0.4 },
      { title: 'One thing finished that others use', share: 0.75 },
    ],
    scale: [
      'I do what comes in, and hope that it is right.',
      'I know my tasks, and few people.',
      'I know what is expected, by whom, and one piece of mine is in use.',
      'I am asked for things that belong to my role.',
      'I improved something that everybody had got used to.',
    ],
  },
  {
    key: 'any-ask-for-feedback',
    stages: ['student', 'early', 'mid'],
    industry: '',
    kinds: ['one_to_one', 'peer', 'flash'],
    title: 'Ask for honest feedback and do something with it',
    description:
      'I hear “all fine”, and do not believe it. I want to ask so that people dare to answer, to say thank you and nothing else, and to change one thing.',
    skills: ['Asking for feedback', 'Self-reflection'],
    milestones: [
      { title: 'One good question written, and tried on my partner', share: 0.15 },
      { title: 'Asked three people who see my work', share: 0.45 },
      { title: 'Told one of them what I changed', share: 0.85 },
    ],
    scale: [
      'I asked nobody.',
      'I asked, and defended myself.',
      'I asked three people and changed one thing that they named.',
      'One of them noticed the change without being asked.',
      'People offer me feedback unasked.',
    ],
  },
];
