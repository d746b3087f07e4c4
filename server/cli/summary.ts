import type { Result, Unmatched, UnmatchedReason } from '@ithaca/matching';

const REASONS: Readonly<Record<UnmatchedReason, string>> = {
  no_capacity: 'have no capacity',
  no_allowed_partner: 'have no allowed partner',
  partners_full: 'have only partners who are full',
  not_acceptable: 'rank nobody who ranks them',
  preferred_others: 'were passed over for people ranked higher',
  no_circle: 'fit into no circle',
};

const number = new Intl.NumberFormat('en');

/** A result in a few lines of English, each with a line break at its end. */
export function summaryOf(result: Result): string {
  const worst = result.worstFit === null ? '-' : number.format(result.worstFit);
  const lines = [
    `matched:     ${number.format(result.matched)}`,
    `unmatched:   ${number.format(result.unmatched.length)}${unmatchedInWords(result.unmatched)}`,
    `total fit:   ${number.format(result.totalFit)}`,
    `worst fit:   ${worst}`,
    `certificate: ${certificateInWords(result)}`,
  ];
  return lines.map((line) => `${line}\n`).join('');
}

/** ' (3 have no capacity, ...)', or nothing where nobody is left. */
export function unmatchedInWords(unmatched: readonly Unmatched[]): string {
  const count = new Map<UnmatchedReason, number>();
  for (const { why } of unmatched) count.set(why, (count.get(why) ?? 0) + 1);
  const parts = [...count].map(([why, people]) => `${people} ${REASONS[why]}`);
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}

/** What the certificate proves, in one line of English. */
export function certificateInWords(result: Result): string {
  const { status, upperBound, gap } = result.certificate;
  const bound = number.format(upperBound);
  switch (status) {
    case 'optimal':
      return `optimal, proven: no allowed set of pairs does better (upper bound ${bound}, gap 0)`;
    case 'stable': {
      const price = result.kind === 'stable' ? result.price : { matched: 0, fit: 0 };
      const cost = `${number.format(price.fit)} of fit and ${price.matched} pairs`;
      return `stable: no two people would both rather have each other (costs ${cost} against the optima)`;
    }
    case 'bounded':
      return `within ${(gap * 100).toFixed(2)} % of the best possible (upper bound ${bound})`;
  }
}
