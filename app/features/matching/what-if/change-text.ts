import type { Policy } from '@ithaca/matching';
import { say } from '../../../i18n.ts';
import { policyDiff } from '../policy-diff.ts';
import type { ScenarioChange } from './scenario.ts';

type Names = ReadonlyMap<string, string>;

/** Whose names a change needs. */
export function peopleOf(change: ScenarioChange): string[] {
  switch (change.change) {
    case 'pin':
    case 'forbid':
      return [change.mentee, change.mentor];
    case 'policy':
      return [];
    default:
      return [change.person];
  }
}

const nameIn = (names: Names) => (id: string) => names.get(id) ?? say('studio:whatIf.somebody');

/** What a scenario is called that begins with this change. */
export function suggestedName(change: ScenarioChange, names: Names): string {
  const name = nameIn(names);
  const whole = (() => {
    switch (change.change) {
      case 'pin':
      case 'forbid': {
        const two = { one: name(change.mentee), other: name(change.mentor) };
        const key = change.change === 'pin' ? 'suggested' : 'suggestedWithout';
        return say(`studio:whatIf.${key}`, two);
      }
      case 'capacity': {
        const values = { name: name(change.person), count: change.places };
        return say('studio:whatIf.suggestedPlaces', values);
      }
      case 'withdraw':
        return say('studio:whatIf.suggestedWithdraw', { name: name(change.person) });
      case 'add':
        return say('studio:whatIf.suggestedAdd', { name: name(change.person) });
      case 'policy':
        return say('studio:whatIf.suggestedPolicy');
    }
  })();
  return whole.slice(0, 80);
}

/** A change as a sentence; of another policy with what it has otherwise than the run's. */
export function changeInWords(
  change: ScenarioChange,
  names: Names,
  policy: Policy | null,
): { sentence: string; details: string[] } {
  const name = nameIn(names);
  switch (change.change) {
    case 'pin':
    case 'forbid': {
      const two = { mentee: name(change.mentee), mentor: name(change.mentor) };
      return { sentence: say(`studio:change.${change.change}`, two), details: [] };
    }
    case 'capacity': {
      const values = { person: name(change.person), count: change.places };
      return { sentence: say('studio:change.capacity', values), details: [] };
    }
    case 'withdraw':
    case 'add': {
      const values = { person: name(change.person) };
      return { sentence: say(`studio:change.${change.change}`, values), details: [] };
    }
    case 'policy':
      return {
        sentence: say('studio:change.policy'),
        details: policy ? policyDiff(policy, change.policy) : [],
      };
  }
}
