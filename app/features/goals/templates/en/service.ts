import type { BuiltInTemplate } from '../goal-template.ts';

/** Hotels, restaurants and shops. */
export const service: BuiltInTemplate[] = [
  {
    key: 'hospitality-difficult-guests',
    stages: ['student', 'early'],
    industry: 'Hospitality and travel',
    title: 'Turn an angry guest into one who comes back',
    description:
      'When somebody shouts, I freeze or argue. I want to hear what they lost, mend what I can on the spot, and not carry it home.',
    skills: ['Complaint handling', 'Calm under pressure', 'Service'],
    milestones: [
      { title: 'Rehearsed three complaints that really happened', share: 0.2 },
      { title: 'Handled one alone, and spoke about it afterwards', share: 0.45 },
      { title: 'Know by heart what I may give without asking', share: 0.6 },
    ],
    scale: [
      'I fetch somebody else.',
      'I get through it, and am shaken for hours.',
      'I handle complaints alone, and most guests leave content.',
      'A guest whom I won back asked for me by name.',
      'I show newcomers how I do it.',
    ],
  },
  {
    key: 'hospitality-run-the-house',
    stages: ['mid', 'manager'],
    industry: 'Hospitality and travel',
    type: 'performance',
    title: 'Run a full weekend as the one in charge, with a team that wants to return',
    description:
      'I know each station. Being in charge means rotas that are fair, numbers that add up, and a mood that holds when two people are ill.',
    skills: ['Rota planning', 'Cost control', 'Team spirit'],
    milestones: [
      { title: 'Wrote a rota that nobody complained about', share: 0.25 },
      { title: 'Understood one week’s costs line by line', share: 0.5 },
      { title: 'Led one evening with two people missing', share: 0.75 },
    ],
    scale: [
      'I help out when the boss is away.',
      'I was in charge, and called the boss.',
      'I ran a full weekend; guests and the till were in order.',
      'I did so more than once, and the same people signed up again.',
      'I run the house for a fortnight.',
    ],
  },
  {
    key: 'retail-own-a-department',
    stages: ['early', 'mid'],
    industry: 'Retail',
    title: 'Take over a department and know by myself what to change',
    description:
      'I do what head office sends. I want to read the shelf, the figures and the customers, try things, and know whether they worked.',
    skills: ['Merchandising', 'Reading figures', 'Customer observation'],
    milestones: [
      { title: 'Watched customers for two hours and wrote down what surprised me', share: 0.15 },
      { title: 'One display changed, and its sales compared with before', share: 0.4 },
      { title: 'Explained my figures to the store’s leader', share: 0.7 },
    ],
    scale: [
      'I fill shelves as told.',
      'I changed things, and cannot say what came of it.',
      'Two changes of mine worked by the figures, and one that did not is undone.',
      'The store took one of them over elsewhere.',
      'Another store asked me to come and look.',
    ],
  },
  {
    key: 'retail-back-after-years',
    stages: ['returning'],
    industry: 'Retail',
    title: 'Return to work with hours that fit, and a way to grow again',
    description:
      'I was away for family, and took the first job that fitted the school day. I want to show what I can do, and to ask for more without apology.',
    skills: ['Confidence', 'Negotiating hours', 'Leading a small team'],
    milestones: [
      { title: 'List of what I led and organised in the years away', share: 0.1 },
      { title: 'One task that is above my present role', share: 0.45 },
      { title: 'The talk about hours and role, rehearsed and held', share: 0.75 },
    ],
    scale: [
      'I am glad about any shift.',
      'I do more than my role, and nobody knows.',
      'I asked for a role that fits me, and there is an agreed answer with a date.',
      'I have the role, or a trial of it.',
      'I have it with the hours I need.',
    ],
  },
];
