import { describe, expect, it } from 'vitest';
import { mentorFilter, narrow, type OfferedMentor } from './mentor-list.ts';
import {
  canAnswerRequest,
  canReadRequest,
  canWithdrawRequest,
  hoursAMonth,
  whyNotAsk,
} from './request.ts';

const request = { organizationId: 'here', menteeId: 'mentee', mentorId: 'mentor' };
const actor = (personId: string, organizationId = 'here', role: 'admin' | 'member' = 'member') => ({
  personId,
  organizationId,
  role,
});

describe('a request', () => {
  it('is the two’s: the mentor answers, the mentee takes back, an admin reads nothing', () => {
    expect(canReadRequest(actor('mentee'), request)).toBe(true);
    expect(canReadRequest(actor('mentor'), request)).toBe(true);
    expect(canReadRequest(actor('else', 'here', 'admin'), request)).toBe(false);
    expect(canReadRequest(actor('mentor', 'there'), request)).toBe(false);
    expect(canAnswerRequest(actor('mentor'), request)).toBe(true);
    expect(canAnswerRequest(actor('mentee'), request)).toBe(false);
    expect(canWithdrawRequest(actor('mentee'), request)).toBe(true);
    expect(canWithdrawRequest(actor('mentor'), request)).toBe(false);
  });

  const free = { partners: 0, capacity: 1, takesPart: true };
  const full = { partners: 1, capacity: 1, takesPart: true };
  const may = { mentee: free, mentor: free, isAllowed: true, isAsked: false, open: 0, limit: 2 };

  it.each([
    [{}, undefined],
    [{ isAsked: true }, 'choice:problems.asked'],
    [{ mentee: full }, 'choice:problems.noPlaceOfMine'],
    [{ isAllowed: false }, 'choice:problems.notAllowed'],
    [{ mentor: full }, 'choice:problems.mentorFull'],
    [{ mentor: { ...free, takesPart: false } }, 'choice:problems.mentorFull'],
    [{ open: 2 }, 'choice:problems.tooMany'],
  ])('is refused with a reason: case %#', (change, key) => {
    expect(whyNotAsk({ ...may, ...change })?.problems[0]?.key).toBe(key);
  });

  it('says what a rhythm takes of a month', () => {
    expect(hoursAMonth({ cadenceDays: 30, sessionMinutes: 60 })).toBe(1);
    expect(hoursAMonth({ cadenceDays: 7, sessionMinutes: 45 })).toBe(3.3);
  });
});

describe('the list of mentors', () => {
  const mentor = (change: Partial<OfferedMentor>): OfferedMentor => ({
    enrolmentId: 'e',
    personId: 'p',
    name: 'Ada',
    headline: 'Engineer',
    about: '',
    careerStage: 'senior',
    industry: 'Health',
    languages: ['en'],
    offers: ['SQL'],
    capacity: 1,
    partners: 0,
    hoursPerMonth: 2,
    load: { engagements: 0, hours: 0, offered: null },
    ...change,
  });
  const filter = (search: Record<string, string>) =>
    mentorFilter.parse({ stage: null, free: null, ...search });
  const hits = (search: Record<string, string>, change: Partial<OfferedMentor> = {}) =>
    narrow([mentor(change)], filter(search)).length === 1;

  it('is narrowed by words, skill, stage, industry, language, hours and free places', () => {
    expect(hits({})).toBe(true);
    expect(hits({ q: 'ENGIN' })).toBe(true);
    expect(hits({ q: 'lawyer' })).toBe(false);
    expect(hits({ skill: 'SQL' })).toBe(true);
    expect(hits({ skill: 'Go' })).toBe(false);
    expect(hits({ stage: 'mid' })).toBe(false);
    expect(hits({ industry: 'Law' })).toBe(false);
    expect(hits({ language: 'de' })).toBe(false);
    expect(hits({ hours: '2' })).toBe(true);
    expect(hits({ hours: '3' })).toBe(false);
    expect(hits({ free: 'yes' })).toBe(true);
    expect(hits({ free: 'yes' }, { partners: 1 })).toBe(false);
  });

  it('takes no notice of what an address says that is no filter', () => {
    expect(hits({ stage: 'wizard', hours: 'many', free: 'maybe', more: 'of it' })).toBe(true);
  });
});
