import { describe, expect, it } from 'vitest';
import { templateFor } from './matching-policy.ts';
import { policyDiff } from './policy-diff.ts';

const policy = templateFor('one_to_one');

describe('what one policy has otherwise than another', () => {
  it('is nothing where they are the same', () => {
    expect(policyDiff(policy, { ...policy })).toEqual([]);
  });

  it('names objective, minimum, rules and weights, as sentences', () => {
    const after = {
      ...policy,
      objective: 'fair' as const,
      minimumFit: 4_000,
      rules: policy.rules
        .filter(({ rule }) => rule !== 'shared_language')
        .concat({ rule: 'site', must: 'differ' }),
      criteria: [
        ...policy.criteria.filter(({ criterion }) => criterion !== 'skills'),
        { criterion: 'interests' as const, weight: 30 },
      ],
    };
    expect(policyDiff(policy, after)).toEqual([
      'The best result is now the one that leaves out as few people as possible, and then makes the weakest pair as good as it can be.',
      'Smallest acceptable fit: 0 % before, 40 % now.',
      'No longer a rule: They share a language.',
      'New rule: They work at different sites.',
      'Wanted skills: weight 40 before, 0 now.',
      'Interests: weight 0 before, 30 now.',
    ]);
  });

  it('tells another distance in stages from another weight', () => {
    const after = {
      ...policy,
      criteria: policy.criteria.map((entry) =>
        entry.criterion === 'stage_distance' ? { ...entry, wanted: 3 } : entry,
      ),
    };
    expect(policyDiff(policy, after)).toEqual(['Best distance in career stages: 1 before, 3 now.']);
  });
});
