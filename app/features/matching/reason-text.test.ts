import { DEFAULT_POLICY } from '@ithaca/matching';
import { describe, expect, it } from 'vitest';
import { matchPeople } from './match-people.ts';
import { checkInWords, reasonInWords, removalsInWords, ruleInWords } from './reason-text.ts';
import { breakdown } from './run-result.ts';

const people = {
  mentees: [
    {
      id: 'a',
      careerStage: 'mid',
      timeZone: 'Europe/London',
      languages: ['en'],
      skillsWanted: [{ skill: 'Law' }, { skill: 'Chess' }],
      workingStyle: ['big_picture'],
      goal: 'Become a partner in a law firm',
      formats: ['remote'],
      interests: ['hiking'],
      industry: 'Law',
      jobFunction: 'Advice',
    },
  ],
  mentors: [
    {
      id: 'm',
      careerStage: 'senior',
      timeZone: 'Europe/London',
      languages: ['en', 'fr'],
      skillsOffered: [{ skill: 'Law' }],
      workingStyle: ['big_picture', 'detail'],
      formats: ['remote', 'in_person'],
      interests: ['Hiking'],
      industry: 'Finance',
      jobFunction: 'Advice',
    },
  ],
  managers: [],
};
const more = ['industry', 'job_function', 'format', 'interests'] as const;
const policy = {
  ...DEFAULT_POLICY,
  criteria: [
    ...DEFAULT_POLICY.criteria,
    ...more.map((criterion) => ({ criterion, weight: 1 }) as const),
  ],
};

describe('reasons in words', () => {
  it('says every criterion of a pair', () => {
    const [pair] = matchPeople(people, policy).pairs;
    const kept = breakdown.parse(JSON.parse(JSON.stringify(pair?.explanation)));
    expect(kept.criteria.map(reasonInWords)).toEqual([
      'Offers Law, but not Chess.',
      'Both named: The whole first.',
      'About 40 shared hours a week.',
      'The mentor is one stage above (Some years in, Long experience).',
      'The mentor has not said; counted as half.',
      'Both speak English. They are in the same time zone.',
      'Law and Finance.',
      'Both work in Advice.',
      'Both would meet remotely.',
      'Both like hiking.',
    ]);
    expect(kept.rules.map(checkInWords)).toEqual([
      'Neither is above the other in the line of report.',
      'They have not been partners.',
      'Nobody declined them as a pair.',
      'Both speak English.',
      '2400 shared minutes a week, 120 are needed.',
    ]);
  });

  it('says every rule of a policy', () => {
    expect(ruleInWords({ rule: 'stage_gap', min: 1, max: 2 })).toBe(
      'The mentor stands 1 to 2 career stages above the mentee.',
    );
    expect(ruleInWords({ rule: 'site', must: 'differ' })).toBe('They work at different sites.');
  });

  it('names first what took most partners away', () => {
    expect(removalsInWords({ site: 2, shared_language: 7 })).toBe('no shared language: 7, site: 2');
  });
});
