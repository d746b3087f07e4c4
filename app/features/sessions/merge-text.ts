import { diff3Merge } from 'node-diff3';

export interface MergedText {
  text: string;
  /** Both changed the same words, so both versions stand one after the other. */
  keptBoth: boolean;
}

/** Past this many comparisons two texts are not compared: both are kept whole. */
const mostComparisons = 1_000_000;

/**
 * Puts two versions of one text together: what either changed since `base` is in the result. Where
 * both changed the same words, theirs comes first and mine follows: nothing is ever lost.
 */
export function mergeText(base: string, mine: string, theirs: string): MergedText {
  if (mine === theirs || theirs === base) return { text: mine, keptBoth: false };
  if (mine === base) return { text: theirs, keptBoth: false };
  let keptBoth = false;
  const merged = regions(linesOf(mine), linesOf(base), linesOf(theirs)).flatMap((region) => {
    if (region.ok) return region.ok;
    const { a, o, b } = region.conflict;
    // Both only added something at the same place.
    if (o.length === 0) return [...b, ...a];
    const lines = besides(a, o, b) ?? besides(b, o, a) ?? wordByWord(a, o, b);
    if (lines) return lines;
    keptBoth = true;
    return [...b, ...a];
  });
  return { text: merged.join('\n'), keptBoth };
}

/** The same for several fields of one form. */
export function mergeTexts<F extends string>(
  base: Record<F, string>,
  mine: Record<F, string>,
  theirs: Record<F, string>,
): { texts: Record<F, string>; keptBoth: boolean } {
  let keptBoth = false;
  const texts = { ...mine };
  for (const field of Object.keys(mine) as F[]) {
    const merged = mergeText(base[field], mine[field], theirs[field]);
    texts[field] = merged.text;
    keptBoth ||= merged.keptBoth;
  }
  return { texts, keptBoth };
}

const linesOf = (text: string) => (text === '' ? [] : text.split('\n'));

/** What fits, and what does not: `a` is mine, `o` the base, `b` theirs. */
type Region = { ok: string[] } | { ok?: undefined; conflict: Record<'a' | 'o' | 'b', string[]> };

function regions(mine: string[], base: string[], theirs: string[]): Region[] {
  if (mine.length * Math.max(base.length, theirs.length) > mostComparisons) {
    return [{ conflict: { a: mine, o: base, b: theirs } }];
  }
  return diff3Merge(mine, base, theirs, { excludeFalseConflicts: true }).map(({ ok, conflict }) =>
    conflict ? { conflict } : { ok: ok ?? [] },
  );
}

/** One only added before or after what the other changed: such as a new line below a line still being typed. */
function besides(changed: string[], base: string[], added: string[]): string[] | undefined {
  const extra = added.length - base.length;
  if (extra < 0) return undefined;
  if (base.every((line, index) => added[index] === line)) {
    return [...changed, ...added.slice(base.length)];
  }
  if (base.every((line, index) => added[index + extra] === line)) {
    return [...added.slice(0, extra), ...changed];
  }
  return undefined;
}

/** Changes to different words of the same lines; undefined where the words are the same. */
function wordByWord(mine: string[], base: string[], theirs: string[]): string[] | undefined {
  const words = (lines: string[]): string[] => lines.join('\n').match(/\n|[^\S\n]+|\S+/g) ?? [];
  const merged: string[] = [];
  for (const region of regions(words(mine), words(base), words(theirs))) {
    if (!region.ok) return undefined;
    merged.push(...region.ok);
  }
  return merged.join('').split('\n');
}
