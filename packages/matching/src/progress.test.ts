import { describe, expect, it } from 'vitest';
import engine from '../package.json' with { type: 'json' };
import { MatchingError } from './matching-error.ts';
import type { Problem } from './problem.ts';
import { type Progress, SolveAborted } from './progress.ts';
import { createSession } from './session/session.ts';
import { solve } from './solve.ts';
import { instance } from './testing/named-instances.ts';
import { ENGINE_VERSION } from './version.ts';

const assignment = instance('uniform', 200, 50, 1);
const members = Array.from({ length: 40 }, (_, at) => ({ id: `p${at}`, capacity: 1 }));
const pairs = members.flatMap(({ id }, at) =>
  members.slice(at + 1).map((other, more) => [id, other.id, (at * 37 + more * 91) % 1000] as const),
);
const decided = { pairs, pinned: [], forbidden: [] };
const problems: readonly Problem[] = [
  assignment,
  { ...assignment, objective: 'fair' },
  { kind: 'peer', objective: 'fair', members, ...decided },
  { kind: 'circle', members, size: [4, 6], leaders: [], ...decided },
];

describe('a solve', () => {
  it('tells what it is at', () => {
    for (const problem of problems) {
      const seen: Progress[] = [];
      solve(problem, { onProgress: (progress) => seen.push(progress) });
      const phases = new Set(seen.map(({ phase }) => phase));
      expect(phases.has('pairing') && phases.has('proof')).toBe(true);
    }
  });

  it('gives up when asked to, and a session stays as it was', () => {
    for (const problem of problems) {
      const signal = { aborted: false };
      const onProgress = () => {
        signal.aborted = true;
      };
      expect(() => solve(problem, { onProgress, signal })).toThrow(SolveAborted);
    }
    const session = createSession(assignment);
    const { result } = session;
    const [first] = result.pairs;
    if (first === undefined) throw new Error('no pair');
    const change = { change: 'forbid', pair: [first[0], first[1]] } as const;
    expect(() => session.change(change, { signal: AbortSignal.abort() })).toThrow(SolveAborted);
    expect(session.result).toBe(result);
    expect(session.change(change).pairs).not.toEqual(result.pairs);
    expect(() => session.change(change)).toThrow(MatchingError);
  });

  it('is refused before any memory is taken where there is too little', () => {
    for (const problem of problems) {
      const seen: Progress[] = [];
      const options = { memory: 50_000, onProgress: (progress: Progress) => seen.push(progress) };
      expect(() => solve(problem, options)).toThrow(/\d+ pairs: needs some \d+ MB, there are 1 MB/);
      expect(seen).toEqual([]);
      expect(solve(problem, { memory: 50_000_000 })).toEqual(solve(problem));
    }
  });

  it('knows its version', () => {
    expect(ENGINE_VERSION).toBe(engine.version);
  });
});
