import { describe, expect, it } from 'vitest';
import { parseProblem } from './parse-problem.ts';

const valid = {
  kind: 'assignment',
  left: [{ id: 'e1', capacity: 1 }, { id: 'e2' }],
  right: [{ id: 'm1', capacity: 2, min: 1 }],
  pairs: [
    ['e1', 'm1', 8700],
    ['e2', 'm1', 0],
  ],
};

const peers = { kind: 'peer', members: [{ id: 'a' }, { id: 'b' }], pairs: [['a', 'b', 1]] };

function faultOf(json: unknown): string {
  const parsed = parseProblem(json);
  return parsed.ok ? 'none' : `${parsed.error.code} ${parsed.error.message}`;
}

describe('a problem of the exchange format', () => {
  it('is read with its defaults', () => {
    const parsed = parseProblem(JSON.stringify(valid));
    expect(parsed).toMatchObject({
      ok: true,
      value: {
        objective: 'max_matched_then_fit',
        left: [
          { id: 'e1', capacity: 1 },
          { id: 'e2', capacity: 1 },
        ],
        right: [{ id: 'm1', capacity: 2, min: 1 }],
        pinned: [],
        forbidden: [],
      },
    });
  });

  it.each([
    ['{', /^malformed not valid JSON/],
    [[], /^malformed expected an object/],
    [{ ...valid, kind: 'pair' }, /^malformed kind: expected one of assignment, peer/],
    [{ ...valid, objective: 'best' }, /^malformed objective: expected one of/],
    [{ ...valid, left: undefined }, /^malformed left: expected a list/],
    [{ ...valid, left: [{ capacity: 1 }] }, /^malformed left\[0\]\.id: expected an id/],
    [{ ...valid, left: [{ id: 7 }] }, /^malformed left\[0\]\.id: expected an id, found 7/],
    [{ ...valid, left: [{ id: 'e1' }, { id: 'e1' }] }, /^duplicate_id left\[1\]: .*left\[0\]/],
    [{ ...valid, left: [{ id: 'e1', capacity: 1.5 }] }, /^bad_capacity left\[0\]: .* found 1\.5/],
    [{ ...valid, left: [{ id: 'e1', capacity: -1 }] }, /^bad_capacity left\[0\]/],
    [{ ...valid, left: [{ id: 'e1', capacity: '2' }] }, /^bad_capacity left\[0\]/],
    [{ ...valid, right: [{ id: 'm1', capacity: 1, min: 2 }] }, /^bad_minimum right\[0\]: min 2/],
    [{ ...valid, left: [{ id: 'e1', min: 1 }] }, /^bad_minimum left\[0\]\.min/],
    [{ ...valid, pairs: [['e9', 'm1', 1]] }, /^unknown_id pairs\[0\]: unknown id "e9"/],
    [{ ...valid, pairs: [['m1', 'e1', 1]] }, /^unknown_id pairs\[0\]: unknown id "m1"/],
    [{ ...valid, pairs: [['e1', 'm1']] }, /^malformed pairs\[0\]: expected \[left, right, fit\]/],
    [{ ...valid, pairs: [['e1', 'm1', 10_001]] }, /^bad_fit pairs\[0\]: .* found 10001/],
    [{ ...valid, pairs: [['e1', 'm1', -1]] }, /^bad_fit pairs\[0\]/],
    [{ ...valid, pairs: [['e1', 'm1', 0.5]] }, /^bad_fit pairs\[0\]/],
    [{ ...valid, pairs: [...valid.pairs, ['e1', 'm1', 3]] }, /^duplicate_pair pairs\[2\]: .*\[0\]/],
    [{ ...valid, pinned: [['e1', 'm9']] }, /^unknown_id pinned\[0\]/],
    [{ ...valid, pairs: [], pinned: [['e1', 'm1']] }, /^bad_pin pinned\[0\]: .*not listed/],
    [
      { ...valid, pinned: [['e1', 'm1']], forbidden: [['e1', 'm1']] },
      /^bad_pin pinned\[0\]: .*forbidden/,
    ],
    [
      {
        ...valid,
        right: [{ id: 'm1', capacity: 1 }],
        pinned: [
          ['e1', 'm1'],
          ['e2', 'm1'],
        ],
      },
      /^bad_pin pinned\[1\]: .*m1 2 partners, capacity 1/,
    ],
    [
      {
        ...valid,
        pinned: [
          ['e1', 'm1'],
          ['e1', 'm1'],
        ],
      },
      /^duplicate_pair pinned\[1\]/,
    ],
    [{ ...peers, pairs: [['a', 'a', 1]] }, /^malformed pairs\[0\]: .*itself/],
    [{ ...peers, pairs: [...peers.pairs, ['b', 'a', 1]] }, /^duplicate_pair pairs\[1\]/],
    [{ ...peers, members: [{ id: 'a', capacity: 2 }] }, /^bad_capacity members\[0\]/],
    [{ ...peers, kind: 'circle', size: [1, 3] }, /^bad_size size/],
    [{ ...peers, kind: 'circle', size: [4, 3] }, /^bad_size size: smallest 4/],
    [{ ...peers, kind: 'circle', size: [2, 3], leaders: ['x'] }, /^unknown_id leaders\[0\]/],
    [{ ...valid, kind: 'stable' }, /^bad_minimum right\[0\]/],
    [
      { kind: 'stable', left: [{ id: 'e' }], right: [{ id: 'm' }], ranks: { left: { x: [] } } },
      /^unknown_id ranks\.left: unknown id "x"/,
    ],
    [
      {
        kind: 'stable',
        left: [{ id: 'e' }],
        right: [{ id: 'm' }],
        ranks: { left: { e: [['m'], ['m']] }, right: {} },
      },
      /^bad_ranking ranks\.left\.e\[1\]: m is ranked twice/,
    ],
  ])('is refused with one line that names the place: case %#', (json, fault) => {
    expect(faultOf(json)).toMatch(fault);
    expect(faultOf(json)).not.toContain('\n');
  });

  it('keeps a fault on one line though an id has a line break', () => {
    const fault = faultOf({ ...valid, left: [{ id: 'e\n1', capacity: -1 }] });
    expect(fault).toMatch(/^bad_capacity/);
    expect(fault).not.toContain('\n');
  });

  it('may use names of built-in properties as ids', () => {
    const parsed = parseProblem(
      '{"kind":"peer","members":[{"id":"__proto__"},{"id":"constructor"}],' +
        '"pairs":[["__proto__","constructor",5]]}',
    );
    expect(parsed.ok).toBe(true);
  });

  it('lets rankings alone say who may meet whom', () => {
    const parsed = parseProblem({
      kind: 'stable',
      left: [{ id: 'e1' }, { id: 'e2' }],
      right: [{ id: 'm1' }],
      ranks: { left: { e1: [['m1']], e2: [['m1']] }, right: { m1: [['e2']] } },
    });
    expect(parsed).toMatchObject({ ok: true, value: { pairs: [['e2', 'm1', 0]] } });
  });
});
