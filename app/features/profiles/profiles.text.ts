export const profiles = {
  title: 'Profile',
} as const;
