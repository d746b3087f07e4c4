import { describe, expect, it } from 'vitest';
import { type Candidate, toEngineInput } from './engine-input.ts';

function candidate(change: Partial<Candidate>): Candidate {
  return {
    enrolmentId: 'e',
    personId: 'p',
    side: 'mentee',
    capacity: 1,
    partners: 0,
    goal: '',
    timeZone: null,
    careerStage: null,
    industry: '',
    jobFunction: '',
    country: '',
    department: '',
    site: '',
    reportsTo: null,
    languages: [],
    interests: [],
    workingStyle: [],
    meetingFormat: null,
    availability: [],
    skills: [],
    pairedWith: [],
    declined: [],
    fields: {},
    ...change,
  };
}

describe("the engine's input", () => {
  it('says nothing about what somebody left empty', () => {
    const { mentees } = toEngineInput([candidate({})], new Map(), 1);
    expect(mentees).toEqual([
      { id: 'e', personId: 'p', capacity: 1, skillsWanted: [], skillsOffered: [] },
    ]);
  });

  it('offers the places that are left, and leaves out who has none', () => {
    const { mentors } = toEngineInput(
      [
        candidate({ enrolmentId: 'free', side: 'mentor', capacity: 3, partners: 1 }),
        candidate({ enrolmentId: 'full', side: 'mentor', capacity: 2, partners: 2 }),
        candidate({ enrolmentId: 'none', side: 'mentor', capacity: 0 }),
      ],
      new Map(),
      1,
    );
    expect(mentors.map(({ id, capacity }) => [id, capacity])).toEqual([['free', 2]]);
  });

  it('turns our priorities round: 1 matters most here, 3 in the engine', () => {
    const skills = [1, 2, 3].map((priority) => ({
      name: `skill ${priority}`,
      direction: 'wants' as const,
      level: null,
      priority,
    }));
    const { mentees } = toEngineInput([candidate({ skills })], new Map(), 1);
    expect(mentees[0]?.skillsWanted?.map(({ priority }) => priority)).toEqual([3, 2, 1]);
  });

  it('reads "either" as both ways of meeting, and stages off the ladder as unknown', () => {
    const { mentees } = toEngineInput(
      [candidate({ meetingFormat: 'either', careerStage: 'returning' })],
      new Map(),
      1,
    );
    expect(mentees[0]?.formats).toEqual(['in_person', 'remote']);
    expect(mentees[0]).not.toHaveProperty('careerStage');
  });

  it('keeps lines of report that lead through people who do not take part', () => {
    const reportsTo = new Map([
      ['p', 'outsider'],
      ['outsider', 'top'],
    ]);
    const input = toEngineInput([candidate({ reportsTo: 'outsider' })], reportsTo, 1);
    expect(input.mentees[0]?.managerId).toBe('outsider');
    expect(input.managers).toEqual([{ personId: 'outsider', managerId: 'top' }]);
  });

  it('shuffles by the seed alone, not by the order in which people came', () => {
    const people = Array.from({ length: 30 }, (_, at) =>
      candidate({ enrolmentId: `e${at}`, personId: `p${at}` }),
    );
    const ids = (those: Candidate[], seed: number) =>
      toEngineInput(those, new Map(), seed).mentees.map(({ id }) => id);
    expect(ids(people, 5)).toEqual(ids([...people].reverse(), 5));
    expect(ids(people, 5)).not.toEqual(ids(people, 6));
  });
});
