import type { TextKey } from '../../i18n.ts';
import type { ScoredMentor } from './mentor-list.ts';

type Check = ScoredMentor['explanation']['rules'][number];

/** Which rules a pair breaks, for the mentee to read: who declined whom is not told. */
export function whyNot({ isAllowed, explanation }: Omit<ScoredMentor, 'about'>): TextKey[] {
  if (isAllowed) return [];
  const broken = explanation.rules.filter(({ isKept }) => !isKept).map(sentence);
  return broken.length > 0 ? [...new Set(broken)] : ['choice:why.fit'];
}

function sentence({ rule, reason: { values } }: Check): TextKey {
  switch (rule) {
    case 'not_in_line_of_report':
      return 'choice:why.line';
    case 'not_already_paired':
      return 'choice:why.already';
    case 'not_blocked':
      return 'choice:why.blocked';
    case 'shared_language':
      return 'choice:why.language';
    case 'overlap_at_least':
      return 'choice:why.overlap';
    case 'stage_gap':
      return 'choice:why.stage';
    case 'department':
    case 'site':
      return `choice:why.${rule}_${values.must === 'match' ? 'match' : 'differ'}`;
    case 'field':
      return 'choice:why.field';
  }
}
