import { describe, expect, it } from 'vitest';
import { compareResults } from './compare-results.ts';

const result = (...pairs: [string, string, number][]) => ({ proof: { pairs } });

describe('two results beside each other', () => {
  it('says who loses a partner, loses, moves, gains and is matched, losers first', () => {
    const before = result(
      ['out', 'm1', 900],
      ['down', 'm2', 900],
      ['aside', 'm3', 500],
      ['up', 'm4', 100],
      ['same', 'm5', 700],
    );
    const after = result(
      ['down', 'm1', 800],
      ['aside', 'm2', 500],
      ['up', 'm3', 600],
      ['new', 'm4', 300],
      ['same', 'm5', 700],
    );
    const { moved, counts } = compareResults(before, after, { arePeers: false });
    expect(moved.map(({ id, move, difference }) => [id, move, difference])).toEqual([
      ['out', 'unmatched', -900],
      ['down', 'loses', -100],
      ['aside', 'moves', 0],
      ['up', 'gains', 500],
      ['new', 'matched', 300],
    ]);
    expect(counts).toEqual({ unmatched: 1, loses: 1, moves: 1, gains: 1, matched: 1 });
  });

  it('counts the mentees of mentors who get more or fewer, the busier first', () => {
    const before = result(['a', 'm1', 10], ['b', 'm1', 10], ['c', 'm2', 10]);
    const after = result(['a', 'm2', 10], ['b', 'm3', 10], ['c', 'm2', 10]);
    expect(compareResults(before, after, { arePeers: false }).loads).toEqual([
      { id: 'm2', before: 1, after: 2 },
      { id: 'm3', before: 0, after: 1 },
      { id: 'm1', before: 2, after: 0 },
    ]);
  });

  it('looks at both of two peers', () => {
    const { moved, loads } = compareResults(
      result(['a', 'b', 500], ['c', 'd', 500]),
      result(['a', 'c', 600]),
      { arePeers: true },
    );
    expect(moved.map(({ id, move }) => `${id} ${move}`).sort()).toEqual([
      'a gains',
      'b unmatched',
      'c gains',
      'd unmatched',
    ]);
    expect(loads).toEqual([]);
  });

  it('finds nothing where nothing differs', () => {
    const one = result(['a', 'm', 1]);
    expect(compareResults(one, one, { arePeers: false }).moved).toEqual([]);
  });
});
