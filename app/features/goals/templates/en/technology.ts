import type { BuiltInTemplate } from '../goal-template.ts';

export const technology: BuiltInTemplate[] = [
  {
    key: 'technology-first-open-source',
    stages: ['student'],
    industry: 'Information technology',
    title: 'Get a change of mine accepted into an open-source project that I use',
    description:
      'I have only written code that a teacher read. I want to learn how strangers review a change: how to ask, how to take a no, how to finish what I began.',
    skills: ['Git', 'Code review', 'Written communication'],
    milestones: [
      { title: 'Project chosen, built and its tests run on my own machine', share: 0.2 },
      { title: 'One issue discussed with the people who keep the project', share: 0.4 },
      { title: 'First change sent in', share: 0.7 },
    ],
    scale: [
      'I read about it, and built nothing.',
      'The project runs on my machine, but I sent nothing in.',
      'One change of mine, however small, is accepted.',
      'Two changes are accepted, one of them with a test.',
      'The project asks me to look at somebody else’s change.',
    ],
  },
  {
    key: 'technology-first-on-call',
    stages: ['early'],
    industry: 'Information technology',
    title: 'Do a week on call without somebody sitting behind me',
    description:
      'Alarms at night frighten me because I never saw how others think through them. I want a way of my own: look, narrow down, mend or wake somebody, write it up.',
    skills: ['Incident response', 'Monitoring', 'Calm under pressure'],
    milestones: [
      { title: 'Sat beside somebody through two real incidents', share: 0.3 },
      { title: 'Led one practice incident', share: 0.55 },
      { title: 'Wrote a review of an incident that others can learn from', share: 0.8 },
    ],
    scale: [
      'I am not on the rota, and avoid it.',
      'I take daytime shifts with somebody beside me.',
      'I did one week alone and asked for help when it was right to ask.',
      'I did two weeks, and mended one cause for good.',
      'I introduce the next new colleague to the rota.',
    ],
  },
  {
    key: 'technology-design-a-system',
    stages: ['mid'],
    industry: 'Information technology',
    title: 'Lead the design of one system from a blank page to its first users',
    description:
      'I build what others designed. I want to write the design myself, hear what seniors ask about it, and live with what it turns out to be.',
    skills: ['Software architecture', 'Technical writing', 'Decision making'],
    milestones: [
      { title: 'Problem and limits written on one page', share: 0.15 },
      { title: 'Two alternatives compared, and one chosen in a review', share: 0.35 },
      { title: 'First slice in real use', share: 0.75 },
    ],
    scale: [
      'I wrote notes that nobody reviewed.',
      'A design was reviewed, but nothing of it was built.',
      'The design is decided and its first part has users.',
      'It has users, and I wrote down which of my guesses were wrong.',
      'Another team starts from my design for theirs.',
    ],
  },
  {
    key: 'technology-staff-influence',
    stages: ['senior'],
    industry: 'Information technology',
    title: 'Bring three teams to one decision without being anybody’s boss',
    description:
      'I know what is right technically, and still it does not happen. I want to learn to listen for what the other teams lose, and to write a proposal they can say yes to.',
    skills: ['Influence', 'Facilitation', 'Technical writing'],
    milestones: [
      { title: 'Spoke with somebody in each team about what they fear', share: 0.25 },
      { title: 'First proposal out for comments', share: 0.5 },
      { title: 'Decision meeting held', share: 0.75 },
    ],
    scale: [
      'The teams do not know that there is a question.',
      'They discussed it, and each went on as before.',
      'All three agreed on one way and on who does what first.',
      'They agreed, and the first step is in use.',
      'They use the same way of deciding for the next question, without me.',
    ],
  },
  {
    key: 'technology-engineer-to-manager',
    stages: ['manager'],
    industry: 'Information technology',
    title: 'Lead my first team, and let go of the code I used to write',
    description:
      'I was promoted because I was good at building. Now I jump in and mend things at night, and the team waits for me. I want them to need me less each month.',
    skills: ['Delegation', 'One-to-one meetings', 'Feedback'],
    milestones: [
      { title: 'Regular one-to-ones with each person', share: 0.15 },
      { title: 'Two things that only I could do handed over', share: 0.45 },
      { title: 'A week away without a call from the team', share: 0.8 },
    ],
    scale: [
      'I still do most of the hard work myself.',
      'I handed things over, and took some of them back.',
      'The team ships without me, and each person has had clear feedback.',
      'Somebody in the team leads what I used to lead.',
      'The team tells me what I should stop doing, and I did stop.',
    ],
  },
  {
    key: 'technology-leader-learns-tools',
    stages: ['executive', 'senior'],
    industry: 'Information technology',
    kinds: ['reverse'],
    title: 'Use the tools that my youngest colleagues use, for my own work',
    description:
      'I decide about tools that I have never touched. I want a younger colleague to show me how they work with them, and to let me make mistakes in private.',
    skills: ['New tools', 'Curiosity', 'Listening'],
    milestones: [
      { title: 'Watched my partner work for an hour, without advice from me', share: 0.15 },
      { title: 'Did one real task of mine with a new tool', share: 0.45 },
      { title: 'Said in public what I learnt, and from whom', share: 0.85 },
    ],
    scale: [
      'I had it shown to me once.',
      'I tried it, and went back to my old ways.',
      'I do one regular task with it, without help.',
      'I changed a decision because I now understand the work.',
      'Colleagues of my age asked us to show them too.',
    ],
  },
];
