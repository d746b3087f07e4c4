import type { BuiltInTemplate } from '../goal-template.ts';

export const health: BuiltInTemplate[] = [
  {
    key: 'health-first-placement',
    stages: ['student'],
    industry: 'Health',
    title: 'Come through my first placement able to speak up on the ward',
    description:
      'I notice things and say nothing because everybody is busy. I want to learn when to speak, to whom, and in which words, so that a patient is safer for it.',
    skills: ['Speaking up', 'Handover', 'Patient communication'],
    milestones: [
      { title: 'Practised a concern in one clear sentence with my mentor', share: 0.2 },
      { title: 'Gave a handover that a nurse did not need to complete', share: 0.5 },
      { title: 'Asked for feedback from two people who saw me at work', share: 0.8 },
    ],
    scale: [
      'I kept silent through the placement.',
      'I told my mentor afterwards what I should have said.',
      'I raised at least one concern at the right moment.',
      'I raise concerns as a matter of course, and give safe handovers.',
      'A team changed something because of what I said.',
    ],
  },
  {
    key: 'health-hard-conversations',
    stages: ['early', 'mid'],
    industry: 'Health',
    title: 'Give bad news in a way that a family remembers as kind',
    description:
      'I hide behind medical words when it is hard. I want to prepare, to be plain, to bear the silence, and to look after myself afterwards.',
    skills: ['Breaking bad news', 'Empathy', 'Self-care'],
    milestones: [
      { title: 'Listened in on two such talks and spoke about them', share: 0.25 },
      { title: 'Rehearsed one with a colleague who played the relative', share: 0.45 },
      { title: 'Led one with somebody experienced in the room', share: 0.7 },
    ],
    scale: [
      'I leave these talks to others.',
      'I take part, and hand over when it becomes hard.',
      'I lead such a talk, plainly and without hurry.',
      'I do so regularly, and speak about it with somebody afterwards.',
      'Younger colleagues come along to learn from mine.',
    ],
  },
  {
    key: 'health-lead-a-shift',
    stages: ['mid'],
    industry: 'Health',
    title: 'Lead a full shift and go home with a clear head',
    description:
      'I know my own patients well. Leading a shift means seeing the whole ward, giving work away, and deciding with too little time.',
    skills: ['Prioritising', 'Delegation', 'Team leadership'],
    milestones: [
      { title: 'Led a quiet shift with the ward lead near by', share: 0.25 },
      { title: 'Led a shift with an admission I had not planned for', share: 0.55 },
      { title: 'Debriefed one bad shift without blame', share: 0.8 },
    ],
    scale: [
      'I help out, but the shift is led by others.',
      'I lead when it is quiet, and hand over when it is not.',
      'I led several shifts, busy ones too, and people knew what to do.',
      'I lead busy shifts, and everybody had a break.',
      'I am asked to show others how I do it.',
    ],
  },
  {
    key: 'health-improve-one-thing',
    stages: ['senior'],
    industry: 'Health',
    type: 'performance',
    title: 'Mend one thing on our unit that has annoyed patients for years',
    description:
      'Waiting, noise, being asked the same question five times: pick one, measure it before, try small changes, and see whether they hold.',
    skills: ['Quality improvement', 'Measurement', 'Change'],
    milestones: [
      { title: 'The thing is chosen, with patients, and counted for two weeks', share: 0.25 },
      { title: 'First small change tried on one day', share: 0.4 },
      { title: 'The change that worked is written down as how we do it', share: 0.75 },
    ],
    scale: [
      'We spoke about it, and counted nothing.',
      'We counted, tried something, and it slipped back.',
      'It is better by the measure that we chose, and has stayed so for a month.',
      'It stayed better after I went on leave.',
      'Another unit has taken it over.',
    ],
  },
  {
    key: 'health-clinical-manager',
    stages: ['manager', 'executive'],
    industry: 'Health',
    title: 'Lead clinicians through a change that they did not ask for',
    description:
      'I am between the board and the ward. I want to be honest with both, to lose no good people, and to still be a clinician they trust.',
    skills: ['Change leadership', 'Honest communication', 'Resilience'],
    milestones: [
      { title: 'Heard from every shift what they fear, before the plan was final', share: 0.25 },
      { title: 'Changed at least one part of the plan because of it', share: 0.45 },
      { title: 'Looked back with the team a month after the start', share: 0.85 },
    ],
    scale: [
      'The change was announced, and people heard it in the corridor.',
      'It is in place, and I have lost trust on the way.',
      'It is in place; people say that they were heard.',
      'The team shaped part of it and says so.',
      'The team asks to lead the next change.',
    ],
  },
  {
    key: 'health-back-to-practice',
    stages: ['returning'],
    industry: 'Health',
    title: 'Return to practice and feel safe with patients again',
    description:
      'Much has changed while I was away, and more in my head than on the ward. I want to find out what I still know, what is new, and to ask without shame.',
    skills: ['Clinical update', 'Confidence', 'Digital records'],
    milestones: [
      { title: 'List of what is rusty, what is new and what is as it was', share: 0.1 },
      { title: 'Signed off on the procedures I feared most', share: 0.5 },
      { title: 'First shift counted as a full member of the team', share: 0.7 },
    ],
    scale: [
      'I put the return off.',
      'I am back, and only under supervision.',
      'I work my agreed hours on my own responsibility, and ask when unsure.',
      'I also feel at ease with what is new.',
      'I help the next person who returns.',
    ],
  },
];
