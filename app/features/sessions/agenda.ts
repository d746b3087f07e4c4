/** One numbered point of an agenda, with what belongs to it below. */
export interface AgendaPoint {
  title: string;
  items?: readonly string[];
  /** Said instead of items where there are none. */
  otherwise?: string;
}

/** What a person's turn or the whole group's time is about. */
export interface AgendaMatter {
  actions: readonly string[];
  /** Goals and milestones due soon. */
  goals: readonly string[];
  /** Whose turn it is, first to last: it moves on with every session that was held. */
  turns: readonly string[];
  /** Flash: what is asked. */
  questions: readonly string[];
  /** What the playbook's present step adds. */
  step: readonly string[];
}

export function writeAgenda(points: readonly AgendaPoint[]): string {
  return points
    .flatMap(({ title, items = [], otherwise }, index) => [
      `${index + 1}. ${title}`,
      ...items.map((item) => `   - ${item}`),
      ...(items.length === 0 && otherwise ? [`   ${otherwise}`] : []),
    ])
    .join('\n');
}

/** The members in the order of their turns: each session another one begins. */
export function turnsAfter(names: readonly string[], heldSessions: number): string[] {
  const first = names.length === 0 ? 0 : heldSessions % names.length;
  return [...names.slice(first), ...names.slice(0, first)];
}
