import { smartWords } from './smart-words.ts';

/** What a goal's sentence could say more clearly. Advice beside the field, never a gate. */
export type SmartHint = 'short' | 'vague' | 'unseen' | 'someday' | 'undated';

/**
 * Looks at a goal's sentence as it is typed: at most one hint on its words and one on its time.
 * `dueOn` is what stands in the field of the day; undefined where there is no such field.
 */
export function smartHints(text: string, dueOn?: string, language = 'en'): SmartHint[] {
  const words = smartWords[language];
  const said = text.trim().toLowerCase();
  if (!words || said === '') return [];
  const hints: SmartHint[] = [];
  const isCounted = /\p{N}/u.test(said) || words.number.test(said);
  const isSeen = isCounted || words.deed.test(said);
  if (said.split(/\s+/).length < 4) hints.push('short');
  else if (!isSeen) hints.push(words.vague.test(said) ? 'vague' : 'unseen');
  if (words.someday.test(said)) hints.push('someday');
  else if (dueOn === '' && !words.named.test(said)) hints.push('undated');
  return hints;
}
