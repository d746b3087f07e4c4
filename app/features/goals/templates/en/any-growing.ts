import type { BuiltInTemplate } from '../goal-template.ts';

/** For those with some years behind them, in whatever field. */
export const anyGrowing: BuiltInTemplate[] = [
  {
    key: 'any-next-role',
    stages: ['mid'],
    industry: '',
    title: 'Know what my next role is, and what stands between me and it',
    description:
      'I am good at what I do, and restless. I want to look at three possible roads from near by, choose one, and begin with the gap that matters most.',
    skills: ['Career planning', 'Networking', 'Self-knowledge'],
    milestones: [
      { title: 'Three roads, each with a person who walks it', share: 0.2 },
      { title: 'A day or a project on the one that draws me most', share: 0.5 },
      { title: 'Told my lead what I want', share: 0.75 },
    ],
    scale: [
      'I am as restless as before.',
      'I know what I do not want.',
      'I have chosen one road, and closed one gap on it.',
      'Somebody who decides knows it, and supports me.',
      'I have the role, or the date on which it begins.',
    ],
  },
  {
    key: 'any-say-no',
    stages: ['mid', 'senior'],
    industry: '',
    kinds: ['one_to_one', 'peer'],
    title: 'Say no to good things, so that the best ones get done',
    description:
      'I am the one who helps. My own important work waits for evenings. I want to choose on Mondays, say no with respect, and not be loved a bit less for it.',
    skills: ['Prioritising', 'Assertiveness', 'Time management'],
    milestones: [
      { title: 'Two weeks written down: mine, others’, nobody’s', share: 0.15 },
      { title: 'Three rehearsed noes said for real', share: 0.4 },
      { title: 'One standing duty given away', share: 0.65 },
    ],
    scale: [
      'My calendar is as full as before.',
      'I said no, and did it anyway.',
      'Two half days a week are for my own important work, and I keep them.',
      'The work that I had put off for a year is done.',
      'Others in the team began to do the same.',
    ],
  },
  {
    key: 'any-pass-it-on',
    stages: ['senior'],
    industry: '',
    title: 'Pass on what only I know, before I have to',
    description:
      'Much of it is in my hands and not in any document. I want one or two people to be able to do it their own way, and I want to enjoy watching.',
    skills: ['Teaching', 'Documentation', 'Letting go'],
    milestones: [
      { title: 'List of what stops when I am ill', share: 0.1 },
      { title: 'Somebody did the hardest item with me beside them', share: 0.45 },
      { title: 'They did it without me', share: 0.75 },
    ],
    scale: [
      'I am still asked for everything.',
      'There is a document that nobody has tried.',
      'The three most important things work without me.',
      'They are done differently from my way, and well.',
      'I have time for something that I have never done.',
    ],
  },
  {
    key: 'any-wider-network',
    stages: ['mid', 'senior', 'executive'],
    industry: '',
    title: 'Know ten people outside my own circle whom I can call, and who can call me',
    description:
      'I know my own corridor by heart, and hardly anybody beyond it. I want to meet people out of interest, give before I take, and keep in touch without effort.',
    skills: ['Networking', 'Curiosity', 'Keeping in touch'],
    milestones: [
      { title: 'List of worlds that I know nobody in', share: 0.1 },
      { title: 'Five first talks, two of them by introduction', share: 0.45 },
      { title: 'Introduced two people to each other', share: 0.7 },
    ],
    scale: [
      'I collected contacts.',
      'I met some people once.',
      'Ten people, each met twice, and I helped half of them with something.',
      'One of them asked me to join in something.',
      'I am known as somebody who brings people together.',
    ],
  },
  {
    key: 'any-peers-hard-case',
    stages: ['mid', 'senior', 'manager'],
    industry: '',
    kinds: ['peer', 'circle'],
    title: 'Bring my hardest current case to equals, and leave with a next step each time',
    description:
      'I carry it alone because I am supposed to know. I want to describe a case in five minutes, listen to questions rather than advice, and try one thing before we meet again.',
    skills: ['Peer consultation', 'Listening', 'Problem framing'],
    milestones: [
      { title: 'First case of mine told in five minutes', share: 0.2 },
      { title: 'One thing tried that I had not thought of', share: 0.45 },
      { title: 'Helped somebody else’s case on by a question', share: 0.7 },
    ],
    scale: [
      'I bring harmless cases.',
      'I bring real ones, and wait for recipes.',
      'I left each meeting with a step, and took most of them.',
      'The hardest case is settled, or I have settled with it.',
      'We go on meeting after the program.',
    ],
  },
];
