import type { Field } from './figures.ts';

/** What a mentee sets out to do about a skill. */
export interface Plot {
  title: string;
  description: string;
  type: 'learning' | 'performance';
  /** From much less than expected to much more. */
  levels: [string, string, string, string, string];
  milestones: [string, string, string];
  /** When or where …, I will … */
  actions: [cue: string, deed: string][];
  /** What the goal becomes when it is adjusted, and why. */
  revised: { title: string; reason: string };
  /** What came of it, in different people's words. */
  outcomes: string[];
}

const plots = {
  release: {
    title: 'Take a feature in {{skill}} from idea to release on my own',
    description:
      'So far I pick up tickets that others have cut. I want to own one feature from the first sketch to the day it is used.',
    type: 'performance',
    levels: [
      'I watched others build one',
      'I built parts and needed help with most of them',
      'I released one feature, with my mentor reading along',
      'I released two and explained the design to the team',
      'I released three, and a colleague now learns it from me',
    ],
    milestones: [
      'A sketch that the team has discussed',
      'A first slice runs behind a switch',
      'The feature is used by real people',
    ],
    actions: [
      ['Before I open the editor on Monday', 'write down in three lines what the slice is for'],
      ['When I am stuck for more than an hour', 'ask in the guild channel instead of waiting'],
      ['After the demo on Thursday', 'note which question I could not answer'],
    ],
    revised: {
      title: 'Take one small feature in {{skill}} to release, and describe the next one',
      reason:
        'The team was reorganised and the large feature moved away. A smaller one teaches the same steps.',
    },
    outcomes: [
      'I own a feature now. I learnt to cut it small, to show it early, and that asking is faster than guessing.',
      'The feature is out, and the support team noticed before I told them. I would not have dared to cut it that small alone.',
      'I released it two weeks late and learnt more from those two weeks than from the rest.',
    ],
  },
  review: {
    title: 'Review other people’s {{skill}} code with confidence',
    description:
      'I approve what I read because I do not trust my own judgement. I want to know what I look for, and say it kindly.',
    type: 'learning',
    levels: [
      'I avoid reviews',
      'I review, but only for style',
      'I find what matters and can say why',
      'Authors ask for my review',
      'I wrote down how we review, and the team uses it',
    ],
    milestones: [
      'A list of what I look for',
      'Ten reviews read over with my mentor',
      'One difficult conversation about a change, gone well',
    ],
    actions: [
      ['When a review is assigned to me', 'read the description twice before the code'],
      ['On Wednesday after lunch', 'compare two of my reviews with those of my mentor'],
      ['When I want to write “why not …”', 'turn it into a question that I would like to get'],
    ],
    revised: {
      title: 'Review {{skill}} code with confidence, and pair once a week',
      reason: 'Reading alone was slow. Pairing shows me how others decide.',
    },
    outcomes: [
      'People ask me to review. I know what I look for, and I can say no to a change without losing sleep.',
      'My reviews are shorter and kinder. Twice I found something that would have hurt us.',
      'I still hesitate before I send one, but I send it. That is a large step for me.',
    ],
  },
  talk: {
    title: 'Explain {{skill}} to a room of forty people',
    description:
      'I know it well at my desk and lose the thread in front of others. I want to give one good talk.',
    type: 'performance',
    levels: [
      'I have an outline',
      'I spoke in my own team',
      'I gave the talk to the guild',
      'I gave it twice, and answered questions calmly',
      'I spoke outside the company',
    ],
    milestones: ['The story fits on one page', 'A rehearsal with my mentor', 'The talk'],
    actions: [
      ['When I read something good about it', 'write one sentence for somebody who is new to it'],
      ['On Friday at four', 'rehearse the first three minutes aloud'],
      ['Before the next session', 'record myself and listen to it once'],
    ],
    revised: {
      title: 'Run a workshop on {{skill}} for ten people',
      reason: 'A workshop suits the subject better than a talk: people want to try it out.',
    },
    outcomes: [
      'I gave the talk, twice. The second time I looked at people instead of my slides.',
      'Forty people came, and some stayed with questions. I knew the answer to most and said so when I did not.',
      'We turned the talk into a workshop halfway. That was the right decision, and I would not have made it alone.',
    ],
  },
  design: {
    title: 'Design a service in {{skill}} and defend the decision',
    description:
      'I build what others have designed. I want to compare options in writing and stand by one.',
    type: 'learning',
    levels: [
      'I can name two options',
      'I described options, and others decided',
      'My design was accepted after one round',
      'It was accepted and has been in use for a month',
      'Another team took over my way of deciding',
    ],
    milestones: [
      'Three options on two pages',
      'A review with two people who disagree',
      'The decision is written down',
    ],
    actions: [
      ['When somebody proposes a tool', 'ask which problem it solves first'],
      ['On Tuesday morning', 'draw the data before the boxes'],
      ['Before the review', 'write the strongest argument against my own design'],
    ],
    revised: {
      title: 'Improve the design of a service that exists, in {{skill}}',
      reason: 'There is no new service this half-year, and the old one has enough to teach.',
    },
    outcomes: [
      'My design is in use. The document that compares the options is the part I am proud of.',
      'My proposal was not the one that was chosen, and I understand why. The next one will start with the data.',
      'I can say now what a decision costs, not only what it brings. The team asks for that.',
    ],
  },
  calm: {
    title: 'Run our releases with {{skill}} without being woken at night',
    description:
      'Every release is a small adventure. I want to make it boring, step by step, and to know what I am doing.',
    type: 'performance',
    levels: [
      'I follow the checklist',
      'I changed the checklist and still need help',
      'A month of releases without help and without a call at night',
      'Anybody in the team can release',
      'Releases happen several times a day and nobody notices',
    ],
    milestones: [
      'A list of what went wrong in the last ten releases',
      'The two commonest causes are gone',
      'A release led by somebody new',
    ],
    actions: [
      ['After each release', 'write one line about what surprised me'],
      ['When a step needs a human', 'note why, and what would have to be true to drop it'],
      ['On the first Monday of the month', 'rehearse a roll-back with the team'],
    ],
    revised: {
      title: 'Make one kind of release boring with {{skill}}',
      reason: 'All kinds at once was too much beside the daily work.',
    },
    outcomes: [
      'We release on Fridays now. I understand the machinery and no longer fear it.',
      'Three months without a call at night. The list of what went wrong was the key to it.',
      'A new colleague led the last release, and I only watched.',
    ],
  },
  lead: {
    title: 'Be the one whom others ask about {{skill}}',
    description:
      'I would like to move from doing to leading, without a title: by being useful to others.',
    type: 'learning',
    levels: [
      'I read about it',
      'I help when asked directly',
      'Two colleagues came to me, and it helped them',
      'The team plans with my part in it',
      'I help other teams, and somebody else carries on in mine',
    ],
    milestones: [
      'A page on what I can help with',
      'An hour a week that anybody can book',
      'A conversation with my manager about the role',
    ],
    actions: [
      ['When a colleague describes a problem', 'ask two questions before I answer'],
      ['On Thursday afternoon', 'keep the open hour, even if nobody comes'],
      ['Before my next one-to-one', 'write down what I want to stop doing'],
    ],
    revised: {
      title: 'Lead one project that needs {{skill}}',
      reason: 'A project came up that fits. It is a better place to learn than an open hour.',
    },
    outcomes: [
      'Colleagues from two teams come to me now, and my manager changed my role accordingly.',
      'I lead without the title that I thought I needed. The open hour is full most weeks.',
      'I found out that I like helping others decide more than deciding. That changes what I look for next.',
    ],
  },
} satisfies Record<string, Plot>;

