export interface Passage {
  kind: 'same' | 'removed' | 'added';
  text: string;
}

/** Past this many comparisons a diff is no help to a reader: the whole middle is shown as replaced. */
const mostComparisons = 4_000_000;

/** Words, spaces and marks, so that joining them gives the text again. */
function words(text: string): string[] {
  return text.match(/\s+|[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu) ?? [];
}

/** What stayed, what went and what came, word by word: a longest common subsequence. */
export function diffWords(before: string, after: string): Passage[] {
  const old = words(before);
  const now = words(after);
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) start++;
  let end = 0;
  while (
    end < old.length - start &&
    end < now.length - start &&
    old[old.length - 1 - end] === now[now.length - 1 - end]
  ) {
    end++;
  }
  const parts: Passage[] = [];
  const push = (kind: Passage['kind'], text: string) => {
    const last = parts.at(-1);
    if (last?.kind === kind) last.text += text;
    else if (text !== '') parts.push({ kind, text });
  };
  push('same', old.slice(0, start).join(''));
  diffMiddle(old.slice(start, old.length - end), now.slice(start, now.length - end), push);
  push('same', old.slice(old.length - end).join(''));
  return joinFragments(parts);
}

/**
 * Changes with nothing but blanks and marks between them are read as one change: two sentences that
 * share only their spaces would otherwise be shown word in word.
 */
function joinFragments(parts: Passage[]): Passage[] {
  const joined: Passage[] = [];
  let removed = '';
  let added = '';
  const flush = () => {
    if (removed !== '') joined.push({ kind: 'removed', text: removed });
    if (added !== '') joined.push({ kind: 'added', text: added });
    removed = '';
    added = '';
  };
  for (const [index, { kind, text }] of parts.entries()) {
    const isBridge =
      kind === 'same' &&
      removed + added !== '' &&
      index < parts.length - 1 &&
      !/[\p{L}\p{N}]/u.test(text);
    if (kind === 'same' && !isBridge) {
      flush();
      joined.push({ kind, text });
      continue;
    }
    if (kind !== 'added') removed += text;
    if (kind !== 'removed') added += text;
  }
  flush();
  return joined;
}

function diffMiddle(
  old: string[],
  now: string[],
  push: (kind: Passage['kind'], text: string) => void,
): void {
  if (old.length * now.length > mostComparisons) {
    push('removed', old.join(''));
    push('added', now.join(''));
    return;
  }
  // longest[i][j]: how many words old from i and now from j have in common.
  const width = now.length + 1;
  const longest = new Uint16Array((old.length + 1) * width);
  const at = (i: number, j: number) => longest[i * width + j] ?? 0;
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = now.length - 1; j >= 0; j--) {
      longest[i * width + j] =
        old[i] === now[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  let i = 0;
  let j = 0;
  while (i < old.length || j < now.length) {
    const gone = old[i];
    const come = now[j];
    if (gone !== undefined && gone === come) {
      push('same', gone);
      i++;
      j++;
    } else if (gone !== undefined && (come === undefined || at(i + 1, j) >= at(i, j + 1))) {
      push('removed', gone);
      i++;
    } else if (come !== undefined) {
      push('added', come);
      j++;
    }
  }
}
