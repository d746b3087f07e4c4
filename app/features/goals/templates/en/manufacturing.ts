import type { BuiltInTemplate } from '../goal-template.ts';

export const manufacturing: BuiltInTemplate[] = [
  {
    key: 'manufacturing-know-the-line',
    stages: ['student', 'early'],
    industry: 'Manufacturing',
    title: 'Understand our line from raw material to lorry, with my own hands',
    description:
      'I know my station or my screen, and little else. I want to know what the step before me needs, and what the step after me curses.',
    skills: ['Process knowledge', 'Observation', 'Safety'],
    milestones: [
      { title: 'Half a day at each of three stations', share: 0.3 },
      { title: 'Drew the flow, and had an operator correct it', share: 0.5 },
      { title: 'Proposed one small improvement to the people who do the work', share: 0.8 },
    ],
    scale: [
      'I know my own station only.',
      'I have seen the line, and could not explain it.',
      'I can explain every step, and the three usual troubles.',
      'One improvement of mine is in use.',
      'I show new colleagues and visitors around.',
    ],
  },
  {
    key: 'manufacturing-first-shift-lead',
    stages: ['mid'],
    industry: 'Manufacturing',
    title: 'Lead the shift I used to work in',
    description:
      'Yesterday they were my mates. I want to be fair, to say what must be said, to keep people safe, and to still be greeted in the canteen.',
    skills: ['Shift leadership', 'Feedback', 'Safety culture'],
    milestones: [
      { title: 'Talked openly with the shift about what changes between us', share: 0.1 },
      { title: 'First difficult talk, prepared with my mentor', share: 0.35 },
      { title: 'A start-of-shift meeting that people find worth five minutes', share: 0.6 },
    ],
    scale: [
      'I avoid whatever could cost me friends.',
      'I lead by doing the work for the others.',
      'The shift knows what I expect, and I said the hard things when they were due.',
      'People bring me trouble and near misses early.',
      'Somebody from the shift is ready to stand in for me.',
    ],
  },
  {
    key: 'manufacturing-root-cause',
    stages: ['senior'],
    industry: 'Manufacturing',
    type: 'performance',
    title: 'Find the true cause of our most stubborn defect and end it',
    description:
      'We treat the same defect every few weeks. I want to go to the cause, with data from the line and with the people who see it happen.',
    skills: ['Root cause analysis', 'Data analysis', 'Facilitation'],
    milestones: [
      { title: 'The defect counted by time, machine and material', share: 0.2 },
      { title: 'A cause that we can switch on and off', share: 0.5 },
      { title: 'The lasting remedy built in', share: 0.75 },
    ],
    scale: [
      'We still argue about opinions.',
      'We know where it happens, and not why.',
      'The cause is proved, the remedy is in, and a month passed without the defect.',
      'The remedy is in the standard, so that it holds without us.',
      'The method has solved a second defect.',
    ],
  },
  {
    key: 'manufacturing-plant-leader-listens',
    stages: ['manager', 'executive'],
    industry: 'Manufacturing',
    kinds: ['reverse'],
    title: 'Learn from the newest people on the floor what we no longer see',
    description:
      'After all these years I see what I expect. I want somebody who came last year to walk with me, and to tell me what wastes their time and what feels unsafe.',
    skills: ['Listening', 'Humility', 'Safety culture'],
    milestones: [
      { title: 'First walk: I only asked questions', share: 0.15 },
      { title: 'Three things named, and one mended within a week', share: 0.4 },
      { title: 'Walked a night shift', share: 0.7 },
    ],
    scale: [
      'We met in my office.',
      'I heard much, and changed nothing.',
      'Three things that my partner named are mended.',
      'The floor noticed, and brings up more.',
      'Other leaders of the plant do such walks with partners of their own.',
    ],
  },
];
