export const profiles = {
  title: 'Profile',
  problems: {
    country: 'This is not a country we know. Use its name or its two letters, such as GR.',
    language:
      'One of these is not a language we know. Use names or codes, such as English; el; Portuguese.',
    time: 'Please enter a time, such as 09:30.',
    endsFirst: 'This ends before it starts.',
  },
} as const;
