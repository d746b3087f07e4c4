export const dictionary = {
  file: 'File',
  column: 'Column',
  meaning: 'What it means',
  zip: '{{program}} data.zip',
  columns: {
    engagements: {
      members: {
        name: 'Mentee, Mentor or Peers',
        meaning: 'Who works together: one column for each side, several names with ; between.',
      },
      phase: { name: 'Phase', meaning: 'Where the engagement stands.' },
      look: {
        name: 'Needs a look',
        meaning: 'Why somebody should look at it: from what happened alone, never from words.',
      },
      started: { name: 'Started', meaning: 'The first day, as year-month-day.' },
      ends: { name: 'Ends', meaning: 'The planned last day.' },
      sessions: { name: 'Sessions held', meaning: 'How many sessions were recorded as held.' },
      lastActive: {
        name: 'Last activity',
        meaning: 'The last day on which anything happened, in UTC.',
      },
      next: {
        name: 'Next session',
        meaning: 'When the next planned session begins, in UTC; empty: none.',
      },
    },
    outcomes: {
      section: { name: 'Section', meaning: 'The part of the outcome report.' },
      figure: { name: 'Figure', meaning: 'What is measured, as the report names it.' },
      value: {
        name: 'Value',
        meaning:
          'The figure; or that fewer people than the smallest group stand behind it; or hidden, where it would give another away.',
      },
    },
    groups: {
      group: {
        name: 'Group',
        meaning: 'The whole program, or what its people were told apart by.',
      },
      section: { name: 'Section', meaning: 'Goals by level, or the pulse.' },
      figure: { name: 'Figure', meaning: 'The level, or the question from 1 (low) to 5 (high).' },
      month: {
        name: 'Month',
        meaning: 'Of the pulse: the month, which is over. Of levels: empty.',
      },
      value: {
        name: 'Value',
        meaning:
          'Levels: how many goals stand there, as their owners see it. Pulse: the mean of the month, each person once. Hidden where it, or what is left when it is taken from another figure, stands for too few.',
      },
      people: { name: 'People', meaning: 'How many people stand behind it.' },
    },
    responses: {
      moment: { name: 'Moment', meaning: 'When the evaluation plan asks.' },
      asked: {
        name: 'People asked',
        meaning: 'How many were asked so far; or that they are fewer than the smallest group.',
      },
      answered: {
        name: 'People who answered',
        meaning: 'Of these. Hidden where it would tell of the few who did, or did not.',
      },
    },
    load: {
      name: {
        name: 'Name',
        meaning: 'A mentor who lets managers see their hours; others are not listed.',
      },
      taken: { name: 'Places taken', meaning: 'Partners at present.' },
      places: { name: 'Places', meaning: 'How many they offered.' },
      hours: { name: 'Hours this month', meaning: 'Of sessions held this month, in this program.' },
      offered: {
        name: 'Hours offered a month',
        meaning: 'What they offered; empty: they never said.',
      },
    },
    across: {
      program: { name: 'Program', meaning: 'Its name.' },
      year: { name: 'Year', meaning: 'The year in which the pairs began.' },
      matched: { name: 'Matched', meaning: 'Engagements that began in that year.' },
      settled: {
        name: 'Long enough',
        meaning: 'Those begun more than 21 days ago: of whom it can be said.',
      },
      soon: { name: 'Met in time', meaning: 'The share of these that met within 21 days, 0 to 1.' },
      soonLow: {
        name: 'Met in time: low',
        meaning: 'The lower end of its 95 % interval (Wilson).',
      },
      soonHigh: { name: 'Met in time: high', meaning: 'The upper end.' },
      ended: { name: 'Ended', meaning: 'Engagements that are closed or ended early.' },
      closed: {
        name: 'Closed as planned',
        meaning: 'The share of these that closed as planned, 0 to 1.',
      },
      closedLow: {
        name: 'Closed as planned: low',
        meaning: 'The lower end of its 95 % interval (Wilson).',
      },
      closedHigh: { name: 'Closed as planned: high', meaning: 'The upper end.' },
      changePeople: {
        name: 'Rated twice',
        meaning:
          'People who rated their own skills at the start and at the close; or that they are too few.',
      },
      change: {
        name: 'Change',
        meaning: 'The mean change in their skills, on levels from 0 to 4. Change, not effect.',
      },
      changeLow: { name: 'Change: low', meaning: 'The lower end of its 95 % t interval.' },
      changeHigh: { name: 'Change: high', meaning: 'The upper end.' },
    },
  },
} as const;
