import type { BuiltInTemplate } from '../goal-template.ts';

export const creative: BuiltInTemplate[] = [
  {
    key: 'creative-first-portfolio',
    stages: ['student'],
    industry: 'Arts and culture',
    title: 'Build a portfolio of five works that I can stand behind',
    description:
      'I have folders full of pieces, and no idea which are good. I want to choose, to finish, and to be able to say why each one is there.',
    skills: ['Portfolio', 'Self-criticism', 'Presenting work'],
    milestones: [
      { title: 'Everything shown to my mentor, most of it put aside', share: 0.2 },
      { title: 'Two pieces finished that were nearly done for years', share: 0.5 },
      { title: 'Shown to somebody who gives work, for their honest view', share: 0.8 },
    ],
    scale: [
      'I keep making, and choose nothing.',
      'Three works stand, without words.',
      'Five works stand, each with two sentences on why.',
      'Somebody invited me because of it.',
      'It brought me paid work.',
    ],
  },
  {
    key: 'creative-live-from-it',
    stages: ['early', 'changing'],
    industry: 'Arts and culture',
    title: 'Earn a part of my living with my art that I can count on',
    description:
      'I take whatever comes and never speak about money. I want to name a price without blushing, and to know by the month what the art can carry.',
    skills: ['Pricing', 'Negotiation', 'Self-employment'],
    milestones: [
      { title: 'A year’s income and hours on one page', share: 0.15 },
      { title: 'Three price talks rehearsed, and one held', share: 0.4 },
      { title: 'One client or place that asks again', share: 0.7 },
    ],
    scale: [
      'I work for thanks, as before.',
      'I named prices, and gave in each time.',
      'My art pays the share of my rent that I wrote down at the start.',
      'It does so for three months in a row.',
      'I turned down badly paid work, and was right to.',
    ],
  },
  {
    key: 'creative-finish-the-big-one',
    stages: ['mid', 'senior'],
    industry: 'Arts and culture',
    title: 'Finish the large work that I have been circling for years',
    description:
      'Small commissions always come first. I want to protect hours for it, show it unfinished to one person, and bring it to an end.',
    skills: ['Creative discipline', 'Taking criticism', 'Project planning'],
    milestones: [
      { title: 'Fixed hours in my week, kept for a month', share: 0.2 },
      { title: 'First half shown, however rough', share: 0.5 },
      { title: 'A complete version, warts and all', share: 0.8 },
    ],
    scale: [
      'I planned it again.',
      'Parts exist, with gaps in the middle.',
      'It is complete, and one person I respect has seen all of it.',
      'It is revised and sent to somebody who can publish, show or stage it.',
      'It has a date on which the public meets it.',
    ],
  },
  {
    key: 'creative-lead-a-studio',
    stages: ['manager'],
    industry: 'Media and publishing',
    title: 'Lead a team of headstrong people to work that none of us could do alone',
    description:
      'I used to make things. Now I judge them, and my notes either crush people or say nothing. I want criticism that sends them back to work with energy.',
    skills: ['Creative direction', 'Feedback', 'Trust'],
    milestones: [
      { title: 'Asked each person which note of mine helped and which hurt', share: 0.2 },
      { title: 'A regular hour where unfinished work is shown', share: 0.4 },
      { title: 'One piece led by somebody else from beginning to end', share: 0.75 },
    ],
    scale: [
      'I redo the work at night.',
      'People show me things late, when it is too late.',
      'Unfinished work is shown every week, and gets better for it.',
      'People criticise each other well without me.',
      'We made something that surprised me.',
    ],
  },
  {
    key: 'creative-editor-learns-audience',
    stages: ['executive', 'senior'],
    industry: 'Media and publishing',
    kinds: ['reverse'],
    title: 'Understand how people half my age read, watch and share',
    description:
      'I decide for an audience that I no longer know. I want a younger colleague to take me through their day of media, without making fun of me, or only a little.',
    skills: ['Audience understanding', 'Social media', 'Curiosity'],
    milestones: [
      { title: 'Lived for a week with the sources that my partner uses', share: 0.2 },
      { title: 'Made one small piece for that audience myself', share: 0.5 },
      { title: 'Tested one format with real viewers or readers', share: 0.8 },
    ],
    scale: [
      'I had some apps explained to me.',
      'I looked around, and judged.',
      'I can say what this audience wants and why our work misses it.',
      'One decision on our programme came out of it.',
      'My partner leads a format of their own, with my backing.',
    ],
  },
];
