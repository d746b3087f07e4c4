import type { BuiltInTemplate } from '../goal-template.ts';

export const publicService: BuiltInTemplate[] = [
  {
    key: 'public-plain-letters',
    stages: ['early'],
    industry: 'Public service',
    title: 'Write letters that citizens understand at the first reading',
    description:
      'Our letters are correct and bring us calls all week. I want to keep them lawful and make them clear, beginning with the one that causes most questions.',
    skills: ['Plain language', 'Administrative law', 'User testing'],
    milestones: [
      { title: 'The letter with most questions found', share: 0.15 },
      { title: 'A new version read aloud by three people who do not work here', share: 0.4 },
      { title: 'The legal check passed', share: 0.65 },
    ],
    scale: [
      'I made a draft for the drawer.',
      'The draft is better, and stuck in a review.',
      'The new letter goes out, and people act on it without calling.',
      'Two more letters followed.',
      'Our office has its own short rules for clear letters.',
    ],
  },
  {
    key: 'public-get-a-policy-through',
    stages: ['mid'],
    industry: 'Public service',
    title: 'Bring one proposal from my desk to a decision',
    description:
      'I write good papers that die on the way. I want to learn who decides what, when to ask for advice, and how to keep a proposal alive without making enemies.',
    skills: ['Stakeholder work', 'Policy writing', 'Negotiation'],
    milestones: [
      { title: 'Map of who decides, who can stop it and who gains', share: 0.2 },
      { title: 'Spoke with the person most against it', share: 0.4 },
      { title: 'The paper is on the agenda', share: 0.75 },
    ],
    scale: [
      'It is still a file on my computer.',
      'It was discussed, and sent back.',
      'It was decided, yes or no, on its merits.',
      'It was decided, and the first step is paid for.',
      'It is in place, and somebody outside noticed the difference.',
    ],
  },
  {
    key: 'public-across-departments',
    stages: ['senior', 'manager'],
    industry: 'Public service',
    title: 'Solve one case across departments that none of us can solve alone',
    description:
      'People are sent from counter to counter. I want to take one kind of case and work out with the others how a person gets through in one go.',
    skills: ['Collaboration', 'Service design', 'Facilitation'],
    milestones: [
      { title: 'Followed one real person through the whole journey', share: 0.25 },
      { title: 'All departments in one room, with that journey on the wall', share: 0.45 },
      { title: 'New way tried with ten cases', share: 0.8 },
    ],
    scale: [
      'Each department explained why it is the other’s fault.',
      'We agreed on paper.',
      'Ten cases went the new way, and people were spared a step.',
      'The new way is now the usual way.',
      'Another kind of case is being mended in the same manner.',
    ],
  },
  {
    key: 'public-lead-through-elections',
    stages: ['executive'],
    industry: 'Public service',
    title: 'Lead my authority steadily through a change of government',
    description:
      'New people arrive with new aims and little time. I want to serve them loyally, keep what works, and protect my staff from whiplash.',
    skills: ['Political awareness', 'Strategy', 'Integrity'],
    milestones: [
      { title: 'A brief of what works, what does not and what is due', share: 0.2 },
      { title: 'First open talk on how we want to work together', share: 0.4 },
      { title: 'Priorities for the year told to all staff by me', share: 0.7 },
    ],
    scale: [
      'We wait, and rumours lead.',
      'We react to each wish as it comes.',
      'Priorities are agreed, and staff know which work ends.',
      'I could say no once, with reasons, and was heard.',
      'The new leadership asks for advice before it announces.',
    ],
  },
  {
    key: 'public-from-private',
    stages: ['changing'],
    industry: 'Public service',
    title: 'Become useful in public service with what I know from elsewhere',
    description:
      'I am used to deciding by Friday. I want to understand why things are done as they are, before I say how they could be done.',
    skills: ['Public administration', 'Patience', 'Transfer of experience'],
    milestones: [
      { title: 'List of ten things that puzzle me, each explained by somebody', share: 0.2 },
      { title: 'One thing done entirely by the rules of the house', share: 0.45 },
      { title: 'One idea from my old trade tried, with allies', share: 0.75 },
    ],
    scale: [
      'I complain about how slow it is.',
      'I do my work, and keep my ideas to myself.',
      'I can explain the house to a newcomer, and one idea of mine was tried.',
      'The idea stayed.',
      'Colleagues come to me as somebody who knows both worlds.',
    ],
  },
];
