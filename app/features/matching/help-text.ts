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
  { rules }: Pick<Policy, 'rules'>,
): string {
  const values = { name: partner, fit: percentOf(fit) };
  if (rule === undefined) return say('studio:help.room', values);
  const broken = rules.find((entry) => entry.rule === rule && fieldOf(entry) === field);
  return say('studio:help.rule', { ...values, rule: broken ? ruleInWords(broken) : '' });
}
