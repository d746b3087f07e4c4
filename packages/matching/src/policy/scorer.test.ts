import { describe, expect, it } from 'vitest';
import { MatchingError } from '../matching-error.ts';
import { solve } from '../solve.ts';
import { verify } from '../verify/verify.ts';
import type { Person } from './person.ts';
import { type Criterion, DEFAULT_POLICY, type Policy, type Rule } from './policy.ts';
import { createPeerScorer, createScorer } from './scorer.ts';

const skillsOnly: Policy = {
  ...DEFAULT_POLICY,
  rules: [],
  criteria: [{ criterion: 'skills', weight: 1 }],
};

function withRule(rule: Rule): Policy {
  return { ...skillsOnly, rules: [rule] };
}

/** Points of one criterion for one pair. */
function pointsOf(criterion: Criterion, left: Partial<Person>, right: Partial<Person>) {
  const scorer = createScorer(
    { ...skillsOnly, criteria: [criterion] },
    { left: [{ id: 'e', ...left }], right: [{ id: 'm', ...right }] },
  );
  return scorer.explain(0, 0).criteria[0]?.points ?? null;
}

function isAllowed(rule: Rule, left: Partial<Person>, right: Partial<Person>): boolean {
  const people = { left: [{ id: 'e', ...left }], right: [{ id: 'm', ...right }] };
  return createScorer(withRule(rule), people).fit(0, 0) >= 0;
}

describe('a rule', () => {
  it('keeps people out of each other’s line of report at any depth', () => {
    const rule = { rule: 'not_in_line_of_report' } as const;
    const people = {
      left: [{ id: 'ann', managerId: 'bob' }],
      right: [{ id: 'bob' }, { id: 'cem' }, { id: 'dia' }, { id: 'eve', managerId: 'ann' }],
      managers: new Map([
        ['bob', 'cem'],
        ['cem', 'bob'],
      ]),
    };
    const scorer = createScorer(withRule(rule), people);
    expect([0, 1, 2, 3].map((j) => scorer.fit(0, j) >= 0)).toEqual([false, false, true, false]);
    expect(scorer.explain(0, 1).rules[0]?.reason.values).toEqual({ reports: 'left' });
    expect(scorer.explain(0, 3).rules[0]?.reason.values).toEqual({ reports: 'right' });
  });

  it('needs a language in common', () => {
    const rule = { rule: 'shared_language' } as const;
    expect(isAllowed(rule, { languages: ['EN', 'pt'] }, { languages: ['en'] })).toBe(true);
    expect(isAllowed(rule, { languages: ['pt'] }, { languages: ['en'] })).toBe(false);
    expect(isAllowed(rule, {}, { languages: ['en'] })).toBe(false);
  });

  it('needs enough hours in common in every week compared', () => {
    const rule = { rule: 'overlap_at_least', minutesPerWeek: 13 * 60 } as const;
    const people = [{ timeZone: 'Asia/Kolkata' }, { timeZone: 'Europe/London' }] as const;
    expect(isAllowed(rule, ...people)).toBe(false);
    expect(isAllowed({ ...rule, minutesPerWeek: 12 * 60 }, ...people)).toBe(true);
    expect(isAllowed(rule, { timeZone: 'UTC' }, {})).toBe(false);
  });

  it('bounds the distance of career stages in the direction given', () => {
    const [early, lead] = [{ careerStage: 'early' }, { careerStage: 'Lead' }];
    expect(isAllowed({ rule: 'stage_gap', min: 1, max: 3 }, early, lead)).toBe(true);
    expect(isAllowed({ rule: 'stage_gap', min: 1, max: 2 }, early, lead)).toBe(false);
    expect(isAllowed({ rule: 'stage_gap', max: -1 }, lead, early)).toBe(true);
    expect(isAllowed({ rule: 'stage_gap', min: 0 }, early, {})).toBe(false);
  });

  it('compares departments, sites and own fields', () => {
    const a = { department: 'Sales', fields: { track: 'data', tags: ['x', 'y'] } };
    const b = { department: 'sales ', fields: { track: 'web', tags: ['Y'] } };
    expect(isAllowed({ rule: 'department', must: 'differ' }, a, b)).toBe(false);
    expect(isAllowed({ rule: 'department', must: 'match' }, a, b)).toBe(true);
    expect(isAllowed({ rule: 'department', must: 'differ' }, a, {})).toBe(false);
    expect(isAllowed({ rule: 'field', field: 'track', must: 'match' }, a, b)).toBe(false);
    expect(isAllowed({ rule: 'field', field: 'track', must: 'differ' }, a, b)).toBe(true);
    expect(isAllowed({ rule: 'field', field: 'tags', must: 'overlap' }, a, b)).toBe(true);
  });

  it('keeps former pairs and blocked pairs apart, whoever said so', () => {
    const paired = { rule: 'not_already_paired' } as const;
    expect(isAllowed(paired, { pairedWith: ['m'] }, {})).toBe(false);
    expect(isAllowed(paired, {}, { pairedWith: ['e'] })).toBe(false);
    expect(isAllowed({ rule: 'not_blocked' }, {}, { blocked: ['e'] })).toBe(false);
    expect(isAllowed({ rule: 'not_blocked' }, {}, {})).toBe(true);
  });
});

