import type { BuiltInTemplate } from '../goal-template.ts';

/** Law, consulting and social work: advice from person to person. */
export const advising: BuiltInTemplate[] = [
  {
    key: 'law-first-own-client',
    stages: ['early'],
    industry: 'Law',
    title: 'Look after my first client from the first call to the bill',
    description:
      'I write memoranda for partners. I want to hear the client’s worry behind the question, give advice that fits on a page, and speak about cost early.',
    skills: ['Client care', 'Clear advice', 'Fee conversations'],
    milestones: [
      { title: 'Sat in on three first meetings', share: 0.2 },
      { title: 'Led one, with a partner who kept quiet', share: 0.45 },
      { title: 'Told the client a cost before being asked', share: 0.65 },
    ],
    scale: [
      'I meet clients only as a note-taker.',
      'I lead parts of it.',
      'One client calls me directly, and the bill was no surprise.',
      'That client came back or sent somebody.',
      'I bring in a client of my own.',
    ],
  },
  {
    key: 'law-to-partner',
    stages: ['senior'],
    industry: 'Law',
    title: 'Decide with open eyes whether I want to become a partner',
    description:
      'Everybody assumes that I do. I want to know what it costs and gives, what the firm wants to see, and what I would do in place of it.',
    skills: ['Career decisions', 'Business development', 'Self-knowledge'],
    milestones: [
      { title: 'Three honest talks with partners, one who regrets it among them', share: 0.3 },
      { title: 'A year as a partner calculated: money, hours, evenings', share: 0.5 },
      { title: 'Told the firm what I want, and asked what it wants', share: 0.8 },
    ],
    scale: [
      'I let it come to me.',
      'I know what others think I should do.',
      'I have decided, and can say why in a minute.',
      'I decided, and the first step on that path is made.',
      'The firm and I agreed on a path, in writing.',
    ],
  },
  {
    key: 'consulting-lead-the-client-meeting',
    stages: ['early', 'mid'],
    industry: 'Consulting',
    title: 'Lead a client meeting in which the client does most of the talking',
    description:
      'I defend my slides. I want to open with a question, let silence work, and leave with a decision rather than with applause.',
    skills: ['Facilitation', 'Questioning', 'Client relations'],
    milestones: [
      { title: 'Counted who speaks how long in one of my meetings', share: 0.15 },
      { title: 'A meeting with three questions and no slides', share: 0.45 },
      { title: 'Asked a client what the meeting was worth', share: 0.7 },
    ],
    scale: [
      'I present, and they nod.',
      'I ask, and answer it myself.',
      'The client speaks for most of the time, and decides something.',
      'The client says what they will do by when.',
      'The client wants the next such meeting without my team’s slides.',
    ],
  },
  {
    key: 'social-work-boundaries',
    stages: ['early', 'mid'],
    industry: 'Social work',
    title: 'Stay in this work for long, by keeping my own limits',
    description:
      'I answer calls at night, and take families home in my head. I want limits that I can explain with warmth, and a way to put a hard day down.',
    skills: ['Boundaries', 'Supervision', 'Self-care'],
    milestones: [
      { title: 'Wrote down for two weeks where my limits gave way', share: 0.15 },
      { title: 'Said one limit aloud to a client, kindly', share: 0.4 },
      { title: 'A ritual at the end of work, kept for a month', share: 0.7 },
    ],
    scale: [
      'I am reachable at all hours.',
      'I have limits, and guilt.',
      'I keep the limits that I set, and clients know them.',
      'I notice early when a case gets under my skin, and bring it to supervision.',
      'The team speaks about limits because I began to.',
    ],
  },
];
