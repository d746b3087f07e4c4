import { z } from 'zod';
import type { TextKey } from '../../../i18n.ts';
import { isUnderWay, type Kind, type Phase } from '../engagement.ts';

export const newJoining = z.object({ program: z.uuid('informal:joining.problems.choose') });

/** Informal, and not about to end: there has to be something left to bring along. */
export function canJoinProgram(engagement: { phase: Phase; program: unknown }): boolean {
  return engagement.program === null && isUnderWay(engagement.phase);
}

export interface Joinable {
  kind: Kind;
  state: string;
  endsOn: string | null;
  /** One member reports to the other there. */
  isReporting: boolean;
  /** Two of them are partners in it already, in an engagement that is not over. */
  isTogether: boolean;
}

/** Why an engagement cannot be part of this program, whoever is enrolled; null: it can. */
export function whyNotJoin(
  engagement: { phase: Phase; kind: Kind; program: unknown },
  program: Joinable,
  today: string,
): TextKey | null {
  if (!canJoinProgram(engagement)) return 'informal:joining.problems.notNow';
  if (program.kind !== engagement.kind) return 'informal:joining.problems.otherKind';
  const goesOn = program.state === 'open' || program.state === 'running';
  if (!goesOn || (program.endsOn !== null && program.endsOn <= today)) {
    return 'informal:joining.problems.over';
  }
  if (program.isTogether) return 'informal:joining.problems.together';
  // No program pairs people along a line of report, and none takes such a pair in.
  return program.isReporting ? 'informal:joining.problems.reporting' : null;
}