describe('a criterion', () => {
  it('gives the share of wanted skills covered, by priority and level', () => {
    const skills = { criterion: 'skills', weight: 1 } as const;
    const wanted: Person['skillsWanted'] = [
      { skill: 'SQL', priority: 3 },
      { skill: 'Public speaking', priority: 1, level: 4 },
    ];
    const points = (skillsOffered: Person['skillsOffered']) =>
      pointsOf(skills, { skillsWanted: wanted }, { skillsOffered });
    expect(points([{ skill: 'sql' }])).toBe(0.75);
    expect(points([{ skill: 'sql' }, { skill: 'public speaking', level: 2 }])).toBe(0.875);
    expect(points(undefined)).toBe(0);
    expect(pointsOf(skills, {}, { skillsOffered: [{ skill: 'sql' }] })).toBeNull();
  });

  it('is left out where the mentee said nothing, and half where the mentor did', () => {
    const style = { criterion: 'working_style', weight: 1 } as const;
    const some = { workingStyle: ['written', 'early bird'] };
    expect(pointsOf(style, {}, some)).toBeNull();
    expect(pointsOf(style, some, {})).toBe(0.5);
    expect(pointsOf(style, some, { workingStyle: ['Written', 'direct', 'late'] })).toBe(0.5);
  });

  it('measures the distance of stages against the one wanted', () => {
    const stage = { criterion: 'stage_distance', weight: 1, wanted: 2 } as const;
    const early = { careerStage: 'early' };
    expect(pointsOf(stage, early, { careerStage: 'senior' })).toBe(1);
    expect(pointsOf(stage, early, { careerStage: 'early' })).toBe(0.5);
  });

  it('compares goals by the words that are rare', () => {
    const goal = { criterion: 'goal_text', weight: 1 } as const;
    const scorer = createScorer(
      { ...skillsOnly, criteria: [goal] },
      {
        left: [{ id: 'e', goal: 'I want to lead a data team and to speak at conferences' }],
        right: [
          { id: 'm1', goal: 'Speaking at conferences; data' },
          { id: 'm2', goal: 'Cooking for a team' },
          { id: 'm3', goal: 'to the and' },
        ],
      },
    );
    const points = [0, 1, 2].map((j) => scorer.explain(0, j).criteria[0]?.points ?? -1);
    expect(points[0]).toBeGreaterThan(points[1] ?? 1);
    expect(points[2]).toBe(0);
    expect(scorer.explain(0, 0).criteria[0]?.reason).toEqual({
      code: 'goal_text',
      values: { terms: ['conferences', 'data'] },
    });
  });

  it('counts availability up to what is enough', () => {
    const enough = { criterion: 'availability', weight: 1, enoughMinutesPerWeek: 1800 } as const;
    const london = { timeZone: 'Europe/London' };
    expect(pointsOf(enough, london, { timeZone: 'Europe/Berlin' })).toBe(1);
    expect(pointsOf(enough, london, { timeZone: 'America/New_York' })).toBe(0.5);
  });

  it('reads both sides’ rankings', () => {
    const ranking = { criterion: 'ranking', weight: 1 } as const;
    expect(pointsOf(ranking, { ranking: [['m']] }, {})).toBe(1);
    expect(pointsOf(ranking, { ranking: [['x'], ['m']] }, { ranking: [['x']] })).toBe(0.25);
    expect(pointsOf(ranking, {}, {})).toBeNull();
  });

  it('prefers the same language and the nearer place', () => {
    const near = { criterion: 'languages_and_place', weight: 1 } as const;
    const left = { languages: ['en', 'pt'], country: 'BR' };
    expect(pointsOf(near, left, { languages: ['pt', 'en'], country: 'BR' })).toBe(0.9);
    expect(pointsOf(near, left, { languages: ['en'], country: 'US' })).toBe(0.25);
  });

  it('compares industry, field of work, formats, interests and own fields', () => {
    const equal = { criterion: 'industry', weight: 1 } as const;
    expect(pointsOf(equal, { industry: 'Health' }, { industry: 'health' })).toBe(1);
    expect(pointsOf(equal, { industry: 'Health' }, { industry: 'Law' })).toBe(0);
    const job = { criterion: 'job_function', weight: 1 } as const;
    expect(pointsOf(job, { jobFunction: 'HR' }, { jobFunction: 'hr' })).toBe(1);
    const format = { criterion: 'format', weight: 1 } as const;
    expect(pointsOf(format, { formats: ['video'] }, { formats: ['video', 'walk'] })).toBe(1);
    const interests = { criterion: 'interests', weight: 1 } as const;
    expect(pointsOf(interests, { interests: ['a', 'b'] }, { interests: ['b', 'c'] })).toBe(0.5);
    const own = { criterion: 'field', field: 'track', match: 'equal', weight: 1 } as const;
    expect(pointsOf(own, { fields: { track: 1 } }, { fields: { track: '1' } })).toBe(1);
  });
});

