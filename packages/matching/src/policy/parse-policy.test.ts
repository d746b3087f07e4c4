import { describe, expect, it } from 'vitest';
import { parsePolicy } from './parse-policy.ts';
import { DEFAULT_POLICY } from './policy.ts';

const valid = { rules: [], criteria: [{ criterion: 'skills', weight: 40 }] };

function faultOf(policy: unknown): string {
  const parsed = parsePolicy(policy);
  return parsed.ok ? 'none' : parsed.error.message;
}

describe('a matching policy', () => {
  it('is read with its defaults', () => {
    expect(parsePolicy(JSON.stringify(valid))).toEqual({
      ok: true,
      value: { ...DEFAULT_POLICY, rules: [], criteria: valid.criteria },
    });
  });

  it('may be the default template', () => {
    expect(parsePolicy(JSON.stringify(DEFAULT_POLICY))).toEqual({
      ok: true,
      value: DEFAULT_POLICY,
    });
  });

  it.each([
    [{ ...valid, rules: undefined }, /^rules: expected a list/],
    [{ ...valid, rule: [] }, /unknown key "rule"/],
    [{ ...valid, rules: [{ rule: 'same_star_sign' }] }, /^rules\[0\]\.rule: expected one of/],
    [{ ...valid, rules: [{ rule: 'shared_language', min: 1 }] }, /^rules\[0\]: unknown key "min"/],
    [{ ...valid, rules: [{ rule: 'stage_gap' }] }, /^rules\[0\]: needs min, max or both/],
    [{ ...valid, rules: [{ rule: 'stage_gap', min: 2, max: 1 }] }, /min 2 is above max 1/],
    [{ ...valid, rules: [{ rule: 'overlap_at_least', minutesPerWeek: -1 }] }, /minutesPerWeek/],
    [{ ...valid, rules: [{ rule: 'site', must: 'be' }] }, /^rules\[0\]\.must: expected one of/],
    [
      { ...valid, rules: [{ rule: 'field', field: 'since', must: 'near' }] },
      /^rules\[0\]\.within: expected a number above 0/,
    ],
    [
      { ...valid, rules: [{ rule: 'field', field: 'since', must: 'match', within: 2 }] },
      /^rules\[0\]\.within: is for 'near' only/,
    ],
    [{ ...valid, criteria: [] }, /^criteria: at least one criterion/],
    [{ ...valid, criteria: [{ criterion: 'skills', weight: 0 }] }, /^criteria: at least one/],
    [{ ...valid, criteria: [{ criterion: 'skills', weight: 101 }] }, /^criteria\[0\]\.weight/],
    [{ ...valid, criteria: [{ criterion: 'skills', weight: '9' }] }, /^criteria\[0\]\.weight/],
    [{ ...valid, criteria: [{ criterion: 'luck', weight: 1 }] }, /^criteria\[0\]\.criterion/],
    [{ ...valid, criteria: [...valid.criteria, ...valid.criteria] }, /skills is there already/],
    [{ ...valid, stages: ['a', 'a'] }, /^stages\[1\]/],
    [{ ...valid, weeks: ['2026-01-13'] }, /^weeks\[0\]: expected a Monday/],
    [{ ...valid, minimumFit: 10_001 }, /^minimumFit/],
    [{ ...valid, workingHours: [{ day: 8, start: 0, end: 1 }] }, /^workingHours\[0\]/],
  ])('is refused with the place of the fault: case %#', (policy, fault) => {
    expect(faultOf(policy)).toMatch(fault);
  });

  it.each([
    'gender',
    'Date of birth',
    'dateOfBirth',
    'age',
    'ethnic_group',
    'religion',
    'maritalStatus',
  ])('may not read %s', (field) => {
    const rules = [{ rule: 'field', field, must: 'match' }];
    expect(faultOf({ ...valid, rules })).toMatch(/protected characteristic/);
    const criteria = [{ criterion: 'field', field, match: 'equal', weight: 1 }];
    expect(faultOf({ ...valid, criteria })).toMatch(/protected characteristic/);
  });

  it.each(['agenda', 'stage', 'language', 'message', 'campus', 'essex_office'])(
    'may read %s',
    (field) => {
      expect(faultOf({ ...valid, rules: [{ rule: 'field', field, must: 'match' }] })).toBe('none');
    },
  );
});
