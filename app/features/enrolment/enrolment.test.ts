import { describe, expect, it } from 'vitest';
import { enrolmentStates } from '../programs/program-kind.ts';
import {
  answerTo,
  canManageEnrolments,
  canWithdraw,
  enrolledState,
  enrolmentForm,
  possibleAnswers,
} from './enrolment.ts';
import { distinctNames, splitList } from './skill-names.ts';

describe('who may answer', () => {
  it('is managers and admins', () => {
    const at = { personId: 'p', organizationId: 'o' };
    expect(canManageEnrolments({ ...at, role: 'admin' })).toBe(true);
    expect(canManageEnrolments({ ...at, role: 'manager' })).toBe(true);
    expect(canManageEnrolments({ ...at, role: 'member' })).toBe(false);
  });
});

describe('the states of an enrolment', () => {
  it('allow an answer only where it makes sense: never over a match or an end', () => {
    const table = Object.fromEntries(
      enrolmentStates.map((state) => [state, possibleAnswers(state).join(' ')]),
    );
    expect(table).toEqual({
      applied: 'accept waitlist decline',
      waitlisted: 'accept decline',
      accepted: 'waitlist decline',
      matched: '',
      paused: 'accept decline',
      completed: '',
      withdrawn: 'accept',
    });
    expect(answerTo('applied', 'accept')).toBe('accepted');
    expect(answerTo('matched', 'decline')).toBeNull();
  });

  it('begin with applied, or accepted where nobody approves, and stay when changed', () => {
    expect(enrolledState(null, { approvesEnrolment: true, isFull: false })).toBe('applied');
    expect(enrolledState(null, { approvesEnrolment: false, isFull: false })).toBe('accepted');
    expect(enrolledState(null, { approvesEnrolment: false, isFull: true })).toBe('waitlisted');
    expect(enrolledState(null, { approvesEnrolment: true, isFull: true })).toBe('applied');
    expect(enrolledState('withdrawn', { approvesEnrolment: true, isFull: false })).toBe('applied');
    expect(enrolledState('matched', { approvesEnrolment: true, isFull: false })).toBe('matched');
  });

  it('can be left until they are over', () => {
    expect(enrolmentStates.filter((state) => !canWithdraw(state))).toEqual([
      'completed',
      'withdrawn',
    ]);
  });
});

describe('the form', () => {
  const given = { side: 'mentor', languages: 'en', time_zone: 'Asia/Kolkata' };

  it('takes hours with a half, one partner unless told, and skills from both fields', () => {
    const form = enrolmentForm.parse({
      ...given,
      hours_per_month: '1.5',
      skills: ['Go', 'SQL'],
      more_skills: 'R; go',
    });
    expect(form).toMatchObject({ capacity: 1, hours_per_month: 1.5, skills: ['Go', 'SQL'] });
    expect(form.more_skills).toEqual(['R', 'go']);
  });

  it('refuses unknown zones and languages, broken capacities and negative hours', () => {
    const refused = enrolmentForm.safeParse({
      ...given,
      languages: 'Klingonese',
      time_zone: 'Mars/Olympus',
      capacity: '1.5',
      hours_per_month: '-1',
    });
    expect(refused.error?.issues.map((issue) => issue.path[0]).sort()).toEqual([
      'capacity',
      'hours_per_month',
      'languages',
      'time_zone',
    ]);
  });
});

describe('lists of skills', () => {
  it('are separated by semicolons, bars or lines, and know a name once', () => {
    expect(splitList(' Go ;public   speaking|| R, advanced\n')).toEqual([
      'Go',
      'public speaking',
      'R, advanced',
    ]);
    expect(distinctNames(['Go', 'SQL', 'go'])).toEqual(['Go', 'SQL']);
  });
});
