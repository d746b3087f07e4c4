import type { BuiltInTemplate } from '../goal-template.ts';

export const nonProfit: BuiltInTemplate[] = [
  {
    key: 'non-profit-ask-for-money',
    stages: ['early', 'mid'],
    industry: 'Non-profit',
    title: 'Ask ten people for money for our cause, and enjoy the talk',
    description:
      'I write newsletters because asking face to face embarrasses me. I want to learn to listen first, to ask for a clear sum, and to thank well.',
    skills: ['Fundraising', 'Storytelling', 'Asking'],
    milestones: [
      { title: 'Our story told in two minutes, to somebody who knows nothing of us', share: 0.2 },
      { title: 'First three talks', share: 0.45 },
      { title: 'Everybody thanked in person, whatever they gave', share: 0.85 },
    ],
    scale: [
      'I prepared a list.',
      'I asked a few, in writing.',
      'I asked ten people face to face.',
      'I asked ten, and half of them gave or opened a door.',
      'Somebody I asked now asks others for us.',
    ],
  },
  {
    key: 'non-profit-volunteers-stay',
    stages: ['manager'],
    industry: 'Non-profit',
    title: 'Lead volunteers so that they come back',
    description:
      'They come with energy, and fade away. I cannot pay or order them. I want to give real work, real thanks, and an honest end when it does not fit.',
    skills: ['Leading volunteers', 'Recognition', 'Onboarding'],
    milestones: [
      { title: 'Called five people who left, and asked why', share: 0.2 },
      { title: 'A first month for newcomers that is worth their time', share: 0.5 },
      { title: 'Three volunteers lead something of their own', share: 0.8 },
    ],
    scale: [
      'We look for new people all the time.',
      'People stay because they like me.',
      'Most who began this season are still with us, and know why.',
      'Volunteers bring in friends.',
      'Volunteers run a part without paid staff.',
    ],
  },
  {
    key: 'non-profit-say-no',
    stages: ['executive'],
    industry: 'Non-profit',
    title: 'Decide what our organization will no longer do',
    description:
      'Every project has friends, and all of us are tired. I want to choose by what we do best, tell people honestly, and end things well.',
    skills: ['Strategy', 'Courage', 'Board work'],
    milestones: [
      { title: 'Each activity on one page: whom it helps, what it costs', share: 0.25 },
      { title: 'The board has looked at it without deciding', share: 0.45 },
      { title: 'The first ending told to those whom it concerns', share: 0.75 },
    ],
    scale: [
      'We took on one more project.',
      'We agreed that we do too much.',
      'One activity is ended or handed on, with dignity.',
      'The time that became free went into what we do best, and it shows.',
      'The board uses the page for every new idea.',
    ],
  },
];
