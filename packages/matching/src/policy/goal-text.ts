/** Compares short texts by their weighted words (TF-IDF, cosine); knows no language but skips English fillers. */

const FILLERS: ReadonlySet<string> = new Set(
  `a about after all also am an and any are as at be because been before being better but by can could did do
  does for from get give go had has have help her him his how i if in into is it its like make me more most my
  need new no not of on one or our out over own people she so some than that the their them then there these
  they this those through to too up us use very want was we were what when where which while who why will with
  would you your`.split(/\s+/),
);

export interface TextVectors {
  /** 0..1; NaN where either text has no words. */
  similarity(a: number, b: number): number;
  /** The shared words that count most. */
  sharedTerms(a: number, b: number, limit: number): readonly string[];
}

export interface TextVector {
  /** Numbers of words, rising. */
  readonly terms: Int32Array;
  readonly weights: Float64Array;
}

/**
 * Vectors of all texts. A word's weight is its count times sqrt((texts + 1) / (texts with it + 1)): a damped
 * inverse frequency that, unlike a logarithm, is rounded alike on every machine. O(words) to build and to
 * compare two.
 */
export function textVectors(texts: readonly (string | undefined)[]): TextVectors {
  const { words, vectors } = weighWords(texts);
  return {
    similarity(a, b) {
      if (vectors[a]!.terms.length === 0 || vectors[b]!.terms.length === 0) return Number.NaN;
      let sum = 0;
      eachShared(vectors[a]!, vectors[b]!, (_, product) => {
        sum += product;
      });
      return Math.min(1, sum);
    },
    sharedTerms(a, b, limit) {
      const shared: [number, string][] = [];
      eachShared(vectors[a]!, vectors[b]!, (term, product) => {
        shared.push([product, words[term]!]);
      });
      return shared
        .sort(([x, a], [y, b]) => y - x || (a < b ? -1 : 1))
        .slice(0, limit)
        .map(([, word]) => word);
    },
  };
}

/** The words of all texts, and each text's vector of length 1. */
export function weighWords(texts: readonly (string | undefined)[]): {
  readonly words: readonly string[];
  readonly vectors: readonly TextVector[];
} {
  const words: string[] = [];
  const index = new Map<string, number>();
  const counts = texts.map((text) => {
    const count = new Map<number, number>();
    for (const word of wordsOf(text ?? '')) {
      let term = index.get(word);
      if (term === undefined) {
        term = words.length;
        index.set(word, term);
        words.push(word);
      }
      count.set(term, (count.get(term) ?? 0) + 1);
    }
    return count;
  });
  const frequency = new Float64Array(words.length);
  for (const count of counts) for (const term of count.keys()) frequency[term]!++;
  const vectors = counts.map((count): TextVector => {
    const terms = Int32Array.from(count.keys()).sort();
    const weights = Float64Array.from(
      terms,
      (term) => count.get(term)! * Math.sqrt((texts.length + 1) / (frequency[term]! + 1)),
    );
    const length = Math.sqrt(weights.reduce((sum, weight) => sum + weight * weight, 0));
    return { terms, weights: weights.map((weight) => weight / length) };
  });
  return { words, vectors };
}

function wordsOf(text: string): readonly string[] {
  const words =
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}][\p{L}\p{N}+#]*/gu) ?? [];
  return words.filter((word) => word.length > 1 && !FILLERS.has(word));
}

function eachShared(
  a: TextVector,
  b: TextVector,
  visit: (term: number, product: number) => void,
): void {
  for (let x = 0, y = 0; x < a.terms.length && y < b.terms.length; ) {
    const difference = a.terms[x]! - b.terms[y]!;
    if (difference === 0) visit(a.terms[x]!, a.weights[x]! * b.weights[y]!);
    if (difference <= 0) x++;
    if (difference >= 0) y++;
  }
}
