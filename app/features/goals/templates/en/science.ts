import type { BuiltInTemplate } from '../goal-template.ts';

export const science: BuiltInTemplate[] = [
  {
    key: 'science-thesis-on-time',
    stages: ['student'],
    industry: 'Science and research',
    title: 'Hand in my thesis on the day I chose, and sleep the night before',
    description:
      'I read on and on because writing frightens me. I want to write badly and early, to know what is enough, and to ask my supervisor the right things.',
    skills: ['Academic writing', 'Planning', 'Managing a supervisor'],
    milestones: [
      { title: 'One page: the question, why it matters, how I answer it', share: 0.15 },
      { title: 'A bad draft of every chapter', share: 0.55 },
      { title: 'Read by two people who are not my supervisor', share: 0.8 },
    ],
    scale: [
      'I collect literature.',
      'Half is written, and the day has moved.',
      'Handed in on the day.',
      'Handed in on the day, with a week for polishing.',
      'A part of it is on its way to being published.',
    ],
  },
  {
    key: 'science-first-paper',
    stages: ['early'],
    industry: 'Science and research',
    title: 'Submit my first paper as the one who leads it',
    description:
      'I have results and co-authors with opinions. I want to find the story, settle who does what and in which order we stand, and send it off before it is perfect.',
    skills: ['Scientific writing', 'Collaboration', 'Dealing with reviewers'],
    milestones: [
      { title: 'The figures in order, and one sentence under each', share: 0.25 },
      { title: 'Authors and order agreed in writing', share: 0.35 },
      { title: 'Full draft with all co-authors’ comments', share: 0.7 },
    ],
    scale: [
      'I run one more experiment.',
      'A draft is with co-authors, and stays there.',
      'It is submitted.',
      'It was reviewed, and I have answered.',
      'It is accepted.',
    ],
  },
  {
    key: 'science-first-grant',
    stages: ['mid'],
    industry: 'Science and research',
    title: 'Write a grant application that would deserve to win',
    description:
      'Whether it is funded is not in my hands; whether it is clear, honest and finished in time is. I want to learn how panels read.',
    skills: ['Grant writing', 'Research strategy', 'Budgeting'],
    milestones: [
      { title: 'Read three applications that won, and one that lost', share: 0.2 },
      { title: 'One page defended before colleagues from another field', share: 0.4 },
      { title: 'Mock panel with the whole text', share: 0.75 },
    ],
    scale: [
      'I have an idea and a deadline that passed.',
      'I sent in something unfinished.',
      'I sent in what two experienced readers called competitive.',
      'I also have a plan for the same idea if the answer is no.',
      'It reached the last round, or was funded.',
    ],
  },
  {
    key: 'science-build-a-group',
    stages: ['senior', 'manager'],
    industry: 'Science and research',
    title: 'Build a research group where people say when they are stuck',
    description:
      'Nobody taught me to lead, and I repeat what was done to me. I want clear expectations, meetings that help, and a group that talks about failed experiments.',
    skills: ['Leading a group', 'Supervision', 'Research culture'],
    milestones: [
      { title: 'What I expect, and what they may expect, written with the group', share: 0.25 },
      { title: 'One meeting a month on what did not work', share: 0.4 },
      { title: 'Asked everybody, anonymously, what to change', share: 0.75 },
    ],
    scale: [
      'I learn of trouble when somebody leaves.',
      'We have rules on a page that nobody opens.',
      'People tell me within a week when they are stuck.',
      'They tell each other first, and help.',
      'Other groups borrowed our page.',
    ],
  },
  {
    key: 'science-leave-academia',
    stages: ['changing'],
    industry: 'Science and research',
    title: 'Find work outside the university where my training counts',
    description:
      'I know what I leave, and not where I go. I want to meet people who went before me, say what I can do in their words, and apply for real places.',
    skills: ['Career change', 'Networking', 'Interviewing'],
    milestones: [
      { title: 'Spoke with five people who made the change', share: 0.3 },
      { title: 'A CV that my mentor’s colleagues understand', share: 0.45 },
      { title: 'First interview, real or rehearsed', share: 0.7 },
    ],
    scale: [
      'I read job pages at night.',
      'I spoke with people, and applied nowhere.',
      'I applied for at least three places that I would like.',
      'I was invited to interviews.',
      'I have an offer that I am glad about.',
    ],
  },
];
