import { z } from 'zod';
import { line, optionalText, wholeNumber } from '../../http/fields.ts';
import { type Clause, clauseList } from '../programs/agreement-clauses.ts';
import type { Phase } from './engagement.ts';

/** The edit form: which version was read, and the clauses as typed. */
export const agreementChange = z.object({
  /** The version that the writer had before their eyes; 0 where there was none. */
  base: wholeNumber(0, 100_000),
  clauses: clauseList,
});
export type AgreementChange = z.output<typeof agreementChange>;

export const signature = z.object({
  version: wholeNumber(1, 100_000),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  name: line(120),
});
export type Signature = z.output<typeof signature>;

/** What two people's agreement says about them, in their words for it. */
export interface Facts {
  roles: string;
  meetings: string;
  duration: string;
  rescheduling: string;
  channels: string;
  concern: string;
  /** All that a short agreement says of its two. */
  short: string;
}

/**
 * The program's clauses with this pair's own facts added to them. A program that dropped a clause
 * dropped it on purpose, so a fact without its clause is left out too; what `titles` names (in full
 * agreements names, rhythm and dates) is never left out.
 */
export function draftClauses(
  template: readonly Clause[],
  facts: Facts,
  titles: Partial<Record<'roles' | 'meetings' | 'duration', string>>,
): Clause[] {
  const drafted = template.map((clause) => {
    const fact = clause.key in facts ? facts[clause.key as keyof Facts] : '';
    return { ...clause, text: [clause.text, fact].filter(Boolean).join('\n') };
  });
  const missing = (['roles', 'meetings', 'duration'] as const)
    .filter((key) => !template.some((clause) => clause.key === key))
    .flatMap((key) => {
      const title = titles[key];
      return title === undefined ? [] : [{ key, title, text: facts[key] }];
    });
  return [...drafted, ...missing];
}

export interface ClauseDifference {
  key: string;
  kind: 'same' | 'changed' | 'added' | 'removed';
  before: Pick<Clause, 'title' | 'text'>;
  after: Pick<Clause, 'title' | 'text'>;
}

const nothing = { title: '', text: '' };

/** Clause by clause, in the new version's order; clauses that went stand at the end. */
export function compareClauses(
  before: readonly Clause[],
  after: readonly Clause[],
): ClauseDifference[] {
  const old = new Map(before.map((clause) => [clause.key, clause]));
  const kept = after.map((clause): ClauseDifference => {
    const was = old.get(clause.key);
    if (!was) return { key: clause.key, kind: 'added', before: nothing, after: clause };
    const same = was.title === clause.title && was.text === clause.text;
    return { key: clause.key, kind: same ? 'same' : 'changed', before: was, after: clause };
  });
  const keys = new Set(after.map((clause) => clause.key));
  const removed = before
    .filter((clause) => !keys.has(clause.key))
    .map(
      (clause): ClauseDifference => ({
        key: clause.key,
        kind: 'removed',
        before: clause,
        after: nothing,
      }),
    );
  return [...kept, ...removed];
}

export function isSameAgreement(before: readonly Clause[], after: readonly Clause[]): boolean {
  return JSON.stringify(before) === JSON.stringify(after);
}

/** While the two still work: an agreement that ends soon is not changed any more. */
export function canAmend(phase: Phase): boolean {
  return phase === 'preparing' || phase === 'agreed' || phase === 'working' || phase === 'paused';
}

/** Every member who has not left signed this version. */
export function isInForce(signerIds: readonly string[], memberIds: readonly string[]): boolean {
  return memberIds.length > 0 && memberIds.every((id) => signerIds.includes(id));
}

/** The clauses of a refused form, as they were typed; null where the form held none. */
export function typedClauses(values: unknown): Clause[] | null {
  // Line ends as they are kept, so that only real differences show.
  const parsed = z.array(z.object({ key: z.string(), title: z.string(), text: optionalText() }));
  return parsed.safeParse(values).data ?? null;
}
