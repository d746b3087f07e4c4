import type { BuiltInTemplate } from '../goal-template.ts';

export const finance: BuiltInTemplate[] = [
  {
    key: 'finance-explain-the-numbers',
    stages: ['early'],
    industry: 'Finance and insurance',
    title: 'Explain our monthly figures to people who dislike figures',
    description:
      'My tables are right, and nobody uses them. I want to say in three sentences what the figures mean and which decision they ask for.',
    skills: ['Financial reporting', 'Presenting', 'Plain language'],
    milestones: [
      { title: 'Asked three readers what they do with my report', share: 0.2 },
      { title: 'One page in place of the old report for one month', share: 0.45 },
      { title: 'Presented it myself to people outside finance', share: 0.7 },
    ],
    scale: [
      'I send tables, as before.',
      'I wrote a summary that repeats the tables.',
      'I present one page monthly, and readers can say what it means.',
      'A decision was made on the strength of it.',
      'Another department asks for such a page of their own.',
    ],
  },
  {
    key: 'finance-professional-exam',
    stages: ['student', 'early'],
    industry: 'Finance and insurance',
    type: 'performance',
    title: 'Pass my next professional exam without giving up my weekends',
    description:
      'I study in panic and forget it afterwards. I want a plan that survives a busy month at work, and somebody who asks me how it goes.',
    skills: ['Study planning', 'Self-discipline', 'Accounting'],
    milestones: [
      { title: 'Topics sorted into safe, shaky and unknown', share: 0.1 },
      { title: 'First mock exam under real conditions', share: 0.5 },
      { title: 'Second mock exam above the pass mark', share: 0.8 },
    ],
    scale: [
      'I did not sit the exam.',
      'I sat it and have to repeat a part.',
      'I passed.',
      'I passed, and kept most weekends free.',
      'I passed well, and help a colleague to prepare.',
    ],
  },
  {
    key: 'finance-trusted-adviser',
    stages: ['mid', 'senior'],
    industry: 'Finance and insurance',
    title: 'Be asked for advice before the decision, not for approval after it',
    description:
      'Colleagues in the business see me as a hurdle. I want to understand what they try to do, bring options in place of objections, and still say no when it must be.',
    skills: ['Business partnering', 'Listening', 'Constructive challenge'],
    milestones: [
      { title: 'A day spent where the money is earned', share: 0.2 },
      { title: 'First time I brought options in place of a no', share: 0.45 },
      { title: 'Asked two colleagues honestly what I am like to work with', share: 0.7 },
    ],
    scale: [
      'I still learn of plans when the form arrives.',
      'I am invited, late.',
      'One team brings me its plans early, and I changed one for the better.',
      'Several teams do, and one thanked me for a no.',
      'I have a seat where the plans are made.',
    ],
  },
  {
    key: 'finance-lead-under-audit',
    stages: ['manager'],
    industry: 'Finance and insurance',
    title: 'Bring my team through the closing of the year without heroics',
    description:
      'Each year ends with night shifts and the same two people who save it. I want a closing that is dull, shared and on time.',
    skills: ['Process improvement', 'Planning', 'Team leadership'],
    milestones: [
      { title: 'Last year’s closing drawn on a wall with the team', share: 0.2 },
      { title: 'Every critical step known by two people', share: 0.5 },
      { title: 'Rehearsal with one month’s figures', share: 0.75 },
    ],
    scale: [
      'It went as last year.',
      'It was on time, with nights and weekends.',
      'It was on time, and nobody worked through a weekend.',
      'It was earlier than last year, and the two heroes took their holidays.',
      'The team runs it without me and improves it on its own.',
    ],
  },
  {
    key: 'finance-board-voice',
    stages: ['executive'],
    industry: 'Finance and insurance',
    title: 'Find my voice on the board beyond the figures',
    description:
      'I am heard on money and silent on everything else. I want to ask the questions that nobody asks, on people, customers and risk, and to do it without a lecture.',
    skills: ['Board work', 'Asking questions', 'Strategy'],
    milestones: [
      { title: 'Prepared two questions outside my field for each meeting', share: 0.2 },
      { title: 'Spoke with each board member alone', share: 0.5 },
      { title: 'Brought one subject to the agenda that is not finance', share: 0.75 },
    ],
    scale: [
      'I report and answer questions.',
      'I speak up now and then, and then fall silent.',
      'I contribute to subjects outside my own at most meetings.',
      'A question of mine changed a decision.',
      'Others look to me when the board avoids a subject.',
    ],
  },
];