describe('a scorer', () => {
  const people = {
    left: [
      { id: 'e1', languages: ['en'], skillsWanted: [{ skill: 'go' }], careerStage: 'early' },
      { id: 'e2', languages: ['fr'], skillsWanted: [{ skill: 'go' }], careerStage: 'lead' },
    ],
    right: [
      { id: 'm1', languages: ['en'], skillsOffered: [{ skill: 'go' }], careerStage: 'mid' },
      { id: 'm2', languages: ['en', 'fr'], skillsOffered: [], careerStage: 'mid', capacity: 2 },
    ],
  };
  const policy: Policy = {
    ...DEFAULT_POLICY,
    rules: [{ rule: 'shared_language' }, { rule: 'stage_gap', min: 0 }],
    criteria: [
      { criterion: 'skills', weight: 30 },
      { criterion: 'stage_distance', weight: 10 },
    ],
  };

  it('gives the weighted mean of the points as a whole number', () => {
    const scorer = createScorer(policy, people);
    expect(scorer.fit(0, 0)).toBe(10_000);
    expect(scorer.fit(0, 1)).toBe(2500);
    expect(scorer.fit(1, 0)).toBe(-1);
    expect(scorer.problem()).toMatchObject({
      left: [{ id: 'e1', capacity: 1 }, { id: 'e2' }],
      right: [{ id: 'm1' }, { id: 'm2', capacity: 2, min: 0 }],
      pairs: [
        ['e1', 'm1', 10_000],
        ['e1', 'm2', 2500],
      ],
    });
  });

  it('says what took the possible partners of somebody unmatched', () => {
    const scorer = createScorer(policy, people);
    expect(scorer.removed(scorer.indexOf('left', 'e2'))).toEqual({
      partners: 2,
      allowed: 0,
      by: { shared_language: 1, stage_gap: 2 },
      byAlone: { stage_gap: 1 },
    });
    const picky = createScorer({ ...policy, minimumFit: 3000 }, people);
    expect(picky.removed(0)).toMatchObject({ allowed: 1, byAlone: { minimum_fit: 1 } });
  });

  it('says the same of somebody on the right', () => {
    const scorer = createScorer(policy, people);
    const lost = people.right.map((_, j) => scorer.removed(j, 'right'));
    const kept = people.left.flatMap((_, i) => people.right.map((__, j) => scorer.fit(i, j) >= 0));
    expect(lost.map(({ partners }) => partners)).toEqual(
      people.right.map(() => people.left.length),
    );
    expect(lost.reduce((sum, { allowed }) => sum + allowed, 0)).toBe(kept.filter(Boolean).length);
  });

  it('never pairs somebody with themselves', () => {
    const both = { id: '1', personId: 'ann' };
    const scorer = createScorer(skillsOnly, { left: [both], right: [both, { id: '2' }] });
    expect(scorer.fit(0, 0)).toBe(-1);
    expect(scorer.removed(0).partners).toBe(1);
  });

  it('gives half the points where nobody said anything', () => {
    expect(createScorer(skillsOnly, { left: [{ id: 'e' }], right: [{ id: 'm' }] }).fit(0, 0)).toBe(
      5000,
    );
  });

  it('refuses unknown zones and stages, and ids that are used twice', () => {
    const scorerOf = (left: Person[]) => () => createScorer(policy, { left, right: [] });
    expect(scorerOf([{ id: 'e', careerStage: 'guru' }])).toThrow(MatchingError);
    expect(scorerOf([{ id: 'e', timeZone: 'Moon/Base' }])).toThrow('left[0].timeZone');
    expect(scorerOf([{ id: 'e' }, { id: 'e' }])).toThrow('left[1]');
  });

  it('scores peers both ways and gives a problem that can be solved and verified', () => {
    const peers: Person[] = [
      { id: 'a', skillsWanted: [{ skill: 'go' }], skillsOffered: [{ skill: 'sql' }] },
      { id: 'b', skillsWanted: [{ skill: 'sql' }], skillsOffered: [] },
      { id: 'c', skillsWanted: [{ skill: 'sql' }], skillsOffered: [{ skill: 'go' }] },
    ];
    const problem = createPeerScorer(skillsOnly, peers).problem();
    expect(problem.pairs).toEqual([
      ['a', 'b', 5000],
      ['a', 'c', 10_000],
      ['b', 'c', 0],
    ]);
    const result = solve(problem);
    expect(result.pairs).toEqual([['a', 'c', 10_000]]);
    expect(verify(problem, result).faults).toEqual([]);
  });
});
