import { DEFAULT_POLICY } from '@ithaca/matching';
import { describe, expect, it } from 'vitest';
import { openDesk } from './desk.ts';
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

  it('says of a broken rule what is wrong, also where nothing could be checked', () => {
    const rules = [
      ...DEFAULT_POLICY.rules,
      { rule: 'stage_gap' as const, min: 2 },
      { rule: 'department' as const, must: 'match' as const },
      { rule: 'site' as const, must: 'differ' as const },
    ];
    const mentee = {
      id: 'a',
      personId: 'a',
      careerStage: 'mid',
      languages: ['en'],
      managerId: 'm',
      pairedWith: ['m'],
      blocked: ['m'],
      department: 'Law',
      site: 'Leeds',
    };
    const mentor = { id: 'm', careerStage: 'senior', languages: ['fr'], site: 'Leeds' };
    const said = (department?: string) =>
      openDesk({
        input: {
          mentees: [mentee],
          mentors: [{ ...mentor, ...(department && { department }) }],
          managers: [],
        },
        policy: { ...DEFAULT_POLICY, rules },
      })
        .answer('explanations', [['a', 'm']])
        .flatMap((explanation) => breakdown.parse(explanation).rules.map(checkInWords));
    expect(said()).toEqual([
      'One of them is above the other in the line of report.',
      'They are partners, or were.',
      'They were declined as a pair.',
      'They share no language.',
      'Cannot be checked: one of them gave no time zone.',
      'Distance from mentee to mentor: 1, outside of what is allowed.',
      'Cannot be checked: one of them named no department.',
      'The same site.',
    ]);
    expect(said('Finance')).toContain('Different departments.');
  });
});
