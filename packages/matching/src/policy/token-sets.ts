/** Sets of words of two sides (skills, languages, interests, ...), compared without regard to case. */
export interface TokenSets {
  readonly leftSize: Int32Array;
  readonly rightSize: Int32Array;
  sharedCount(left: number, right: number): number;
  /** Shared words as the left person wrote them. */
  shared(left: number, right: number): readonly string[];
}

type Words = readonly string[] | undefined;

/** How two spellings of the same word become one. */
export function normalized(word: string): string {
  return word.normalize('NFKC').trim().toLowerCase();
}

/** O(words) to build; O(words of the two) to compare two people. */
export function tokenSets(left: readonly Words[], right: readonly Words[]): TokenSets {
  const index = new Map<string, number>();
  const spelling: string[] = [];
  const toTokens = (words: Words) => {
    const tokens = new Set<number>();
    for (const word of words ?? []) {
      const key = normalized(word);
      if (key === '') continue;
      let token = index.get(key);
      if (token === undefined) {
        token = spelling.length;
        index.set(key, token);
        spelling.push(word.trim());
      }
      tokens.add(token);
    }
    return Int32Array.from(tokens).sort();
  };
  const leftTokens = left.map(toTokens);
  const rightTokens = right.map(toTokens);
  return {
    leftSize: Int32Array.from(leftTokens, (tokens) => tokens.length),
    rightSize: Int32Array.from(rightTokens, (tokens) => tokens.length),
    sharedCount(i, j) {
      const a = leftTokens[i]!;
      const b = rightTokens[j]!;
      let count = 0;
      for (let x = 0, y = 0; x < a.length && y < b.length; ) {
        const difference = a[x]! - b[y]!;
        if (difference === 0) count++;
        if (difference <= 0) x++;
        if (difference >= 0) y++;
      }
      return count;
    },
    shared(i, j) {
      const other = new Set(rightTokens[j]);
      return [...leftTokens[i]!].filter((token) => other.has(token)).map((at) => spelling[at]!);
    },
  };
}
