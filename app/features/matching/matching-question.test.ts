import { describe, expect, it } from 'vitest';
import { type Question, question } from '../programs/enrolment-question.ts';
import { formFrom, policyFrom, templateFor } from './matching-policy.ts';
import { fieldsOf, questionsToMatch } from './matching-question.ts';

const ask = (label: string, more: Partial<Question>) =>
  question.parse({ key: label, label, kind: 'choice', options: ['a', 'b'], ...more });
const asked = [
  ask('Campus', {}),
  ask('Tracks', { kind: 'several' }),
  ask('Tools', { kind: 'skills', options: [] }),
  ask('Confidence', { kind: 'scale' }),
  ask('Years here', { kind: 'number' }),
  ask('Could begin', { kind: 'day' }),
  ask('Anything else', { kind: 'text' }),
  ask('Your religion', {}),
  ask('Only mentees', { side: 'mentee' }),
];
const questions = questionsToMatch(asked, 'one_to_one');

describe("a program's own questions in matching", () => {
  it('are those asked of both, with answers to compare, and about nothing protected', () => {
    expect(questions.map(({ label, comparison }) => [label, comparison])).toEqual([
      ['Campus', 'equal'],
      ['Tracks', 'overlap'],
      ['Tools', 'overlap'],
      ['Confidence', 'near'],
      ['Years here', 'near'],
      ['Could begin', 'near'],
    ]);
  });

  it('reach the engine as words, lists, numbers and days, by their labels', () => {
    const answers = {
      Campus: 'a',
      Tracks: ['a', 'b'],
      Confidence: '4',
      'Years here': '2.5',
      'Could begin': '2026-03-02',
      'Your religion': 'a',
    };
    expect(fieldsOf(questions, answers)).toEqual({
      Campus: 'a',
      Tracks: ['a', 'b'],
      Confidence: 4,
      'Years here': 2.5,
      'Could begin': '2026-03-02',
    });
  });

  it('become rules and criteria in the editor, and are read back from them', () => {
    const typed = {
      ...formFrom(templateFor('one_to_one'), questions),
      fields: {
        Campus: { weight: 20, rule: 'match' as const, within: undefined },
        Tracks: { weight: 10, rule: 'any' as const, within: undefined },
        Confidence: { weight: 5, rule: 'any' as const, within: undefined },
        'Years here': { weight: 0, rule: 'near' as const, within: 3 },
        'Could begin': { weight: 0, rule: 'any' as const, within: undefined },
      },
    };
    const policy = policyFrom(typed, questions);
    expect(policy.rules).toContainEqual({ rule: 'field', field: 'Campus', must: 'match' });
    expect(policy.rules).toContainEqual({
      rule: 'field',
      field: 'Years here',
      must: 'near',
      within: 3,
    });
    expect(policy.criteria.filter(({ criterion }) => criterion === 'field')).toEqual([
      { criterion: 'field', field: 'Campus', match: 'equal', weight: 20 },
      { criterion: 'field', field: 'Tracks', match: 'overlap', weight: 10 },
      { criterion: 'field', field: 'Confidence', match: 'near', within: 4, weight: 5 },
    ]);
    expect(policyFrom(formFrom(policy, questions), questions)).toEqual(policy);
  });

  it('ask how far apart numbers may be, beside the field', () => {
    const typed = {
      ...formFrom(templateFor('one_to_one')),
      fields: { 'Years here': { weight: 10, rule: 'any' as const, within: undefined } },
    };
    expect(() => policyFrom(typed, questions)).toThrow('fields[Years here][within]');
  });
});
