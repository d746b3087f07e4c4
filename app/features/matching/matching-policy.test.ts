import { parsePolicy } from '@ithaca/matching';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  canMatch,
  criterionNames,
  formFrom,
  objectives,
  policyForm,
  policyFrom,
  sameOrNot,
  templateFor,
} from './matching-policy.ts';

const typed = {
  objective: 'max_matched_then_fit',
  minimumFit: '0',
  weight: Object.fromEntries(criterionNames.map((name) => [name, '10'])),
  wantedDistance: '1',
  department: 'any',
  site: 'any',
};

describe('a matching policy', () => {
  it('is a matter for managers and admins only', () => {
    const actor = { personId: 'p', organizationId: 'o' };
    expect(canMatch({ ...actor, role: 'member' })).toBe(false);
    expect(canMatch({ ...actor, role: 'manager' })).toBe(true);
    expect(canMatch({ ...actor, role: 'admin' })).toBe(true);
  });

  it('starts from the weights that the evidence suggests', () => {
    const weights = templateFor('one_to_one').criteria.map((entry) => [
      entry.criterion,
      entry.weight,
    ]);
    expect(Object.fromEntries(weights)).toEqual({
      skills: 40,
      working_style: 20,
      availability: 15,
      stage_distance: 10,
      goal_text: 10,
      languages_and_place: 5,
    });
  });

  it('has a template for each kind whose weights make a hundred', () => {
    for (const kind of ['one_to_one', 'peer', 'reverse', 'flash'] as const) {
      const { criteria } = templateFor(kind);
      expect(criteria.reduce((sum, { weight }) => sum + weight, 0)).toBe(100);
      expect(parsePolicy(templateFor(kind)).ok).toBe(true);
    }
  });

  it('looks down the ladder where the mentee is the senior one', () => {
    expect(formFrom(templateFor('reverse')).wantedDistance).toBe(-2);
  });

  it('survives its own editor unchanged, and the engine takes it', () => {
    const steps = fc.integer({ min: -5, max: 5 });
    const forms = fc
      .record({
        objective: fc.constantFrom(...objectives),
        minimumFit: fc.nat(100),
        weights: fc.array(fc.nat(100), {
          minLength: criterionNames.length,
          maxLength: criterionNames.length,
        }),
        wantedDistance: steps,
        sharedLanguage: fc.boolean(),
        overlap: fc.option(fc.integer({ min: 1, max: 10_080 }), { nil: undefined }),
        gap: fc.option(fc.tuple(steps, steps), { nil: undefined }),
        department: fc.constantFrom(...sameOrNot),
        site: fc.constantFrom(...sameOrNot),
      })
      .filter(({ weights }) => weights.some((weight) => weight > 0));
    fc.assert(
      fc.property(forms, ({ weights, overlap, gap, ...rest }) => {
        const form = policyForm.parse({
          ...rest,
          sharedLanguage: rest.sharedLanguage ? 'yes' : undefined,
          weight: Object.fromEntries(criterionNames.map((name, at) => [name, weights[at]])),
          overlap: overlap === undefined ? undefined : 'yes',
          overlapMinutes: overlap,
          stageGap: gap ? 'yes' : undefined,
          stageGapMin: gap && Math.min(...gap),
          stageGapMax: gap && Math.max(...gap),
        });
        const policy = policyFrom(form);
        expect(parsePolicy(JSON.stringify(policy)).ok).toBe(true);
        expect(policyFrom(formFrom(policy))).toEqual(policy);
      }),
    );
  });

  it('keeps the line of report, former partners and declined pairs apart, whatever is typed', () => {
    const rules = policyFrom(policyForm.parse(typed)).rules.map(({ rule }) => rule);
    expect(rules).toEqual(['not_in_line_of_report', 'not_already_paired', 'not_blocked']);
  });

  it.each([
    [
      'every weight 0',
      { weight: Object.fromEntries(criterionNames.map((n) => [n, '0'])) },
      'weight.skills',
    ],
    ['hours without how many', { overlap: 'yes' }, 'overlapMinutes'],
    ['a gap without bounds', { stageGap: 'yes' }, 'stageGapMin'],
    [
      'a gap that runs backwards',
      { stageGap: 'yes', stageGapMin: '3', stageGapMax: '1' },
      'stageGapMax',
    ],
    ['a fit above 100', { minimumFit: '101' }, 'minimumFit'],
  ])('refuses %s, at its field', (_what, change, field) => {
    const parsed = policyForm.safeParse({ ...typed, ...change });
    expect(parsed.error?.issues.map((issue) => issue.path.join('.'))).toEqual([field]);
  });
});
