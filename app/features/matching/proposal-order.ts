/** The orders in which a run's pairs can be listed. */
export const proposalSorts = ['fit', 'low', 'name', 'name_down', 'mentor', 'mentor_down'] as const;
export type ProposalSort = (typeof proposalSorts)[number];

export const proposalOrders = {
  fit: { by: 'fit', direction: 'desc' },
  low: { by: 'fit', direction: 'asc' },
  name: { by: 'mentee', direction: 'asc' },
  name_down: { by: 'mentee', direction: 'desc' },
  mentor: { by: 'mentor', direction: 'asc' },
  mentor_down: { by: 'mentor', direction: 'desc' },
} as const satisfies Record<ProposalSort, { by: string; direction: 'asc' | 'desc' }>;

/** What the headings of the table ask for. */
export const orderOfTable = {
  mentee: { ascending: 'name', descending: 'name_down' },
  mentor: { ascending: 'mentor', descending: 'mentor_down' },
  fit: { ascending: 'low', descending: 'fit', first: 'descending' },
} as const satisfies Record<
  string,
  { ascending: ProposalSort; descending: ProposalSort; first?: 'descending' }
>;
