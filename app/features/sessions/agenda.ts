/** The five headings of the default agenda, in the reader's language. */
export interface AgendaWords {
  actions: string;
  noActions: string;
  challenge: string;
  advice: string;
  plans: string;
  nextDate: string;
  goals: string;
}

/**
 * Structured, reflect-and-record meetings are what moved outcomes in a field experiment
 * (Sandvik et al. 2020), so that is what the agenda offers; both change it as they like.
 */
export function defaultAgenda(
  words: AgendaWords,
  { actions, goals }: { actions: readonly string[]; goals: readonly string[] },
): string {
  const list = (items: readonly string[]) => items.map((item) => `   - ${item}`);
  return [
    `1. ${words.actions}`,
    ...(actions.length > 0 ? list(actions) : [`   ${words.noActions}`]),
    `2. ${words.challenge}`,
    ...(goals.length > 0 ? [`   ${words.goals}`, ...list(goals)] : []),
    `3. ${words.advice}`,
    `4. ${words.plans}`,
    `5. ${words.nextDate}`,
  ].join('\n');
}
