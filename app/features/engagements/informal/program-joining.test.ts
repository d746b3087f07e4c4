import { describe, expect, it } from 'vitest';
import { phases } from '../engagement.ts';
import { canJoinProgram, newJoining, whyNotJoin } from './program-joining.ts';

const pair = { phase: 'working', kind: 'one_to_one', program: null } as const;
const program = {
  kind: 'one_to_one',
  state: 'running',
  endsOn: '2026-11-30',
  isReporting: false,
  isTogether: false,
} as const;

describe('joining a program', () => {
  it('is for informal engagements before their close', () => {
    expect(phases.filter((phase) => canJoinProgram({ ...pair, phase }))).toEqual([
      'preparing',
      'agreed',
      'working',
      'paused',
    ]);
    expect(canJoinProgram({ ...pair, program: { id: 'another' } })).toBe(false);
  });

  it('needs a program of the same kind that goes on', () => {
    const why = (changes: Partial<Parameters<typeof whyNotJoin>[1]>, today = '2026-06-01') =>
      whyNotJoin(pair, { ...program, ...changes }, today);
    expect(why({})).toBeNull();
    expect(why({ endsOn: null })).toBeNull();
    expect(why({ kind: 'peer' })).toBe('informal:joining.problems.otherKind');
    expect(why({ state: 'closed' })).toBe('informal:joining.problems.over');
    expect(why({ state: 'draft' })).toBe('informal:joining.problems.over');
    expect(why({}, '2026-11-30')).toBe('informal:joining.problems.over');
    expect(why({ isReporting: true })).toBe('informal:joining.problems.reporting');
    expect(why({ isTogether: true })).toBe('informal:joining.problems.together');
  });

  it('asks for a choice in words', () => {
    expect(newJoining.safeParse({}).error?.issues[0]?.message).toBe(
      'informal:joining.problems.choose',
    );
  });
});
