import { say } from '../../i18n.ts';
import { percentOf } from './reason-text.ts';

interface Partner {
  name: string;
  fit: number;
}

/**
 * The least that would give somebody a partner: a place more with the best of those whom the rules allow, else
 * the one rule that stands between them and the best of the others.
 */
export function smallestChange(
  allowed: readonly Partner[],
  byOneRule: readonly (Partner & { inWords: string })[],
): string {
  const [room] = allowed;
  if (room) return say('studio:help.room', { name: room.name, fit: percentOf(room.fit) });
  const [near] = byOneRule;
  if (!near) return say('studio:help.none');
  const { name, fit, inWords } = near;
  return say('studio:help.rule', { name, fit: percentOf(fit), rule: inWords });
}
