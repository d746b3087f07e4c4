import { describe, expect, it } from 'vitest';
import { partIn } from './second-look.ts';

describe('a second look', () => {
  it('is answered by anybody but the one who asked, until it is settled', () => {
    const look = { state: 'open', askedById: 'ana' } as const;
    expect(partIn(look, 'ben')).toBe('answers');
    expect(partIn(look, 'ana')).toBe('asked');
    expect(partIn({ ...look, state: 'returned' }, 'ben')).toBeNull();
    // Whoever asked has left since: anybody may answer.
    expect(partIn({ ...look, askedById: null }, 'ana')).toBe('answers');
  });
});
