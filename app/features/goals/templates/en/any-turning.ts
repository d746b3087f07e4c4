import type { BuiltInTemplate } from '../goal-template.ts';

/** For those who return after a break or change their field. */
export const anyTurning: BuiltInTemplate[] = [
  {
    key: 'any-return-with-confidence',
    stages: ['returning'],
    industry: '',
    title: 'Be back at work, and believe in myself again',
    description:
      'After the break I apologise for everything. I want to know what I still can, learn what is new in small pieces, and stop explaining the gap.',
    skills: ['Confidence', 'Learning new tools', 'Self-presentation'],
    milestones: [
      { title: 'My gap told in two sentences, with my head up', share: 0.15 },
      { title: 'One new tool or rule learnt by using it', share: 0.4 },
      { title: 'One piece of work that I am proud of', share: 0.7 },
    ],
    scale: [
      'I wait until I feel ready.',
      'I am back, and keep small.',
      'I do my full work, and speak in meetings without apology.',
      'I took on something new, and asked for it myself.',
      'Somebody who returns came to me for advice.',
    ],
  },
  {
    key: 'any-return-hours',
    stages: ['returning'],
    industry: '',
    title: 'Find a rhythm of work and home that lasts beyond the first month',
    description:
      'I promise both sides everything. I want hours that are written down, a plan for the days when a child is ill or I am, and to keep one evening for myself.',
    skills: ['Boundaries', 'Negotiating hours', 'Planning'],
    milestones: [
      { title: 'A real week drawn: work, care, sleep, me', share: 0.1 },
      { title: 'Hours and reachability agreed with my lead', share: 0.3 },
      { title: 'First emergency that the plan survived', share: 0.6 },
    ],
    scale: [
      'I run all day, and it breaks every week.',
      'There is a plan, and only I keep it up.',
      'Most weeks go by the plan, and people at work and at home know it.',
      'My own evening happens.',
      'I changed the plan once, in good time, without guilt.',
    ],
  },
  {
    key: 'any-return-network',
    stages: ['returning', 'changing'],
    industry: '',
    type: 'performance',
    title: 'Call up my old contacts and find three doors that open',
    description:
      'I think that they have forgotten me. I want to write to people without asking for a job, hear what has changed, and let them know that I am there.',
    skills: ['Networking', 'Asking for help', 'Self-presentation'],
    milestones: [
      { title: 'Twenty names, and what I liked about working with each', share: 0.15 },
      { title: 'Eight messages sent, five talks held', share: 0.5 },
      { title: 'Thanked everybody, and told them what came of it', share: 0.9 },
    ],
    scale: [
      'The list is in my drawer.',
      'I wrote to some, and gave up after silence.',
      'Three people introduced me to somebody, or told me of real work.',
      'One of those doors led to an interview or a commission.',
      'I work again through one of them.',
    ],
  },
  {
    key: 'any-test-a-new-field',
    stages: ['changing'],
    industry: '',
    title: 'Test a new field with small real steps before I jump',
    description:
      'I dream of it, and know it from films. I want to meet people, do a little of the work, count the money, and find out what I would miss.',
    skills: ['Career change', 'Experimenting', 'Decision making'],
    milestones: [
      { title: 'Three talks with people who do it, bad days included', share: 0.25 },
      { title: 'A weekend, course or small commission in it', share: 0.55 },
      { title: 'The money for the change worked out', share: 0.7 },
    ],
    scale: [
      'I still dream.',
      'I spoke with people, and did none of the work.',
      'I did some of the work, and have decided to go on or to let it be.',
      'I decided, and have a plan with dates and money.',
      'I have taken the first step that cannot be taken back, and am glad.',
    ],
  },
  {
    key: 'any-carry-over-skills',
    stages: ['changing'],
    industry: '',
    title: 'Say what I bring from my old field so that the new one wants it',
    description:
      'My old titles mean nothing here. I want to find the five things that count in both worlds, tell each as a short story, and learn the new words for them.',
    skills: ['Storytelling', 'Self-presentation', 'Transfer of experience'],
    milestones: [
      { title: 'Five stories of things that went well, told aloud', share: 0.2 },
      { title: 'Translated with somebody from the new field', share: 0.45 },
      { title: 'Used in a real talk or application', share: 0.7 },
    ],
    scale: [
      'I list my old titles.',
      'My stories are long, and need explaining.',
      'I tell five short stories that people in the new field nod at.',
      'Somebody repeated one of them for me.',
      'I was chosen because of where I come from.',
    ],
  },
];
