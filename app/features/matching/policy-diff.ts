import type { Criterion, Policy, Rule } from '@ithaca/matching';
import { say } from '../../i18n.ts';
import { criterionInWords, fieldOf, ruleInWords } from './reason-text.ts';

const percent = (fit: number) => Math.round(fit / 100);

/** What one policy has otherwise than another, a sentence each; none where they are the same. */
export function policyDiff(before: Policy, after: Policy): string[] {
  return [
    ...objectiveDiff(before, after),
    ...ruleDiff(before.rules, after.rules),
    ...criterionDiff(before.criteria, after.criteria),
  ];
}

function objectiveDiff(before: Policy, after: Policy): string[] {
  const said: string[] = [];
  if (before.objective !== after.objective) {
    said.push(
      say('studio:diff.objective', { now: say(`matching:policy.objectives.${after.objective}`) }),
    );
  }
  if (before.minimumFit !== after.minimumFit) {
    const values = { before: percent(before.minimumFit), after: percent(after.minimumFit) };
    said.push(say('studio:diff.minimumFit', values));
  }
  return said;
}

function ruleDiff(before: readonly Rule[], after: readonly Rule[]): string[] {
  const texts = (rules: readonly Rule[]) => rules.map(ruleInWords);
  const [old, now] = [texts(before), texts(after)];
  return [
    ...old
      .filter((rule) => !now.includes(rule))
      .map((rule) => say('studio:diff.ruleGone', { rule })),
    ...now
      .filter((rule) => !old.includes(rule))
      .map((rule) => say('studio:diff.ruleNew', { rule })),
  ];
}

function criterionDiff(before: readonly Criterion[], after: readonly Criterion[]): string[] {
  const nameOf = (entry: Criterion) => criterionInWords(entry.criterion, fieldOf(entry));
  const weightOf = (criteria: readonly Criterion[], name: string) =>
    criteria.find((entry) => nameOf(entry) === name)?.weight ?? 0;
  const wantedOf = (criteria: readonly Criterion[]) => {
    const stages = criteria.find(({ criterion }) => criterion === 'stage_distance');
    return stages?.criterion === 'stage_distance' ? (stages.wanted ?? 1) : null;
  };
  const names = new Set([...before, ...after].map(nameOf));
  const weights = [...names].flatMap((name) => {
    const [old, now] = [weightOf(before, name), weightOf(after, name)];
    if (old === now) return [];
    const values = { criterion: name, before: old, after: now };
    return [say('studio:diff.weight', values)];
  });
  const [old, now] = [wantedOf(before), wantedOf(after)];
  if (old === now || old === null || now === null) return weights;
  return [...weights, say('studio:diff.wantedDistance', { before: old, after: now })];
}
