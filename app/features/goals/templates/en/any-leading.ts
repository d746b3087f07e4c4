import type { BuiltInTemplate } from '../goal-template.ts';

/** For those who lead people or an organization, in whatever field. */
export const anyLeading: BuiltInTemplate[] = [
  {
    key: 'any-first-team',
    stages: ['manager'],
    industry: '',
    title: 'Lead my first team so that people know where they stand',
    description:
      'I was one of them, and now I decide about leave and pay. I want regular talks, clear expectations, and the courage to speak early when something is off.',
    skills: ['Leadership', 'One-to-one meetings', 'Clear expectations'],
    milestones: [
      { title: 'A first talk with each person, mostly listening', share: 0.15 },
      { title: 'Expectations written down, person by person', share: 0.4 },
      { title: 'Asked the team what I should begin and stop doing', share: 0.7 },
    ],
    scale: [
      'We talk when there is trouble.',
      'We talk regularly, about tasks.',
      'Everybody can say what I expect, and what they do well.',
      'Two people said hard things to me, and we are better for it.',
      'The team would recommend working here, and gives that as the reason.',
    ],
  },
  {
    key: 'any-hard-conversation',
    stages: ['manager', 'senior'],
    industry: '',
    kinds: ['one_to_one', 'peer', 'flash'],
    title: 'Have the conversation that I have been putting off',
    description:
      'Everybody knows about it but the person concerned. I want to say what I see, without a sandwich of praise, hear their side, and agree on what happens next.',
    skills: ['Difficult conversations', 'Listening', 'Courage'],
    milestones: [
      { title: 'The facts and my wish on half a page', share: 0.15 },
      { title: 'Rehearsed, with my partner as the other person', share: 0.3 },
      { title: 'The conversation has taken place', share: 0.55 },
    ],
    scale: [
      'I put it off again.',
      'I hinted at it.',
      'I said it plainly, and we agreed on a next step with a date.',
      'The step was taken, and we can look each other in the eye.',
      'I had the next such talk within a week of seeing the need.',
    ],
  },
  {
    key: 'any-grow-a-successor',
    stages: ['manager', 'executive'],
    industry: '',
    title: 'Have somebody who could take over from me tomorrow',
    description:
      'I say that people matter, and hold on to the interesting work. I want to find the person, give them what is mine, and let them do it in their own way.',
    skills: ['Developing people', 'Delegation', 'Succession'],
    milestones: [
      { title: 'Two people named, and asked whether they want it', share: 0.2 },
      { title: 'One of my own large tasks given away, with the stage', share: 0.45 },
      { title: 'Two weeks’ leave with somebody deciding in my place', share: 0.75 },
    ],
    scale: [
      'Nobody could do it.',
      'Somebody could, for a week, by calling me.',
      'One person leads in my place for two weeks without a call.',
      'Their superior and mine know it.',
      'Two people could, and I am free to move on.',
    ],
  },
  {
    key: 'any-strategy-on-a-page',
    stages: ['executive'],
    industry: '',
    title: 'Say where we are going so that everybody can say what it means for Monday',
    description:
      'Our strategy has forty slides and no reader. I want one page with choices in it, told in my own words, and people who can say what they no longer do.',
    skills: ['Strategy', 'Storytelling', 'Focus'],
    milestones: [
      { title: 'A page that my family understands', share: 0.25 },
      { title: 'Told in person to every team', share: 0.55 },
      { title: 'Asked ten people what it means for their week', share: 0.8 },
    ],
    scale: [
      'There are more slides.',
      'There is a page, and it could belong to any organization.',
      'Of ten people whom I asked, most could say what it changes for them.',
      'Something visible was ended because of it.',
      'Teams decide by it without asking me.',
    ],
  },
  {
    key: 'any-leader-hears-juniors',
    stages: ['executive', 'manager', 'senior'],
    industry: '',
    kinds: ['reverse'],
    title: 'See our organization with the eyes of somebody at its beginning',
    description:
      'What reaches me is polished. I want a younger colleague to tell me how decisions feel where they work, and to learn to hear it without explaining myself.',
    skills: ['Listening', 'Inclusion', 'Self-awareness'],
    milestones: [
      { title: 'Agreed on what stays between us, and that rank stays outside', share: 0.1 },
      { title: 'Spent a day in my partner’s work', share: 0.4 },
      { title: 'Changed one rule or habit that made no sense from below', share: 0.75 },
    ],
    scale: [
      'I explained to my partner why things are as they are.',
      'I listened, and forgot.',
      'I changed one thing, and people noticed.',
      'I ask differently in meetings, and more people speak.',
      'My partner says that they are heard beyond this partnership.',
    ],
  },
];