/** What people set out to do, by the kind of skill. */
export const plotsOf: Record<Field, readonly Plot[]> = {
  web: [plots.release, plots.review, plots.talk],
  server: [plots.design, plots.review, plots.release],
  operations: [plots.calm, plots.talk],
  craft: [plots.lead, plots.design, plots.talk],
  people: [plots.lead],
};

export function fill(text: string, skill: string): string {
  return text.replaceAll('{{skill}}', skill);
}

export const agendas = [
  'What went well since last time. One thing that I am stuck with. Next steps.',
  'Look at the actions, then the draft I sent on Monday. Twenty minutes for questions.',
  'The milestone, and what stands in its way. Then: how do we like working together?',
];

export const notes = [
  'We looked at what happened since last time. The largest step was to ask for help early. Next: make it smaller and show it.',
  'Talked through the draft line by line. Two ideas to try, one to drop. Agreed on the date of the next session.',
  'A slow month, and that is all right: the reason was on-call, not a lack of will. We moved one milestone in our heads, not on paper.',
  'Good energy today. We rehearsed the difficult conversation twice, the second time with roles changed.',
  'Went through the levels together. We see it nearly the same way, apart from how much help was needed.',
];

export const privateNotes = [
  'I notice that I talk fast when I am unsure. Ask more, explain less.',
  'Remember to say thank you for the introduction.',
];

export const comments = [
  'A step forward, smaller than I had hoped.',
  'This went better than planned.',
  'On-call took most of the time.',
  '',
  '',
];

export const mentorOutcomes = [
  'It was good to see how quickly small steps add up. I explain my own work better since.',
  'I learnt how somebody new sees our systems. We changed two things in the team because of it.',
  'We kept to one hour a month and it was enough, because each session was prepared.',
  'I had expected to give advice. Mostly I asked questions, and that helped more.',
  'The first two sessions were polite. After we wrote the goal anew, they were useful.',
  'I would do it again, with one change: talk about what helps and what does not much earlier.',
  'My part was small. What I take with me is the habit of asking what somebody has tried already.',
  'We did not reach what we had written down. What we learnt on the way was worth the time.',
  'I introduced my mentee to two people in research, and that did more than my advice.',
  'It reminded me of how much courage it takes to show unfinished work.',
  'Good conversations across departments. I know now whom to ask in payments.',
  'I had to learn to be silent for ten seconds. It works.',
  'The milestones kept us honest.',
  'It fitted into my weeks, which I had doubted at first.',
  'I saw somebody grow into a role that had not been written yet.',
];

export const evidence = [
  'The release notes, and a kind message from the support team.',
  'My own reviews of the last two months.',
  'The recording is on the guild’s page.',
  '',
];

export const thanks = [
  'Thank you for your patience, and for never making me feel slow.',
  'Thank you for the honest questions.',
  'You kept every date. That meant a lot to me.',
];

export const nextSteps = [
  'The same, one size larger.',
  'Ask for a mentor for the next subject.',
  'Become a mentor myself.',
  '',
];
