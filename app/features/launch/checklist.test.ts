import { describe, expect, it } from 'vitest';
import { checkProgram } from './checklist.ts';

const bare = {
  purpose: '',
  targetOutcomes: '',
  endsOn: null,
  questions: [],
  concernContact: null,
  dataPurpose: '',
  legalBasis: '',
  invitationText: '',
};
const around = { hasPolicy: false, needsPolicy: true, hasOwnPlaybook: false, hasEvaluation: false };
const states = (program: object, more: object = {}) =>
  Object.fromEntries(
    checkProgram({ ...bare, ...program }, { ...around, ...more }).map((item) => [
      item.check,
      item.state,
    ]),
  );

describe('the checklist of a program', () => {
  it('tells what is missing from what may stay as it ships', () => {
    expect(states({})).toEqual({
      purpose: 'missing',
      outcomes: 'missing',
      end: 'usual',
      questions: 'usual',
      playbook: 'usual',
      policy: 'missing',
      evaluation: 'missing',
      contact: 'missing',
      data: 'missing',
      invitation: 'usual',
    });
  });
  it('ticks what is there, and asks for a purpose and a basis of the data alike', () => {
    expect(
      states({ purpose: 'Grow', endsOn: '2026-12-01', dataPurpose: 'Matching' }),
    ).toMatchObject({
      purpose: 'done',
      end: 'done',
      data: 'missing',
    });
    expect(states({ dataPurpose: 'Matching', legalBasis: 'Contract' }).data).toBe('done');
    expect(states({}, { hasPolicy: true, hasOwnPlaybook: true })).toMatchObject({
      policy: 'done',
      playbook: 'done',
    });
  });
  it('asks no policy where a manager forms the groups', () => {
    expect(states({}, { needsPolicy: false }).policy).toBeUndefined();
  });
});
