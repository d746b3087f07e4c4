export const matching = {
  title: 'Matching',
} as const;
