export const enrolment = {
  title: 'Enrolment',
} as const;
