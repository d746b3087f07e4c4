import type { BuiltInTemplate } from '../goal-template.ts';

export const education: BuiltInTemplate[] = [
  {
    key: 'education-first-class',
    stages: ['student', 'early'],
    industry: 'Education',
    title: 'Hold a class that has beaten me so far',
    description:
      'One group drains me. I want to understand what happens in the first ten minutes, change a little at a time, and end lessons calmer than I began them.',
    skills: ['Classroom management', 'Routines', 'Reflection'],
    milestones: [
      { title: 'My mentor watched a lesson and told me three things they saw', share: 0.2 },
      { title: 'A start-of-lesson routine kept for two weeks', share: 0.4 },
      { title: 'Watched the same pupils in somebody else’s lesson', share: 0.6 },
    ],
    scale: [
      'I dread the group, and nothing has changed.',
      'Single lessons go well, by luck.',
      'Most lessons begin on time and I teach what I planned.',
      'The pupils remind each other of the routine.',
      'I look forward to this group.',
    ],
  },
  {
    key: 'education-feedback-that-works',
    stages: ['mid'],
    industry: 'Education',
    title: 'Give feedback that pupils use, in half of the marking time',
    description:
      'I write long comments that nobody reads. I want feedback that leads to a second, better attempt, and evenings that belong to me.',
    skills: ['Assessment', 'Feedback', 'Time management'],
    milestones: [
      { title: 'Two weeks of marking time written down', share: 0.15 },
      { title: 'Three ways of feedback tried with one class', share: 0.45 },
      { title: 'Asked pupils which one helped them', share: 0.65 },
    ],
    scale: [
      'I mark as long as before.',
      'I mark less, and feel guilty about it.',
      'I mark for half of the time, and pupils improve their work after it.',
      'Pupils give each other useful feedback too.',
      'Colleagues in my subject took the way over.',
    ],
  },
  {
    key: 'education-lead-a-subject',
    stages: ['senior'],
    industry: 'Education',
    title: 'Lead my subject so that colleagues teach better, not just alike',
    description:
      'I was given the subject because I teach it well. I want to find out how adults learn, how to talk about a lesson without hurting, and what to leave alone.',
    skills: ['Leading colleagues', 'Coaching', 'Curriculum'],
    milestones: [
      { title: 'Visited every colleague’s lesson to learn, not to judge', share: 0.3 },
      { title: 'One topic planned together from its end backwards', share: 0.6 },
      { title: 'A colleague leads one of our meetings', share: 0.8 },
    ],
    scale: [
      'I hand out materials, and each does as before.',
      'We meet, and speak about dates.',
      'We planned one topic together and looked at what pupils made of it.',
      'Colleagues visit each other’s lessons without me.',
      'Another subject asks us how we work.',
    ],
  },
  {
    key: 'education-first-headship',
    stages: ['manager', 'executive'],
    industry: 'Education',
    title: 'Keep a day a week for what only I can do as head',
    description:
      'Everything lands on my desk. I want to know which decisions are mine, to give the others away properly, and to be seen in classrooms again.',
    skills: ['Prioritising', 'Delegation', 'Strategy'],
    milestones: [
      { title: 'Diary of two weeks sorted into mine and not mine', share: 0.15 },
      { title: 'Three regular tasks handed over, with the right to decide', share: 0.4 },
      { title: 'Four such days kept in a row', share: 0.75 },
    ],
    scale: [
      'My week is as it was.',
      'I plan the day, and it is eaten up.',
      'I keep it in most weeks and use it for the school’s larger questions.',
      'The office defends the day for me.',
      'My deputies keep such a day themselves.',
    ],
  },
  {
    key: 'education-into-teaching',
    stages: ['changing'],
    industry: 'Education',
    title: 'Find out whether teaching is for me before I leave my job',
    description:
      'I come from another trade and people tell me that I explain well. I want to see real lessons, try some, and decide with open eyes.',
    skills: ['Explaining', 'Career change', 'Lesson planning'],
    milestones: [
      { title: 'Spent two whole days in a school, breaks included', share: 0.25 },
      { title: 'Taught a part of a lesson and heard what pupils thought', share: 0.55 },
      {
        title: 'Spoke with somebody who came late to teaching, and with one who left',
        share: 0.75,
      },
    ],
    scale: [
      'I still only think about it.',
      'I have seen lessons, and taught none.',
      'I taught more than once, and have decided yes or no for good reasons.',
      'I decided, and the next step is applied for or closed with peace.',
      'I have a place, and know which age and subject are mine.',
    ],
  },
];
