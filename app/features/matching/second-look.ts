import { z } from 'zod';
import { text } from '../../http/fields.ts';

// Where a program asks for it, what one manager approves waits until another one has looked at it.

export const lookStates = ['open', 'accepted', 'returned', 'withdrawn'] as const;
export type LookState = (typeof lookStates)[number];

/** What somebody who sends pairs back says about it. */
export const returnForm = z.object({ note: text(2_000) });

/** Where a request stands, below its program: pairs under their run, a circle, which comes from none, by itself. */
export function pathOfLook({ id, runId }: { id: string; runId: string | null }): string {
  return runId ? `matching/${runId}/second-looks/${id}` : `second-looks/${id}`;
}

export type LookPart = 'answers' | 'asked' | null;

/** Whether this manager is the one to answer, or the one who asked; null once it is settled. */
export function partIn(
  look: { state: LookState; askedById: string | null },
  personId: string,
): LookPart {
  if (look.state !== 'open') return null;
  return look.askedById === personId ? 'asked' : 'answers';
}
