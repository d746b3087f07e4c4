import type { Policy, RuleName } from '@ithaca/matching';
import { say } from '../../i18n.ts';
import { fieldOf, percentOf, ruleInWords } from './reason-text.ts';

/** The least that would give somebody a partner, as a sentence. */
export function helpInWords(
  {
    partner,
    fit,
    rule,
    field,
  }: {
    partner: string;
    fit: number;
    rule?: RuleName | undefined;
    field?: string | undefined;
  },
  { policy: { rules }, arePeers }: { policy: Pick<Policy, 'rules'>; arePeers: boolean },
): string {
  const values = { name: partner, fit: percentOf(fit) };
  // A peer has no second place to give.
  if (rule === undefined) return say(arePeers ? 'studio:help.peer' : 'studio:help.room', values);
  const broken = rules.find((entry) => entry.rule === rule && fieldOf(entry) === field);
  return say('studio:help.rule', { ...values, rule: broken ? ruleInWords(broken) : '' });
}
