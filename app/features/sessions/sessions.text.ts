export const sessions = {
  title: 'Sessions',
  lead: 'When you meet, what you talk about, and what you will do next.',
  cannot: {
    accept: 'There is nothing for you to accept here: it was decided already, or its time is past.',
    move: 'This session is over, so it cannot be moved any more.',
    hold: 'A session can be recorded as held once it has begun.',
    miss: 'A session can be recorded as missed once its time has come.',
    cancel: 'This session is over, so it cannot be cancelled any more.',
  },
  problems: {
    time: 'Please enter a time, such as 14:30.',
    noSuchTime: 'Clocks in {{timeZone}} skip {{time}} on that day. Please choose another time.',
    past: 'This time is past. To record a session that you had, use “We met already”.',
    future: 'This time is still to come. To plan a session, use “Plan a session”.',
    outside: 'Please choose a day between {{startsOn}} and {{endsOn}}: that is your time together.',
  },
} as const;
