export const engagements = {
  title: 'Engagements',
} as const;
