import type { BuiltInTemplate } from '../goal-template.ts';

/** Building sites, energy and transport. */
export const building: BuiltInTemplate[] = [
  {
    key: 'building-first-site',
    stages: ['early'],
    industry: 'Building and property',
    title: 'Be taken seriously on site, although I come from the drawing board',
    description:
      'Foremen smile when I arrive with plans. I want to learn from them, to decide when I must, and to notice what the drawing does not show.',
    skills: ['Site management', 'Communication', 'Reading the site'],
    milestones: [
      { title: 'Spent a week of mornings on site before the meetings', share: 0.2 },
      { title: 'Made one decision on the spot, and stood by it', share: 0.5 },
      { title: 'Wrote what I would draw differently now', share: 0.8 },
    ],
    scale: [
      'I send mails from the office.',
      'I go there, and let others decide.',
      'Foremen call me with questions, and I answer on the same day.',
      'They call me before the trouble starts.',
      'I lead the weekly site meeting.',
    ],
  },
  {
    key: 'building-project-on-budget',
    stages: ['mid', 'senior'],
    industry: 'Building and property',
    type: 'performance',
    title: 'Bring one project home on time and on budget, with no surprise at the end',
    description:
      'I hope for the best, and tell people late. I want to see drift early, say it aloud, and settle changes before they are built.',
    skills: ['Project control', 'Contract changes', 'Risk'],
    milestones: [
      { title: 'Ten largest risks with a name beside each', share: 0.15 },
      { title: 'First monthly forecast that I shared unasked', share: 0.35 },
      { title: 'All changes agreed in writing up to that day', share: 0.7 },
    ],
    scale: [
      'I learn the final cost from accounting.',
      'Late or dearer, and announced late.',
      'Within what was agreed, changes included, and nobody was surprised.',
      'As above, and the client says so in writing.',
      'My forecast is used for the next project.',
    ],
  },
  {
    key: 'energy-safety-that-lives',
    stages: ['manager', 'executive'],
    industry: 'Energy',
    title: 'Make it normal that anybody stops the work when it is unsafe',
    description:
      'Our posters are perfect, and people look away. I want them to stop work without fear, to be thanked for it, and I want to begin with myself.',
    skills: ['Safety leadership', 'Trust', 'Consistency'],
    milestones: [
      { title: 'Asked ten people when they last wanted to stop and did not', share: 0.2 },
      { title: 'Thanked in public somebody whose stop cost us money', share: 0.45 },
      { title: 'Told of a mistake of my own', share: 0.6 },
    ],
    scale: [
      'Reports look good, and nobody believes them.',
      'People stop work when I am there.',
      'Work was stopped several times, by different people, and all were thanked.',
      'Contractors stop the work too.',
      'New people say in their first month that this is how it is here.',
    ],
  },
  {
    key: 'transport-desk-to-dispatch',
    stages: ['changing', 'early'],
    industry: 'Transport and logistics',
    title: 'Learn to plan routes that drivers call fair and customers call punctual',
    description:
      'I came from another trade, and the board with its hundred colours makes me dizzy. I want to ride along, learn the rules, and plan a day on my own.',
    skills: ['Route planning', 'Working-time rules', 'Customer contact'],
    milestones: [
      { title: 'Rode along on two whole tours', share: 0.2 },
      { title: 'Planned a quiet day, checked by a colleague', share: 0.45 },
      { title: 'Planned a day with a breakdown in it', share: 0.75 },
    ],
    scale: [
      'I enter data for others.',
      'I plan parts, and each is corrected.',
      'I plan ordinary days alone.',
      'I plan hard days too, and drivers rarely call to complain.',
      'I improved one tour for good.',
    ],
  },
];
