import { type Actor, isAdmin } from '../../platform/actor.ts';

export const minute = 60_000;
/** How long one attempt may take before another may begin. */
export const leaseMinutes = 5;
/** A mail that could not be delivered for so long is given up. */
export const longestTryDays = 3;

/** After the first failure a minute, then twice as long each time, at most an hour. */
export function minutesUntilNextTry(attempts: number): number {
  return Math.min(60, 2 ** (attempts - 1));
}

export type MailState = 'sent' | 'waiting' | 'failed' | 'givenUp';

export function mailState(
  mail: { sentAt: Date | null; writtenAt: Date; failure: string | null },
  now: Date,
): MailState {
  if (mail.sentAt) return 'sent';
  if (mail.failure === null) return 'waiting';
  return mail.writtenAt < givenUpBefore(now) ? 'givenUp' : 'failed';
}

export function givenUpBefore(now: Date): Date {
  return new Date(now.getTime() - longestTryDays * 24 * 60 * minute);
}

/** The list of what was written is for admins. Bodies with a sign-in link are for nobody. */
export function canSeeOutbox(actor: Actor): boolean {
  return isAdmin(actor);
}
